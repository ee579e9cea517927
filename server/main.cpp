#include "common/limits.hpp"
int main() { return 0; }
