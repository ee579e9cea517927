// The door to the JSON library (Boost.JSON). Nothing else in the project names boost::json.
#pragma once

#include <boost/json.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "common/result/result.hpp"

namespace multaqa::json {

using boost::json::array;
using boost::json::object;
using boost::json::serialize;
using boost::json::value;

// Strict parsing of what a client sent: UTF-8 checked, depth at most 32, duplicate names refused, integers beyond
// 64 bits refused (Boost.JSON would keep the last of two names and turn large integers into doubles).
// malformed_json otherwise, with the position in the fault.
Result<value> parse(std::string_view text);
// For text that we wrote ourselves; throws std::runtime_error if it is broken.
value parse_trusted(std::string_view text);

// RFC 7396. `target` becomes target merged with patch; null removes.
void merge_patch(value& target, const value& patch);
// The smallest merge patch that turns `from` into `to`; nullopt if they are equal.
std::optional<value> difference(const value& from, const value& to);

}  // namespace multaqa::json
