// The include rules of ARCHITECTURE.md as data: which layer a file belongs to, and what that layer may include.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace multaqa::tidy {

// Capabilities, each may use only those to its left (DECISIONS 27).
const std::vector<std::string>& capabilities();


// Why `path` must not contain `#include <text>` or `#include "text"`; empty when it may.
std::string objection(std::string_view path, std::string_view included);

}  // namespace multaqa::tidy
