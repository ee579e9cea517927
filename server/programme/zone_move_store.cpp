#include "programme/zone_move_store.hpp"

#include <string_view>

#include "common/limits.hpp"
#include "common/json/json.hpp"
#include "programme/columns_store.hpp"
#include "programme/recurrence_codec.hpp"
#include "programme/session_row_store.hpp"
#include "store/id_list.hpp"

namespace multaqa::programme::zone_move_store {
namespace {

using Of = MovedPlacement::Of;

// No session is longer, so the index skips the history; a day of the calendar may have an hour more than 24.
constexpr auto kLongest = limits::kSessionLength + std::chrono::hours{24};

// By session, its working placement before its published one. Reads id, which of the two, title, then the ten columns of a
// placement and meant_start. $1 event, $2 now, $3 the earliest start, $4 the session before the first, $5 the last or ''.
constexpr std::string_view kPlacements =
    "SELECT s.id, 0, s.title, s.wall_start, s.zone, s.end_zone, s.duration, s.fold, s.all_day, s.anchor, s.utc_start, s.utc_end, "
    "s.zone_data_version, s.meant_start FROM session s WHERE s.event_id = $1 AND s.archived = 0 AND s.utc_start > $3 AND s.utc_end > $2 AND s.id > $4 "
    "AND ($5 = '' OR s.id <= $5) UNION ALL "
    "SELECT p.session_id, 1, s.title, p.wall_start, p.zone, p.end_zone, p.duration, p.fold, p.all_day, p.anchor, p.utc_start, p.utc_end, "
    "p.zone_data_version, p.meant_start FROM published_placement p JOIN session s ON s.id = p.session_id "
    "WHERE p.event_id = $1 AND p.utc_start > $3 AND p.utc_end > $2 AND p.session_id > $4 "
    "AND ($5 = '' OR p.session_id <= $5) "
    "ORDER BY 1, 2";
constexpr int kZoneColumn = 4;
constexpr int kMeantColumn = 13;

}  // namespace

std::vector<EventId> list_events(store::Connection& db, const EventId& after, Instant now, std::size_t limit) {
    return db.list(
        "SELECT e.id FROM event e WHERE e.id > $1 AND ("
        "EXISTS (SELECT 1 FROM session s WHERE s.event_id = e.id AND s.archived = 0 AND s.utc_start > $3 AND s.utc_end > $2) OR "
        "EXISTS (SELECT 1 FROM published_placement p WHERE p.event_id = e.id AND p.utc_start > $3 AND p.utc_end > $2)) "
        "ORDER BY e.id LIMIT $4",
        {after, now, now - kLongest, static_cast<std::int64_t>(limit)}, [](const store::Row& row) { return row.id<EventId>(0); });
}

void visit(store::Connection& db, const EventPart& part, Instant now, DifferingZones& zones,
           const std::function<void(const SessionId&, std::optional<MovedPlacement>)>& use) {
    const auto upto = part.upto.value_or(SessionId{});
    db.query(kPlacements, {part.event, now, now - kLongest, part.after.text(), upto.text()}, [&](const store::Row& row) {
        const auto session = row.id<SessionId>(0);
        if (!zones.contains(row.text(kZoneColumn))) return use(session, std::nullopt);
        const auto of = row.integer(1) == 0 ? Of::working : Of::published;
        auto placement = session_store::read_placement(row, 3);
        placement.meant = session_store::read_meant(row, kMeantColumn);
        use(session, MovedPlacement{of, session, part.event, read_text(row, 2), std::move(placement), {}, ClockFault::none});
    });
}

std::vector<std::pair<std::string, std::int64_t>> count_uses(store::Connection& db, std::span<const std::string> zones) {
    return store::list_by_ids(db,
                              "SELECT u.zone, count(*) FROM (SELECT zone FROM session WHERE archived = 0 "
                              "UNION ALL SELECT end_zone FROM session WHERE archived = 0 UNION ALL SELECT zone FROM published_placement "
                              "UNION ALL SELECT end_zone FROM published_placement UNION ALL SELECT zone FROM event) u WHERE u.zone IN (",
                              zones, ") GROUP BY u.zone ORDER BY u.zone",
                              [](const store::Row& row) { return std::pair(row.string(0), row.integer(1)); });
}

std::vector<std::string> list_zones_of_patterns(store::Connection& db) {
    std::vector<std::string> zones;
    db.query("SELECT event_id, pattern FROM recurrence WHERE archived = 0", {}, [&](const store::Row& row) {
        const auto time = read_pattern(row.id<EventId>(0), json::parse_trusted(row.text(1))).time;
        zones.push_back(time.zone);
        if (!time.end_zone.empty()) zones.push_back(time.end_zone);
    });
    return zones;
}

std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions) {
    return store::list_by_ids(db, "SELECT session_id, person_id FROM session_participant WHERE session_id IN (", sessions,
                              ") ORDER BY session_id, person_id",
                              [](const store::Row& row) { return std::pair(row.id<SessionId>(0), row.id<PersonId>(1)); });
}

}  // namespace multaqa::programme::zone_move_store
