// Occupancies in few words for tests: times are minutes after one fixed morning.
#pragma once

#include <string>
#include <utility>

#include "scheduling/occupancy.hpp"

namespace multaqa::scheduling::testing {

inline const Instant kMorning = *parse_utc("2027-01-12T09:00:00Z");

inline Instant at(int minute) { return kMorning + minutes{minute}; }

inline Occupancy taking(Subject subject, std::string owner, int start, int end) {
    Occupancy occupancy;
    occupancy.subject = std::move(subject);
    occupancy.interval = {at(start), at(end)};
    occupancy.owner = {"session", owner};
    occupancy.scope = "event:e1";
    occupancy.lineage = "/" + owner;
    occupancy.id = occupancy_id(occupancy.owner, occupancy.subject, occupancy.basis);
    return occupancy;
}
inline Occupancy room(std::string owner, int start, int end, std::string id = "hall") {
    return taking({SubjectKind::room, std::move(id)}, std::move(owner), start, end);
}
inline Occupancy person(std::string owner, int start, int end, std::string id = "amina") {
    return taking({SubjectKind::person, std::move(id)}, std::move(owner), start, end);
}

inline Occupancy with(Occupancy occupancy, Firmness firmness) {
    occupancy.firmness = firmness;
    return occupancy;
}
inline Occupancy with(Occupancy occupancy, Requirement requirement) {
    occupancy.requirement = requirement;
    return occupancy;
}
inline Occupancy under(Occupancy occupancy, std::string lineage) {
    occupancy.lineage = std::move(lineage);
    return occupancy;
}
inline Occupancy until(Occupancy occupancy, int expires) {
    occupancy.expires_at = at(expires);
    return occupancy;
}
inline Occupancy released(Occupancy occupancy) {
    occupancy.basis = Basis::released;
    occupancy.id = occupancy_id(occupancy.owner, occupancy.subject, Basis::released);
    return occupancy;
}

}  // namespace multaqa::scheduling::testing
