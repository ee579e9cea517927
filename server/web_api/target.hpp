// Request targets (RFC 9112 §3.2) taken apart: percent-decoding, query pairs, and what is refused before routing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace multaqa::web_api {

struct Target {
    std::string path;  // decoded, starts with "/"
    std::vector<std::pair<std::string, std::string>> query;
};

// Accepts "/path?query" and the absolute form "http://host/path?query". Nullopt where the path does not start with
// "/", holds a NUL or control character, a "." or ".." segment, a broken escape or broken UTF-8, or where the query
// has more than 64 pairs.
std::optional<Target> parse_target(std::string_view target);

// %XX → byte; "+" → space in queries only. Nullopt on a broken escape, a control character or broken UTF-8.
enum class Part { path, query };
std::optional<std::string> percent_decode(std::string_view text, Part part);

}  // namespace multaqa::web_api
