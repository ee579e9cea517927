// A time of a resource that other zone data move: a booking, a blocking, an unavailability. Values and rules, pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/localized_text.hpp"
#include "common/time/re_resolve.hpp"
#include "resources/placed_time.hpp"
#include "scheduling/occupancy.hpp"

namespace multaqa::resources {

enum class TimedKind { booking, blocking, unavailability };
std::string_view word(TimedKind kind);

// What has a time, by its kind and id; ordered as they are read.
struct TimedRow {
    TimedKind kind{};
    std::string id;
    friend auto operator<=>(const TimedRow&, const TimedRow&) = default;
};
std::string key_of(const TimedRow& row);  // "booking/{id}"; before the first of its kind "booking/"
std::optional<TimedRow> parse_timed_key(std::string_view key);

struct RePlacedTime {
    PlacedTime time;
    ClockFault fault = ClockFault::none;
};
// Nullopt where nothing moves.
std::optional<RePlacedTime> re_placed(const ZoneStep& step, const PlacedTime& time, Measure measure);

struct MovedTime {
    TimedRow row;
    LocalizedText title;  // of a booking; reasons are for those who may read them
    Measure measure = Measure::elapsed;
    PlacedTime before;
    PlacedTime after;
    ClockFault fault = ClockFault::none;
    std::vector<scheduling::Subject> subjects;  // that it takes, closes or keeps away
};

}  // namespace multaqa::resources
