// gzip (RFC 1952) of a whole text in memory.
#pragma once

#include <string>
#include <string_view>

namespace multaqa::web_api {

// `best` for what is compressed once and sent often, `fast` for an answer that is sent once.
enum class Effort { fast, best };
std::string gzip(std::string_view text, Effort effort);

// Undoes gzip(), at most `max_bytes` of result; throws std::runtime_error on broken or larger input.
std::string gunzip(std::string_view packed, std::size_t max_bytes);

}  // namespace multaqa::web_api
