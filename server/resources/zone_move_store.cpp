#include "resources/zone_move_store.hpp"

#include "common/json/reader.hpp"
#include "resources/placed_time_store.hpp"
#include "resources/unavailability.hpp"
#include "store/id_list.hpp"

namespace multaqa::resources {
namespace {

// Each reads id, subject or person, title, whether it is whole days, then the eight columns of a placed time.
constexpr std::string_view sql_of(TimedKind kind) {
    switch (kind) {
        case TimedKind::booking:
            return "SELECT id, subject, title, 0, wall_start, zone, duration, fold, utc_start, utc_end, zone_data_version, meant_start "
                   "FROM booking WHERE id > $1 AND utc_end > $2 AND status IN ('requested', 'held', 'confirmed') ORDER BY id LIMIT $3";
        case TimedKind::blocking:
            return "SELECT id, subject, '{}', 0, wall_start, zone, duration, fold, utc_start, utc_end, zone_data_version, meant_start "
                   "FROM blocking WHERE id > $1 AND utc_end > $2 AND lifted = 0 ORDER BY id LIMIT $3";
        case TimedKind::unavailability: break;
    }
    return "SELECT id, person_id, '{}', all_day, wall_start, zone, duration, fold, utc_start, utc_end, zone_data_version, meant_start "
           "FROM unavailability WHERE id > $1 AND utc_end > $2 ORDER BY id LIMIT $3";
}

}  // namespace

std::vector<MovedTime> select_timed(store::Connection& db, const TimedRow& after, Instant now, std::size_t limit) {
    return db.list(sql_of(after.kind), {after.id, now, static_cast<std::int64_t>(limit)}, [&](const store::Row& row) {
        MovedTime timed;
        timed.row = {after.kind, row.string(0)};
        // A blocking may be of a whole site, which is no subject: what it closes is known from its closures.
        if (after.kind == TimedKind::unavailability) timed.subjects.push_back(subject_of(row.id<PersonId>(1)));
        else if (const auto subject = scheduling::parse_subject_key(row.text(1))) timed.subjects.push_back(*subject);
        timed.title = json::localized_from_json(json::parse_trusted(row.text(2)));
        timed.measure = row.integer(3) == 0 ? Measure::elapsed : Measure::whole_days;
        timed.before = read_placed_time(row, 4);
        return timed;
    });
}

std::vector<std::pair<std::string, std::int64_t>> select_zone_uses(store::Connection& db, std::span<const std::string> zones) {
    return store::list_by_ids(db,
                              "SELECT u.zone, count(*) FROM (SELECT zone FROM site UNION ALL SELECT zone FROM booking "
                              "UNION ALL SELECT zone FROM blocking UNION ALL SELECT zone FROM unavailability) u WHERE u.zone IN (",
                              zones, ") GROUP BY u.zone ORDER BY u.zone",
                              [](const store::Row& row) { return std::pair(row.string(0), row.integer(1)); });
}

}  // namespace multaqa::resources
