#include "planning/zone_change_jobs.hpp"

#include <algorithm>
#include <exception>

#include "common/limits.hpp"
#include "common/log.hpp"
#include "planning/zone_change_commands.hpp"
#include "planning/zone_change_queries.hpp"

namespace multaqa::planning {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLongestWait{60'000};

// What moves is moved by whoever has started it; nobody's rights in single events are asked.
Caller mover(const ZoneChange& change) { return {.account = change.account, .role = Role::admin}; }

}  // namespace

ZoneChangeRunner::Step ZoneChangeRunner::step() {
    std::optional<ZoneChange> change;
    try {
        change = parts_.database->read_value(find_running_zone_change);
        if (!change) return {};
        return carry_on(*change);
    } catch (const std::exception& failure) {
        log::error("zone-change-failed", {{"what", std::string_view(failure.what())}});
        return put_off(std::move(change));
    }
}

ZoneChangeRunner::Step ZoneChangeRunner::carry_on(const ZoneChange& change) {
    ContinueZoneChange next{.seen = change, .batch = {}, .from = parts_.zones_of(change.from), .to = parts_.zones_of(change.to),
                            .messages = parts_.messages};
    const ZoneMoveQuestion question{next.from.get(), next.to.get(), parts_.clock(), parts_.messages};
    next.batch = parts_.database->read_value(
        [&](store::Connection& db) { return find_zone_moves(db, question, change.cursor, limit_); });
    const auto parts = next.batch.parts;
    const auto begun = std::chrono::steady_clock::now();
    const auto outcome = parts_.executor->run<ZoneChange>(mover(change), "job", continue_zone_change(std::move(next)));
    const auto took = std::chrono::ceil<milliseconds>(std::chrono::steady_clock::now() - begun);
    if (outcome.has_error()) {
        log::warning("zone-change-put-off", {{"change", change.id.text()}, {"problem", word(outcome.error().code)}});
        return put_off(change);
    }
    tell(parts);
    adapt(took);
    next_wait_ = kFirstWait;
    return {std::get<ZoneChange>(*outcome), milliseconds{0}};
}

void ZoneChangeRunner::tell(const std::vector<programme::EventPart>& parts) const {
    if (!parts_.event_moved) return;
    for (const auto& part : parts)
        if (part.is_last()) parts_.event_moved(part.event);
}

// Twice as long each time, up to a minute: a full disk is not mended by asking at once.
ZoneChangeRunner::Step ZoneChangeRunner::put_off(std::optional<ZoneChange> change) {
    const auto wait = next_wait_;
    next_wait_ = std::min(2 * next_wait_, kLongestWait);
    limit_ = 1;  // what was too much for one command may go session by session
    return {std::move(change), wait};
}

// Doubled only where twice as much would still be in time, with a little to spare.
void ZoneChangeRunner::adapt(milliseconds took) {
    if (took > limits::kZoneBatchTime) limit_ = std::max<std::size_t>(limit_ / 2, 1);
    else if (3 * took < limits::kZoneBatchTime) limit_ = std::min(2 * limit_, limits::kZoneMovesPerBatch);
}

}  // namespace multaqa::planning
