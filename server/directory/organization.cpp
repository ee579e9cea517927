#include "directory/organization.hpp"

namespace multaqa::directory {

bool is_country_code(std::string_view text) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return text.size() == 2 && is_capital(text[0]) && is_capital(text[1]);
}

}  // namespace multaqa::directory
