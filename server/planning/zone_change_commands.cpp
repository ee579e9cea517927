#include "planning/zone_change_commands.hpp"

#include <utility>

#include "common/limits.hpp"
#include "planning/zone_change_codec.hpp"
#include "planning/zone_change_store.hpp"
#include "planning/zone_data_store.hpp"
#include "planning/zone_move_commands.hpp"
#include "planning/zone_move_documents.hpp"
#include "store/meta_store.hpp"

namespace multaqa::planning {
namespace {

Done keep_text(store::Connection& db, const StartZoneChange& start, Instant now) {
    if (!start.text) {
        if (!zone_data_store::has(db, start.to)) return validation_failed("/version", "fault.zone-version-unknown");
        return {};
    }
    zone_data_store::insert(db, *start.text, now);
    if (zone_data_store::find(db, start.to)->text != start.text->text) return validation_failed("/version", "fault.zone-text-differs");
    return {};
}

// What stood in an unknown zone could neither be moved nor read again.
Done require_zones(command::Write& write, const StartZoneChange& start) {
    if (!start.zones) return validation_failed("/version", "fault.zone-version-unknown");
    std::vector<Fault> faults;
    for (const auto& [zone, rows] : find_lost_zones(write.db(), {write.context().zones, start.zones.get(), write.context().now})) {
        if (faults.size() == limits::kZonesLostNamed) break;
        faults.push_back({"/version", "fault.zone-lost", {{"timeZone", zone}, {"rows", std::to_string(rows)}}});
    }
    if (!faults.empty()) return validation_failed(std::move(faults));
    return {};
}

Result<ZoneChange> start_change(command::Write& write, const StartZoneChange& start) {
    auto& db = write.db();
    const auto& context = write.context();
    if (!context.caller.is_admin()) return forbidden();
    if (zone_change_store::find_running(db)) return Problem{.code = ProblemCode::zone_change_running};
    ZoneChange change{.from = store::find_meta(db, store::kZoneDataVersion).value_or(""),
                      .to = start.to,
                      .started_at = context.now,
                      .account = context.caller.asker()};
    if (change.from == change.to) return validation_failed("/version", "fault.zone-version-adopted");
    if (const auto kept = keep_text(db, start, context.now); kept.has_error()) return kept.error();
    if (const auto known = require_zones(write, start); known.has_error()) return known.error();
    change.id = context.ids->next<ZoneChangeId>();
    zone_change_store::insert(db, change);
    store::put_meta(db, store::kZoneDataVersion, change.to);
    write.record(zone_change_started(change));
    return change;
}

void keep_moves(store::Connection& db, const ZoneChangeId& id, const std::vector<ZoneMove>& moves) {
    std::vector<zone_change_store::StoredMove> stored;
    stored.reserve(moves.size());
    for (const ZoneMove& move : moves)
        stored.push_back({std::string(word(move.kind)), move.id, move.event, json::serialize(zone_move_json(move))});
    zone_change_store::append_moves(db, id, stored);
}

// Whatever was written since the start was written under the new version, for the start waited for every group that had
// read the old one (command/group_runner.cpp): what the cursor has passed holds nothing to be moved, and nobody looks at it
// a second time.
Result<ZoneChange> move_batch(command::Write& write, const ContinueZoneChange& next) {
    auto& db = write.db();
    auto change = zone_change_store::find(db, next.seen.id);
    if (!change) return not_found();
    if (change->finished_at || change->cursor != next.seen.cursor) return std::move(*change);
    const auto written = write_zone_moves(write, {next.from.get(), next.to.get(), write.context().now, next.messages}, next.batch);
    keep_moves(db, change->id, written.moves);
    count_moves(change->moved, written.moves);
    change->moved.releases += written.releases;
    change->looked_at += next.batch.looked_at;
    change->cursor = next.batch.next;
    if (next.batch.is_last) change->finished_at = write.context().now;
    zone_change_store::update(db, *change);
    if (next.batch.is_last) write.record(zone_change_finished(*change));
    return std::move(*change);
}

}  // namespace

void adopt_first_zone_data(store::Connection& db, const ZoneText& text, Instant now) {
    if (store::put_meta_once(db, store::kZoneDataVersion, text.version) == text.version) zone_data_store::insert(db, text, now);
}

void store_zone_data(store::Connection& db, const ZoneText& text, Instant now) { zone_data_store::insert(db, text, now); }

command::Command<ZoneChange> start_zone_change(StartZoneChange start, std::optional<command::IdempotencyKey> key) {
    command::Command<ZoneChange> command;
    command.name = "start-zone-change";
    command.locks = command::lock_scope(kZoneChangeScope);
    command.run = [start = std::move(start)](command::Write& write) { return start_change(write, start); };
    command.key = std::move(key);
    command.stored = [](const ZoneChange& change) { return command::StoredAnswer{202, change.id.text(), 0}; };
    return command;
}

command::Command<ZoneChange> continue_zone_change(ContinueZoneChange next) {
    command::Command<ZoneChange> command;
    command.name = "adopt-time-zones";
    command.locks = [locks = next.batch.locks](store::Connection&) {
        auto all = locks;
        all.scopes.emplace_back(kZoneChangeScope);
        return all;
    };
    command.run = [next = std::move(next)](command::Write& write) { return move_batch(write, next); };
    return command;
}

}  // namespace multaqa::planning
