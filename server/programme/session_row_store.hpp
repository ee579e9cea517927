// How a session's rows become a value and back; for session_store alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "programme/session.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::session_store {

// Columns of session, then of its published placement, in the order of read_session().
inline constexpr std::string_view kSessionColumns =
    "SELECT s.id, s.event_id, s.parent_id, s.root_id, s.type, s.title, s.description, s.wall_start, s.zone, s.end_zone, "
    "s.duration, s.fold, s.all_day, s.anchor, s.utc_start, s.utc_end, s.zone_data_version, s.status, s.held_until, s.room_id, "
    "s.virtual_locations, s.uid, s.sequence, s.released, s.version, s.created_at, s.updated_at, "
    "s.exclusive, s.follows, s.languages_spoken, s.interpretation, p.wall_start, p.zone, p.end_zone, "
    "p.duration, p.fold, p.all_day, p.anchor, p.utc_start, p.utc_end, p.zone_data_version, p.room_id, p.hold, "
    "s.recurrence_id, s.occurrence, s.overridden, s.meant_start, p.meant_start "
    "FROM session s LEFT JOIN published_placement p ON p.session_id = s.id ";

Session read_session(const store::Row& row);  // without participants
// A column meant_start.
std::optional<PlainDateTime> read_meant(const store::Row& row, int column);
// The ten columns that session and published_placement share, from wall_start on.
Placement read_placement(const store::Row& row, int first_column);
std::optional<std::string> write_meant(const Placement& placement);
// $1 id, $2 event_id, $3 created_at, $4 … $35 what an update may change, in the order of session_store's texts.
store::Values write_session(const Session& session);

std::string write_roles(const std::set<ParticipantRole>& roles);
// Columns roles, required, participation_status, position.
Participant read_participant(const store::Row& row, int first_column);

std::string_view word(Hold hold);

}  // namespace multaqa::programme::session_store
