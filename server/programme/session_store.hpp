// All SQL of sessions, their participants and their published placements.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/session.hpp"
#include "programme/zone_move.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::session_store {

// Archived sessions are left out everywhere. Each list takes three queries, whatever its length.
std::vector<Session> list_of_event(store::Connection& db, const EventId& event);
// The whole tree of the session.
std::vector<Session> list_of_tree_of(store::Connection& db, const SessionId& session);
// The trees in which the sessions stand.
std::vector<Session> list_of_trees_of(store::Connection& db, std::span<const SessionId> sessions);
// The trees in which occurrences of it stand.
std::vector<Session> list_of_recurrence(store::Connection& db, const RecurrenceId& recurrence);
std::optional<Session> find(store::Connection& db, const SessionId& id);
// In a list; sessions without a time come last.
inline constexpr Instant kPoolStart = Instant::max();
struct Position {
    Instant utc_start;
    SessionId id;
};
Position position_of(const Session& session);
std::vector<Session> list_page(store::Connection& db, const EventId& event, const std::optional<Position>& after, std::size_t limit);

// Live sessions in which the person takes part, by id.
std::vector<Session> list_with_person(store::Connection& db, const PersonId& person);
// The same by their ids, event by event.
std::vector<std::pair<EventId, SessionId>> list_of_person(store::Connection& db, const PersonId& person);
struct Named {
    SessionId id;
    LocalizedText title;
    std::string event_slug;
};
// Archived ones too; unknown ids are left out.
std::vector<Named> list_names(store::Connection& db, std::span<const SessionId> ids);
std::optional<SessionId> find_by_uid(store::Connection& db, const EventId& event, std::string_view uid);
std::map<std::string, SessionId> list_uids(store::Connection& db, const EventId& event);
std::optional<EventId> find_event_of(store::Connection& db, const SessionId& id);
std::int64_t count_of_event(store::Connection& db, const EventId& event);

void insert(store::Connection& db, const Session& session);
// Writes what differs.
void update(store::Connection& db, const Session& before, const Session& after);
void archive(store::Connection& db, const SessionId& id, std::int64_t version, Instant now);
// The occurrences lose their ids until each is updated: none is in the way of another that takes its place.
void release_occurrence_ids(store::Connection& db, const RecurrenceId& recurrence);

// Sessions whose published placement the working programme has left and still holds.
std::vector<SessionId> list_held(store::Connection& db, const EventId& event);
// A release is out: what it holds was released, and stands where it says; holds of before are void.
void publish_placements(store::Connection& db, const EventId& event);
// Sets sessions to another time, with their numbers of editions; nothing else of them.
void move_working(store::Connection& db, std::span<const Session> sessions);
// Sets the published placements that they have to another time, with what holds them.
void move_published(store::Connection& db, std::span<const Session> sessions);
PublishedTimes list_published(store::Connection& db, const EventId& event);
// Raises the version of one session without changing it otherwise.
void touch(store::Connection& db, const SessionId& id, std::int64_t version, Instant now);

// References into tables to the left.
enum class RoomState { in_use, archived };
struct RoomPlace {
    SiteId site;
    std::string zone;
    RoomState state = RoomState::in_use;
};
std::optional<RoomPlace> find_room_place(store::Connection& db, const RoomId& room);

// How many live sessions of the event name the person or the room.
std::int64_t count_references(store::Connection& db, const EventId& event, const PersonId& person);
std::int64_t count_references(store::Connection& db, const EventId& event, const RoomId& room);

}  // namespace multaqa::programme::session_store
