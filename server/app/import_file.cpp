#include "app/import_file.hpp"

#include <fstream>
#include <iostream>

#include "app/config.hpp"
#include "common/limits.hpp"

namespace multaqa::app {
namespace {

std::string read_all(std::istream& stream) {
    std::string bytes(limits::kImportBodyBytes + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

}  // namespace

std::string read_import_file(const std::string& file) {
    if (file == "-") return read_all(std::cin);
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw ConfigError("cannot read " + file);
    return read_all(stream);
}

}  // namespace multaqa::app
