// The session for which a place is sought, among its relatives as they would stand. Pure.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "planning/suggestion.hpp"
#include "programme/refused_session.hpp"
#include "programme/session_tree.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/slot_search.hpp"

namespace multaqa::planning {

struct WantedSession {
    programme::SessionTree tree;  // the stored one, with the wanted session in it
    SessionId id;
    std::set<SessionId> unstored;  // the wanted session itself, where it is to be created
    std::optional<scheduling::SlotPlace> standing;  // where it stands now; none for a creation
    Instant children_from;         // the start from which the offsets of its children count

    const programme::Session& session() const { return *tree.find(id); }
};

// `stored` holds the session's present tree, and for a creation that of its parent.
WantedSession wanted_among(programme::SessionTree stored, programme::Session wanted);
// The same from a command; only content, not placement, is that of the command. Empty where its session is gone.
std::optional<WantedSession> wanted_by(programme::SessionTree stored, const programme::PlacingCommand& command);

// The people of the wanted session who must come, or may.
std::vector<scheduling::Subject> people_of(const WantedSession& wanted, scheduling::Requirement requirement);
// The equipment that it takes itself.
std::vector<scheduling::WantedEquipment> equipment_of(const WantedSession& wanted);
// What its room must serve: itself, and the children that have no room of their own.
std::vector<scheduling::RoomUse> room_uses_of(const WantedSession& wanted);
// What its children take and does not follow from its own room.
std::vector<scheduling::Companion> companions_of(const WantedSession& wanted);
// Everything that it and its children take or would like to take.
std::set<scheduling::Subject> subjects_of(const WantedSession& wanted);
// Versions of the stored sessions that it moves or lies within, by id.
Foundation session_versions_of(const WantedSession& wanted);

// Who must be told again: the participants of what is published and moves.
struct Disturbance {
    std::int64_t people = 0;
    std::int64_t published_sessions = 0;
};
Disturbance disturbance_of(const WantedSession& wanted);

}  // namespace multaqa::planning
