// What a session takes: its effective room, its equipment and its participants, as firmly as its status says (DECISIONS 10).
#pragma once

#include <set>
#include <vector>

#include "programme/session_tree.hpp"
#include "scheduling/occupancy.hpp"

namespace multaqa::programme {

inline constexpr const char* kSessionOwnerKind = "session";
scheduling::Owner owner_of(const SessionId& session);

// Nullopt: a cancelled session takes nothing.
std::optional<scheduling::Firmness> firmness_of(SessionStatus status);

// Who declined or sends somebody else is not taken.
std::vector<scheduling::Occupancy> occupancies_of(const SessionTree& tree, const SessionId& session);
// Rooms, equipment and people of the session's content and its effective room: what its command must lock.
std::set<scheduling::Subject> subjects_of(const SessionTree& tree, const SessionId& session);

}  // namespace multaqa::programme
