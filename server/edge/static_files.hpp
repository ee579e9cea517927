// The files of the web application, read into memory at start with their compressed twins.
#pragma once

#include <string>
#include <vector>

#include "web_api/prepared.hpp"

namespace multaqa::edge {

// Every regular file below `folder` as "/path" → answer; index.html also as "/" (and as "/folder/" of its folder).
// NAME.br and NAME.gz become twins of NAME; a text without .gz is packed here. What lies below /assets/ bears a hash in
// its name and never changes; everything else is asked for again each time. Symbolic links and hidden files are left
// out. No folder: nothing. Throws std::runtime_error for a file that cannot be read or that makes more than 256 MiB.
std::vector<web_api::PreparedTable::Item> load_static_files(const std::string& folder);

// By the ending of the name; "application/octet-stream" if it is not known.
std::string content_type_of(std::string_view name);

}  // namespace multaqa::edge
