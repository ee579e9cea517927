// SHA-256 of a file, read piece by piece.
#pragma once

#include <string>

namespace multaqa::app {

// 64 hex letters. Throws std::runtime_error when the file cannot be read.
std::string sha256_of_file(const std::string& path);

}  // namespace multaqa::app
