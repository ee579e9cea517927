// Members of JSON that we wrote ourselves.
#pragma once

#include <string>
#include <string_view>

#include "common/json/json.hpp"

namespace multaqa::app {

// Throws where it is missing or no text.
inline std::string text(const json::object& object, std::string_view name) { return std::string(object.at(name).as_string()); }

}  // namespace multaqa::app
