#include "programme/zone_move_store.hpp"

#include <algorithm>
#include <string>

#include "programme/columns_store.hpp"
#include "programme/session_row_store.hpp"
#include "store/id_list.hpp"

namespace multaqa::programme::zone_move_store {
namespace {

using Of = MovedPlacement::Of;

// Both read id, title, then the ten columns of a placement. Two statements, so that each runs along one index.
constexpr std::string_view kWorking =
    "SELECT s.id, s.title, s.wall_start, s.zone, s.end_zone, s.duration, s.fold, s.all_day, s.anchor, s.utc_start, s.utc_end, "
    "s.zone_data_version FROM session s WHERE s.event_id = $1 AND s.archived = 0 AND s.utc_end > $2 ORDER BY s.id";
constexpr std::string_view kPublished =
    "SELECT p.session_id, s.title, p.wall_start, p.zone, p.end_zone, p.duration, p.fold, p.all_day, p.anchor, p.utc_start, p.utc_end, "
    "p.zone_data_version FROM published_placement p JOIN session s ON s.id = p.session_id WHERE p.event_id = $1 AND p.utc_end > $2 "
    "ORDER BY p.session_id";
constexpr int kZoneColumn = 3;

}  // namespace

std::vector<EventId> list_events(store::Connection& db, const EventId& after, Instant now, std::size_t limit) {
    const auto next = [&](std::string_view sql) {
        return db.list(sql, {after, now, static_cast<std::int64_t>(limit)}, [](const store::Row& row) { return row.id<EventId>(0); });
    };
    auto events = next("SELECT DISTINCT event_id FROM session WHERE event_id > $1 AND archived = 0 AND utc_end > $2 ORDER BY event_id LIMIT $3");
    const auto published = next("SELECT DISTINCT event_id FROM published_placement WHERE event_id > $1 AND utc_end > $2 ORDER BY event_id LIMIT $3");
    events.insert(events.end(), published.begin(), published.end());
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    if (events.size() > limit) events.resize(limit);
    return events;
}

std::int64_t visit(store::Connection& db, const EventId& event, Instant now, const ZoneNames& zones,
                   const std::function<void(MovedPlacement)>& use) {
    std::int64_t seen = 0;
    const auto each = [&](std::string_view sql, Of of) {
        db.query(sql, {event, now}, [&](const store::Row& row) {
            ++seen;
            if (!zones.contains(row.text(kZoneColumn))) return;
            use({of, row.id<SessionId>(0), event, read_text(row, 1), session_store::read_placement(row, 2), {}, ClockFault::none});
        });
    };
    each(kWorking, Of::working);
    each(kPublished, Of::published);
    return seen;
}

std::vector<std::pair<SessionId, PersonId>> list_participants(store::Connection& db, std::span<const SessionId> sessions) {
    return store::list_by_ids(db, "SELECT session_id, person_id FROM session_participant WHERE session_id IN (", sessions,
                              ") ORDER BY session_id, person_id",
                              [](const store::Row& row) { return std::pair(row.id<SessionId>(0), row.id<PersonId>(1)); });
}

}  // namespace multaqa::programme::zone_move_store
