#include "common/json/field_changes.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace multaqa::json {
namespace {

std::set<std::string> names_of(const object& first, const object& second) {
    std::set<std::string> names;
    for (const auto* side : {&first, &second})
        for (const auto& member : *side) names.emplace(member.key().data(), member.key().size());
    return names;
}

bool are_equal(const value* first, const value* second) {
    if (first == nullptr || second == nullptr) return first == second;
    return *first == *second;
}

}  // namespace

object field_changes(const object& before, const object& after,
                     std::initializer_list<std::string_view> personal) {
    object fields;
    array hidden;
    for (const auto& name : names_of(before, after)) {
        const auto* const old_value = before.if_contains(name);
        const auto* const new_value = after.if_contains(name);
        if (are_equal(old_value, new_value)) continue;
        if (std::find(personal.begin(), personal.end(), name) != personal.end()) {
            hidden.emplace_back(name);
            continue;
        }
        object sides;
        if (old_value != nullptr) sides.emplace("before", *old_value);
        if (new_value != nullptr) sides.emplace("after", *new_value);
        fields.emplace(name, std::move(sides));
    }
    object result;
    result.emplace("fields", std::move(fields));
    if (!hidden.empty()) result.emplace("personal", std::move(hidden));
    return result;
}

}  // namespace multaqa::json
