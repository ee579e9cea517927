// A file to import, or standard input, as far as an import may be large.
#pragma once

#include <string>

namespace multaqa::app {

// Of "-" standard input. One byte more than limits::kImportBodyBytes tells that there is more. Throws ConfigError.
std::string read_import_file(const std::string& file);

}  // namespace multaqa::app
