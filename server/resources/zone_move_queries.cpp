#include "resources/zone_move_queries.hpp"

#include <array>

#include "resources/zone_move_store.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::resources {
namespace {

constexpr std::size_t kRowsAtOnce = 500;
constexpr std::array kKinds{TimedKind::booking, TimedKind::blocking, TimedKind::unavailability};

void look_at(MovedTimes& found, store::Connection& db, const ZoneStep& step, DifferingZones& zones, MovedTime timed) {
    ++found.looked_at;
    found.last = timed.row;
    if (!zones.contains(timed.before.zone)) return;
    found.zones.insert(timed.before.zone);
    auto moved = re_placed(step, timed.before, timed.measure);
    if (!moved) return;
    timed.after = std::move(moved->time);
    timed.fault = moved->fault;
    if (timed.row.kind == TimedKind::blocking) timed.subjects = scheduling::list_closed_subjects(db, timed.row.id);
    found.moves.push_back(std::move(timed));
}

}  // namespace

MovedTimes find_moved_times(store::Connection& db, const ZoneStep& step, DifferingZones& zones, const TimedRow& after, std::size_t limit) {
    MovedTimes found;
    found.last = after;
    for (const auto kind : kKinds) {
        if (kind < found.last.kind) continue;
        if (kind != found.last.kind) found.last = {kind, ""};
        while (true) {
            auto rows = select_timed(db, found.last, step.now, kRowsAtOnce);
            for (auto& row : rows) {
                if (found.moves.size() >= limit) return found;
                look_at(found, db, step, zones, std::move(row));
            }
            if (rows.size() < kRowsAtOnce) break;
        }
    }
    found.end = MovedTimes::End::reached;
    return found;
}

std::vector<std::pair<std::string, std::int64_t>> count_zone_uses(store::Connection& db, std::span<const std::string> zones) {
    return select_zone_uses(db, zones);
}

}  // namespace multaqa::resources
