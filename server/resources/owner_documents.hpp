// An owner as whoever may know it receives it: with its name, where it has one.
#pragma once

#include "common/json/reader.hpp"
#include "resources/owner_names.hpp"
#include "scheduling/occupancy.hpp"

namespace multaqa::resources {

inline json::object owner_json(const scheduling::Owner& owner, const OwnerNames& names) {
    json::object encoded{{"kind", owner.kind}, {"id", owner.id}};
    const auto found = names.find(owner.id);
    if (found == names.end()) return encoded;
    encoded["title"] = json::to_json(found->second.title);
    if (!found->second.event_slug.empty()) encoded["eventSlug"] = found->second.event_slug;
    return encoded;
}

}  // namespace multaqa::resources
