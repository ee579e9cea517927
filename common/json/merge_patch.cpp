#include "common/json/json.hpp"

namespace multaqa::json {

void merge_patch(value& target, const value& patch) {
    if (!patch.is_object()) {
        target = patch;
        return;
    }
    if (!target.is_object()) target.emplace_object();
    auto& members = target.get_object();
    for (const auto& change : patch.get_object()) {
        if (change.value().is_null())
            members.erase(change.key());
        else
            merge_patch(members[change.key()], change.value());
    }
}

std::optional<value> difference(const value& from, const value& to) {
    if (from == to) return std::nullopt;
    if (!from.is_object() || !to.is_object()) return to;
    object patch;
    for (const auto& old : from.get_object())
        if (!to.get_object().contains(old.key())) patch[old.key()] = nullptr;
    for (const auto& wanted : to.get_object()) {
        const auto* const old = from.get_object().if_contains(wanted.key());
        if (old == nullptr)
            patch[wanted.key()] = wanted.value();
        else if (auto inner = difference(*old, wanted.value()))
            patch[wanted.key()] = std::move(*inner);
    }
    return value(std::move(patch));
}

}  // namespace multaqa::json
