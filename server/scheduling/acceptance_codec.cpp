#include "scheduling/acceptance_codec.hpp"

#include "common/json/json.hpp"

namespace multaqa::scheduling {

std::string encode_parts(const std::map<std::string, std::int64_t>& parts) {
    if (parts.empty()) return "";
    json::object body;
    for (const auto& [name, amount] : parts) body[name] = amount;
    return json::serialize(body);
}

std::map<std::string, std::int64_t> decode_parts(std::string_view stored) {
    std::map<std::string, std::int64_t> parts;
    if (stored.empty()) return parts;
    const auto body = json::parse_trusted(stored);
    for (const auto& member : body.as_object()) parts.emplace(member.key(), member.value().as_int64());
    return parts;
}

}  // namespace multaqa::scheduling
