// The accepted parts of a clash as the database keeps them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace multaqa::scheduling {

// "" stands for none. Throws on text that we did not write.
std::string encode_parts(const std::map<std::string, std::int64_t>& parts);
std::map<std::string, std::int64_t> decode_parts(std::string_view stored);

}  // namespace multaqa::scheduling
