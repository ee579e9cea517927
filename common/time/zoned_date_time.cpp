#include "common/time/zoned_date_time.hpp"

#include <array>
#include <utility>

namespace multaqa {
namespace {

constexpr std::array<std::pair<std::string_view, Disambiguation>, 4> kModes = {{
    {"compatible", Disambiguation::compatible},
    {"earlier", Disambiguation::earlier},
    {"later", Disambiguation::later},
    {"reject", Disambiguation::reject},
}};

// The reading of `instant` on the clocks of `zone`; tells the second of two equal wall times.
ZonedDateTime reading(const TimeZone& zone, Instant instant) {
    ZonedDateTime result{.wall = to_local(zone, instant), .zone = zone.name(), .fold = Fold::first, .utc = instant,
                         .offset = zone.offset_at(instant)};
    const auto back = zone.lookup(result.wall);
    if (const auto* repeated = std::get_if<RepeatedTime>(&back); repeated && repeated->second == instant)
        result.fold = Fold::second;
    return result;
}

// The same where the wall time is known to exist: its offset is the difference, and the zone is not asked again.
ZonedDateTime standing(const TimeZone& zone, PlainDateTime wall, Fold fold, Instant instant) {
    const auto offset = wall.time_since_epoch() - date::floor<std::chrono::seconds>(instant).time_since_epoch();
    return {.wall = wall, .zone = zone.name(), .fold = fold, .utc = instant, .offset = offset};
}

// Both instants a wall time may stand for, in the sense of "earlier" and "later"; equal when it is unique.
struct Choice {
    Instant earlier;
    Instant later;
    ProblemCode refusal;
    bool unique = false;
};

Choice choose(const CivilLookup& found) {
    if (const auto* repeated = std::get_if<RepeatedTime>(&found))
        return {repeated->first, repeated->second, ProblemCode::ambiguous_local_time};
    if (const auto* skipped = std::get_if<SkippedTime>(&found))
        return {skipped->with_offset_after, skipped->with_offset_before, ProblemCode::nonexistent_local_time};
    const auto instant = std::get<UniqueTime>(found).instant;
    return {instant, instant, ProblemCode{}, true};
}

// Temporal's default: a gap moves forward, a fold means the first.
Fold compatible(const Choice& choice) {
    return choice.refusal == ProblemCode::nonexistent_local_time ? Fold::second : Fold::first;
}

// The earlier or the later of both; only a gap moves the wall time.
ZonedDateTime chosen(const TimeZone& zone, PlainDateTime wall, const Choice& choice, Fold fold) {
    const Instant instant = fold == Fold::first ? choice.earlier : choice.later;
    if (choice.unique) return standing(zone, wall, Fold::first, instant);
    if (choice.refusal == ProblemCode::ambiguous_local_time) return standing(zone, wall, fold, instant);
    return reading(zone, instant);
}

TimeAlternative alternative(const TimeZone& zone, Disambiguation mode, Instant instant) {
    return {.disambiguation = std::string(word(mode)),
            .start = format_plain_date_time(to_local(zone, instant)),
            .utc_start = format_utc(instant),
            .utc_offset = format_offset(zone.offset_at(instant))};
}

Problem refusal(const TimeZone& zone, PlainDateTime wall, const Choice& choice, std::string_view pointer) {
    const bool skipped = choice.refusal == ProblemCode::nonexistent_local_time;
    auto earlier = alternative(zone, Disambiguation::earlier, choice.earlier);
    auto later = alternative(zone, Disambiguation::later, choice.later);
    Fault fault{.pointer = std::string(pointer) + "/start",
                .key = skipped ? "fault.nonexistent-local-time" : "fault.ambiguous-local-time",
                .arguments = {{"start", format_plain_date_time(wall)},
                              {"timeZone", zone.name()},
                              {"earlier", earlier.start + earlier.utc_offset},
                              {"later", later.start + later.utc_offset}}};
    return {.code = choice.refusal, .faults = {std::move(fault)}, .alternatives = {std::move(earlier), std::move(later)}};
}

Problem unknown_zone(std::string_view zone, std::string_view pointer) {
    return {.code = ProblemCode::unknown_time_zone,
            .faults = {Fault{std::string(pointer) + "/timeZone", "fault.time-zone", {{"timeZone", std::string(zone)}}}}};
}

}  // namespace

std::optional<Disambiguation> parse_disambiguation(std::string_view text) {
    for (const auto& [name, mode] : kModes)
        if (name == text) return mode;
    return std::nullopt;
}

std::string_view word(Disambiguation mode) { return kModes.at(static_cast<std::size_t>(mode)).first; }

Result<ZonedDateTime> resolve(const ZoneDatabase& zones, PlainDateTime wall, std::string_view zone,
                              Disambiguation mode, std::string_view pointer) {
    const auto found = zones.find(zone);
    if (!found) return unknown_zone(zone, pointer);
    const TimeZone& place = **found;
    const auto choice = choose(place.lookup(wall));
    if (choice.unique) return chosen(place, wall, choice, Fold::first);
    switch (mode) {
        case Disambiguation::compatible: return chosen(place, wall, choice, compatible(choice));
        case Disambiguation::earlier: return chosen(place, wall, choice, Fold::first);
        case Disambiguation::later: return chosen(place, wall, choice, Fold::second);
        case Disambiguation::reject: break;
    }
    return refusal(place, wall, choice, pointer);
}

Result<ZonedDateTime> resolve_stored(const ZoneDatabase& zones, PlainDateTime wall, std::string_view zone, Fold fold) {
    const auto found = zones.find(zone);
    if (!found) return unknown_zone(zone, "");
    const TimeZone& place = **found;
    const auto choice = choose(place.lookup(wall));
    const bool second = choice.refusal == ProblemCode::ambiguous_local_time && fold == Fold::second;
    return chosen(place, wall, choice, second ? Fold::second : compatible(choice));
}

}  // namespace multaqa
