#include "programme/past_codec.hpp"

namespace multaqa::programme {
namespace {

const json::object* fields_of(const json::value& data) {
    const auto* const object = data.if_object();
    const auto* const fields = object == nullptr ? nullptr : object->if_contains("fields");
    return fields == nullptr ? nullptr : fields->if_object();
}

// An id changes only when a thing comes into being, or goes.
bool tells_of_a_beginning(const json::object& fields) {
    const auto* const id = fields.if_contains("id");
    return id != nullptr && !id->as_object().contains("before");
}

}  // namespace

Past::Told Past::add(const std::string& entity, const json::value& data) {
    const auto* const fields = fields_of(data);
    if (fields == nullptr) return Told::in_part;
    const auto [found, is_first] = things_.try_emplace(entity);
    auto& thing = found->second;
    if (is_first && tells_of_a_beginning(*fields)) thing.beginning = Thing::Beginning::since;
    for (const auto& member : *fields) {
        const auto* const before = member.value().as_object().if_contains("before");
        thing.fields.try_emplace(std::string(member.key()), before == nullptr ? std::nullopt : std::optional(*before));
    }
    // what is told by name only is not known
    return data.as_object().contains("personal") ? Told::in_part : Told::fully;
}

std::optional<json::object> Past::state(const std::string& entity, const json::object* present) const {
    json::object result = present == nullptr ? json::object{} : *present;
    const auto found = things_.find(entity);
    if (found == things_.end()) return result;
    if (found->second.beginning == Thing::Beginning::since) return std::nullopt;
    for (const auto& [name, before] : found->second.fields) {
        if (before) result[name] = *before;
        else result.erase(name);
    }
    return result;
}

std::vector<std::string> Past::entities() const {
    std::vector<std::string> names;
    for (const auto& [name, thing] : things_) names.push_back(name);
    return names;
}

}  // namespace multaqa::programme
