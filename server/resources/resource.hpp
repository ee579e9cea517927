// What all resources share: whether they are in use, who owns them, who decides over them. Values and rules, pure.
#pragma once

#include <optional>
#include <string>

#include "common/identity/caller.hpp"
#include "common/ids/resource_ids.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/instant.hpp"
#include "scheduling/occupancy.hpp"

namespace multaqa::resources {

// Nothing that was taken once is deleted (DECISIONS 6).
enum class Standing { in_use, archived };

// Whoever may see nothing of a resource but when it is taken may still ask for it.
enum class Right { request, decide };

// Protocol decides over everything; else a grant on the scope "resource-owner", or on that of the organisation that owns
// the resource.
Right right_over(const Caller& caller, const std::optional<OrganizationId>& owner);

inline scheduling::Subject subject_of(const RoomId& id) { return {scheduling::SubjectKind::room, id.text()}; }
inline scheduling::Subject subject_of(const VehicleId& id) { return {scheduling::SubjectKind::vehicle, id.text()}; }
inline scheduling::Subject subject_of(const EquipmentId& id) { return {scheduling::SubjectKind::equipment, id.text()}; }

// What a room, a vehicle or an equipment is to those who take it.
struct Resource {
    scheduling::Subject subject;
    SiteId site;
    std::string zone;  // of the site
    std::optional<OrganizationId> owner;
    LocalizedText name;
    Standing standing = Standing::in_use;
};

}  // namespace multaqa::resources
