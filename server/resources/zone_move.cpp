#include "resources/zone_move.hpp"

#include "common/ids/id.hpp"
#include "common/text/words.hpp"
#include "resources/unavailability.hpp"

namespace multaqa::resources {
namespace {

constexpr Words<TimedKind, 3> kTimedKinds{
    {{TimedKind::booking, "booking"}, {TimedKind::blocking, "blocking"}, {TimedKind::unavailability, "unavailability"}}};

// Stored is how long whole days were in truth; on the calendar each has 1,440 minutes.
minutes calendar_length(const PlacedTime& time) {
    return last_day(time) + date::days{1} - std::chrono::floor<date::days>(time.start);
}

}  // namespace

std::string_view word(TimedKind kind) { return word_of(kTimedKinds, kind); }

std::string key_of(const TimedRow& row) { return std::string(word(row.kind)) + "/" + row.id; }

std::optional<TimedRow> parse_timed_key(std::string_view key) {
    const auto slash = key.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto kind = parse_word(kTimedKinds, key.substr(0, slash));
    const auto id = key.substr(slash + 1);
    if (!kind || (!id.empty() && !is_uuid(id))) return std::nullopt;
    return TimedRow{*kind, std::string(id)};
}

std::optional<RePlacedTime> re_placed(const ZoneStep& step, const PlacedTime& time, Measure measure) {
    const bool is_days = measure == Measure::whole_days;
    const auto moved = re_resolve(step, {.start = time.start,
                                         .zone = time.zone,
                                         .duration = is_days ? calendar_length(time) : time.duration,
                                         .measure = measure,
                                         .fold = time.fold,
                                         .keeps = Keeps::wall_time,
                                         .utc = time.utc,
                                         .meant = time.meant});
    if (!moved) return std::nullopt;
    return RePlacedTime{{moved->start, time.zone, is_days ? length(moved->utc) : time.duration, moved->fold, moved->utc, step.to->version(),
                         moved->meant},
                        moved->fault};
}

}  // namespace multaqa::resources
