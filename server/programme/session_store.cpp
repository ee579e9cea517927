#include "programme/session_store.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/text/search_fold.hpp"
#include "programme/audience.hpp"
#include "programme/columns_store.hpp"
#include "programme/session_needs_store.hpp"
#include "programme/session_row_store.hpp"
#include "store/id_list.hpp"
#include "store/rows.hpp"
#include "store/search_text.hpp"

namespace multaqa::programme::session_store {
namespace {

constexpr std::string_view kParticipantColumns =
    "SELECT x.session_id, x.person_id, x.roles, x.required, x.participation_status, x.position FROM session_participant x ";

const std::string& insert_sql() {
    static const std::string sql =
        "INSERT INTO session (id, event_id, created_at, parent_id, root_id, type, title, description, wall_start, zone, end_zone, "
        "duration, fold, all_day, anchor, utc_start, utc_end, zone_data_version, status, held_until, room_id, virtual_locations, uid, "
        "sequence, released, version, updated_at, exclusive, follows, languages_spoken, interpretation, "
        "recurrence_id, occurrence, overridden, meant_start, archived) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
        "$15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, 0)";
    return sql;
}

const std::string& update_sql() {
    static const std::string sql =
        "UPDATE session SET parent_id = $4, root_id = $5, type = $6, title = $7, description = $8, wall_start = $9, zone = $10, "
        "end_zone = $11, duration = $12, fold = $13, all_day = $14, anchor = $15, utc_start = $16, utc_end = $17, "
        "zone_data_version = $18, status = $19, held_until = $20, room_id = $21, virtual_locations = $22, uid = $23, sequence = $24, "
        "released = $25, version = $26, updated_at = $27, exclusive = $28, follows = $29, languages_spoken = $30, "
        "interpretation = $31, recurrence_id = $32, occurrence = $33, overridden = $34, meant_start = $35 "
        "WHERE id = $1 AND event_id = $2 AND created_at = $3";
    return sql;
}

// What stands in tables of its own. `where` names them x.
void add_parts(store::Connection& db, std::string_view where, const store::Values& parameters, std::vector<Session>& sessions) {
    std::map<SessionId, Session*> by_id;
    for (auto& session : sessions) by_id.emplace(session.id, &session);
    db.query(std::string(kParticipantColumns) + std::string(where), parameters, [&](const store::Row& row) {
        const auto found = by_id.find(row.id<SessionId>(0));
        if (found != by_id.end()) found->second->content.participants.emplace(row.id<PersonId>(1), read_participant(row, 2));
    });
    add_needs(db, where, parameters, sessions);
}

std::vector<Session> list(store::Connection& db, std::string_view where, const store::Values& parameters) {
    return db.list(std::string(kSessionColumns) + std::string(where), parameters, read_session);
}

void put_participant(store::Connection& db, const SessionId& session, const PersonId& person, const Participant& participant) {
    db.execute(
        "INSERT INTO session_participant (session_id, person_id, roles, required, participation_status, position) "
        "VALUES ($1, $2, $3, $4, $5, $6) "
        "ON CONFLICT (session_id, person_id) DO UPDATE SET roles = excluded.roles, required = excluded.required, "
        "participation_status = excluded.participation_status, position = excluded.position",
        {session, person, write_roles(participant.roles), participant.required ? 1 : 0, word(participant.status), participant.order});
}

void make_found(store::Connection& db, const Session& session) {
    store::put_search_text(db, {"session", session.id.text(), scope_of(session.event), search_text({&session.content.title})});
}

void write_participants(store::Connection& db, const SessionId& session, const Participants& before, const Participants& after) {
    for (const auto& [person, participant] : before)
        if (!after.contains(person))
            db.execute("DELETE FROM session_participant WHERE session_id = $1 AND person_id = $2", {session, person});
    for (const auto& [person, participant] : after) {
        const auto old = before.find(person);
        if (old == before.end() || old->second != participant) put_participant(db, session, person, participant);
    }
}

// id, wall_start, fold, utc_start, utc_end, zone_data_version, meant_start
store::Values time_of(const SessionId& id, const Placement& placement) {
    return {id,
            format_plain_date_time(placement.wanted.start),
            placement.fold == Fold::first ? 0 : 1,
            placement.utc.start,
            placement.utc.end,
            placement.zone_version,
            write_meant(placement)};
}

}  // namespace

std::vector<Session> list_of_event(store::Connection& db, const EventId& event) {
    auto sessions = list(db, "WHERE s.event_id = $1 AND s.archived = 0 ORDER BY s.id", {event});
    add_parts(db, "JOIN session s ON s.id = x.session_id WHERE s.event_id = $1 AND s.archived = 0", {event}, sessions);
    return sessions;
}

std::vector<Session> list_of_tree_of(store::Connection& db, const SessionId& session) {
    auto sessions = list(db, "WHERE s.archived = 0 AND s.root_id = (SELECT root_id FROM session WHERE id = $1) ORDER BY s.id", {session});
    add_parts(db,
                     "JOIN session s ON s.id = x.session_id WHERE s.archived = 0 "
                     "AND s.root_id = (SELECT root_id FROM session WHERE id = $1)",
                     {session}, sessions);
    return sessions;
}

std::vector<Session> list_of_trees_of(store::Connection& db, std::span<const SessionId> sessions) {
    const auto roots = store::list_by_ids(db, "SELECT DISTINCT root_id FROM session WHERE archived = 0 AND id IN (", sessions, ")",
                                          [](const store::Row& row) { return row.id<SessionId>(0); });
    const auto theirs = "s.archived = 0 AND s.root_id IN (" + store::id_placeholders() + ")";
    std::vector<Session> trees;
    store::for_each_portion(std::span(roots), [&](const store::Values& portion) {
        auto some = list(db, "WHERE " + theirs, portion);
        add_parts(db, "JOIN session s ON s.id = x.session_id WHERE " + theirs, portion, some);
        trees.insert(trees.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
    });
    return trees;
}

std::vector<Session> list_of_recurrence(store::Connection& db, const RecurrenceId& recurrence) {
    const std::string theirs =
        "s.archived = 0 AND s.root_id IN (SELECT root_id FROM session WHERE recurrence_id = $1 AND archived = 0)";
    auto sessions = list(db, "WHERE " + theirs + " ORDER BY s.id", {recurrence});
    add_parts(db, "JOIN session s ON s.id = x.session_id WHERE " + theirs, {recurrence}, sessions);
    return sessions;
}

std::optional<Session> find(store::Connection& db, const SessionId& id) {
    auto found = list(db, "WHERE s.id = $1 AND s.archived = 0", {id});
    if (found.empty()) return std::nullopt;
    add_parts(db, "WHERE x.session_id = $1", {id}, found);
    return std::move(found.front());
}

std::vector<Session> list_page(store::Connection& db, const EventId& event, const std::optional<Position>& after, std::size_t limit) {
    const Position from = after.value_or(Position{from_micros(INT64_MIN / 2), SessionId{}});
    const auto most = static_cast<std::int64_t>(limit);
    const auto pool = to_micros(kPoolStart);
    auto sessions = list(db,
                         "WHERE s.event_id = $1 AND s.archived = 0 AND (COALESCE(s.utc_start, $5) > $2 OR "
                         "(COALESCE(s.utc_start, $5) = $2 AND s.id > $3)) ORDER BY COALESCE(s.utc_start, $5), s.id LIMIT $4",
                         {event, from.utc_start, from.id.text(), most, pool});
    if (sessions.empty()) return sessions;
    add_parts(db,
              "JOIN session s ON s.id = x.session_id WHERE s.event_id = $1 AND s.archived = 0 AND "
              "COALESCE(s.utc_start, $4) >= $2 AND COALESCE(s.utc_start, $4) <= $3",
              {event, position_of(sessions.front()).utc_start, position_of(sessions.back()).utc_start, pool}, sessions);
    return sessions;
}

std::vector<Session> list_with_person(store::Connection& db, const PersonId& person) {
    const std::string theirs = "s.archived = 0 AND s.id IN (SELECT session_id FROM session_participant WHERE person_id = $1)";
    auto sessions = list(db, "WHERE " + theirs + " ORDER BY s.id", {person});
    add_parts(db, "JOIN session s ON s.id = x.session_id WHERE " + theirs, {person}, sessions);
    return sessions;
}

std::vector<std::pair<EventId, SessionId>> list_of_person(store::Connection& db, const PersonId& person) {
    return db.list(
        "SELECT s.event_id, s.id FROM session_participant x JOIN session s ON s.id = x.session_id "
        "WHERE x.person_id = $1 AND s.archived = 0 ORDER BY s.event_id, s.id",
        {person}, [](const store::Row& row) { return std::pair(row.id<EventId>(0), row.id<SessionId>(1)); });
}

std::vector<Named> list_names(store::Connection& db, std::span<const SessionId> ids) {
    return store::list_by_ids(db, "SELECT s.id, s.title, e.slug FROM session s JOIN event e ON e.id = s.event_id WHERE s.id IN (", ids, ")",
                              [](const store::Row& row) { return Named{row.id<SessionId>(0), read_text(row, 1), row.string(2)}; });
}

Position position_of(const Session& session) { return {is_placed(session) ? session.placement.utc.start : kPoolStart, session.id}; }

std::optional<SessionId> find_by_uid(store::Connection& db, const EventId& event, std::string_view uid) {
    return db.find("SELECT id FROM session WHERE event_id = $1 AND uid = $2 AND archived = 0", {event, uid},
                   [](const store::Row& row) { return row.id<SessionId>(0); });
}

std::map<std::string, SessionId> list_uids(store::Connection& db, const EventId& event) {
    std::map<std::string, SessionId> uids;
    db.query("SELECT uid, id FROM session WHERE event_id = $1 AND archived = 0", {event},
             [&](const store::Row& row) { uids.emplace(row.string(0), row.id<SessionId>(1)); });
    return uids;
}

std::optional<EventId> find_event_of(store::Connection& db, const SessionId& id) {
    return db.find("SELECT event_id FROM session WHERE id = $1 AND archived = 0", {id},
                   [](const store::Row& row) { return row.id<EventId>(0); });
}

std::int64_t count_of_event(store::Connection& db, const EventId& event) {
    return db.find_integer("SELECT COUNT(*) FROM session WHERE event_id = $1 AND archived = 0", {event}).value_or(0);
}

void insert(store::Connection& db, const Session& session) {
    db.execute(insert_sql(), write_session(session));
    write_participants(db, session.id, {}, session.content.participants);
    make_found(db, session);
    write_needs(db, session.id, {}, session.content.needs);
}

void update(store::Connection& db, const Session& before, const Session& after) {
    db.execute(update_sql(), write_session(after));
    write_participants(db, after.id, before.content.participants, after.content.participants);
    if (before.content.title != after.content.title) make_found(db, after);
    write_needs(db, after.id, before.content.needs, after.content.needs);
    if (after.published && (!before.published || before.published->hold != after.published->hold))
        db.execute("UPDATE published_placement SET hold = $1 WHERE session_id = $2", {word(after.published->hold), after.id});
}

void archive(store::Connection& db, const SessionId& id, std::int64_t version, Instant now) {
    db.execute("UPDATE session SET archived = 1, version = $1, updated_at = $2 WHERE id = $3", {version, now, id});
    store::erase_search_text(db, "session", id.text());
}

void release_occurrence_ids(store::Connection& db, const RecurrenceId& recurrence) {
    db.execute("UPDATE session SET occurrence = NULL WHERE recurrence_id = $1 AND archived = 0", {recurrence});
}

std::vector<SessionId> list_held(store::Connection& db, const EventId& event) {
    return db.list("SELECT session_id FROM published_placement WHERE event_id = $1 AND hold = 'held' ORDER BY session_id", {event},
                   [](const store::Row& row) { return row.id<SessionId>(0); });
}

void publish_placements(store::Connection& db, const EventId& event) {
    db.execute("DELETE FROM published_placement WHERE event_id = $1", {event});
    // Effective rooms: a tree is at most three levels deep.
    db.execute(
        "INSERT INTO published_placement (session_id, event_id, wall_start, zone, end_zone, duration, fold, all_day, anchor, utc_start, "
        "utc_end, zone_data_version, meant_start, room_id, hold) "
        "SELECT s.id, s.event_id, s.wall_start, s.zone, s.end_zone, s.duration, s.fold, s.all_day, s.anchor, s.utc_start, s.utc_end, "
        "s.zone_data_version, s.meant_start, COALESCE(s.room_id, a.room_id, b.room_id), 'standing' "
        "FROM session s LEFT JOIN session a ON a.id = s.parent_id LEFT JOIN session b ON b.id = a.parent_id "
        "WHERE s.event_id = $1 AND s.archived = 0 AND s.status IN ('tentative', 'confirmed')",
        {event});
    db.execute("UPDATE session SET released = 1 WHERE event_id = $1 AND archived = 0 AND status <> 'draft' AND released = 0", {event});
}

void move_working(store::Connection& db, std::span<const Session> sessions) {
    static constexpr std::array<std::string_view, 10> kKinds{"TEXT", "TEXT",   "BIGINT", "BIGINT", "BIGINT",
                                                              "TEXT", "TEXT", "BIGINT", "BIGINT", "BIGINT"};
    std::vector<store::Values> rows;
    rows.reserve(sessions.size());
    for (const auto& session : sessions) {
        auto& row = rows.emplace_back(time_of(session.id, session.placement));
        row.insert(row.end(), {session.sequence, session.version, session.updated});
    }
    store::update_by_rows(db,
                          "UPDATE session SET wall_start = v.column2, fold = v.column3, utc_start = v.column4, utc_end = v.column5, "
                          "zone_data_version = v.column6, meant_start = v.column7, sequence = v.column8, version = v.column9, "
                          "updated_at = v.column10",
                          kKinds, rows, "session.id = v.column1");
}

void move_published(store::Connection& db, std::span<const Session> sessions) {
    static constexpr std::array<std::string_view, 8> kKinds{"TEXT", "TEXT", "BIGINT", "BIGINT", "BIGINT", "TEXT", "TEXT", "TEXT"};
    std::vector<store::Values> rows;
    rows.reserve(sessions.size());
    for (const auto& session : sessions)
        rows.emplace_back(time_of(session.id, session.published->placement)).emplace_back(word(session.published->hold));
    store::update_by_rows(db,
                          "UPDATE published_placement SET wall_start = v.column2, fold = v.column3, utc_start = v.column4, "
                          "utc_end = v.column5, zone_data_version = v.column6, meant_start = v.column7, hold = v.column8",
                          kKinds, rows, "published_placement.session_id = v.column1");
}

PublishedTimes list_published(store::Connection& db, const EventId& event) {
    PublishedTimes times;
    db.query(
        "SELECT session_id, wall_start, zone, end_zone, duration, fold, all_day, anchor, utc_start, utc_end, zone_data_version, "
        "meant_start FROM published_placement WHERE event_id = $1",
        {event}, [&](const store::Row& row) {
            auto& placement = times.emplace(row.id<SessionId>(0), read_placement(row, 1)).first->second;
            placement.meant = read_meant(row, 11);
        });
    return times;
}

void touch(store::Connection& db, const SessionId& id, std::int64_t version, Instant now) {
    db.execute("UPDATE session SET version = $1, updated_at = $2 WHERE id = $3", {version, now, id});
}

std::optional<RoomPlace> find_room_place(store::Connection& db, const RoomId& room) {
    return db.find("SELECT t.id, t.zone, r.archived FROM room r JOIN site t ON t.id = r.site_id WHERE r.id = $1", {room},
                   [](const store::Row& row) {
                       return RoomPlace{row.id<SiteId>(0), row.string(1), row.integer(2) == 0 ? RoomState::in_use : RoomState::archived};
                   });
}

std::int64_t count_references(store::Connection& db, const EventId& event, const PersonId& person) {
    return db
        .find_integer(
            "SELECT COUNT(*) FROM session_participant x JOIN session s ON s.id = x.session_id "
            "WHERE x.person_id = $1 AND s.event_id = $2 AND s.archived = 0",
            {person, event})
        .value_or(0);
}

std::int64_t count_references(store::Connection& db, const EventId& event, const RoomId& room) {
    return db.find_integer("SELECT COUNT(*) FROM session WHERE room_id = $1 AND event_id = $2 AND archived = 0", {room, event}).value_or(0);
}

}  // namespace multaqa::programme::session_store
