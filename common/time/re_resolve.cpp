#include "common/time/re_resolve.hpp"

#include <variant>

namespace multaqa {
namespace {

ReResolved at_its_instant(const TimeZone& zone, const HeldTime& held) {
    ReResolved result{to_local(zone, held.utc.start), Fold::first, held.utc, ClockFault::none, {}};
    const auto found = zone.lookup(result.start);
    const auto* const repeated = std::get_if<RepeatedTime>(&found);
    if (repeated != nullptr && repeated->second == held.utc.start) result.fold = Fold::second;
    return result;
}

PlainDateTime meant_start(const HeldTime& held) { return held.meant.value_or(held.start); }

ClockFault fault_of(const ZoneStep& step, const TimeZone& zone, const HeldTime& held) {
    if (held.measure == Measure::whole_days) return ClockFault::none;
    const auto found = zone.lookup(meant_start(held));
    if (std::holds_alternative<SkippedTime>(found)) return ClockFault::nonexistent;
    if (!std::holds_alternative<RepeatedTime>(found)) return ClockFault::none;
    const auto former = step.from->find(held.zone);
    const bool was_chosen = former.has_value() && std::holds_alternative<RepeatedTime>((*former)->lookup(meant_start(held)));
    return was_chosen ? ClockFault::none : ClockFault::ambiguous;
}

ReResolved at_its_wall_time(const ZoneStep& step, const TimeZone& zone, const HeldTime& held) {
    const auto mode = held.fold == Fold::second ? Disambiguation::later : Disambiguation::compatible;
    const auto meant = meant_start(held);
    const auto stretch = resolve_stretch(*step.to, meant, held.zone, held.duration, held.measure, mode);
    // A day that is skipped altogether: it must stand somewhere until people move it.
    if (stretch.has_error()) {
        const auto start = resolve_stretch(*step.to, meant, held.zone, held.duration, Measure::elapsed, Disambiguation::compatible);
        return {held.start, Fold::first, start->utc, ClockFault::nonexistent, {}};
    }
    const auto fault = fault_of(step, zone, held);
    if (held.measure == Measure::whole_days) return {held.start, stretch->start.fold, stretch->utc, fault, {}};
    const auto shifted_from = fault == ClockFault::nonexistent ? std::optional(meant) : std::nullopt;
    return {stretch->start.wall, stretch->start.fold, stretch->utc, fault, shifted_from};
}

}  // namespace

Keeps keeps_of(const HeldTime& held) { return held.measure == Measure::whole_days ? Keeps::wall_time : held.keeps; }

std::optional<ReResolved> re_resolve(const ZoneStep& step, const HeldTime& held) {
    if (held.utc.end <= step.now) return std::nullopt;
    const auto zone = step.to->find(held.zone);
    if (zone.has_error()) return std::nullopt;
    auto result = keeps_of(held) == Keeps::instant ? at_its_instant(**zone, held) : at_its_wall_time(step, **zone, held);
    if (result.start == held.start && result.utc == held.utc) return std::nullopt;
    return result;
}

}  // namespace multaqa
