// Half-open interval [start, end) on UTC: 09:00–10:00 and 10:00–11:00 do not overlap.
#pragma once

#include <algorithm>
#include <optional>

#include "common/time/instant.hpp"

namespace multaqa {

struct Interval {
    Instant start;
    Instant end;  // start <= end; an empty interval overlaps nothing

    friend bool operator==(const Interval&, const Interval&) = default;
};

inline bool is_empty(const Interval& i) { return i.start >= i.end; }
inline bool overlaps(const Interval& a, const Interval& b) {
    return !is_empty(a) && !is_empty(b) && a.start < b.end && b.start < a.end;
}
inline bool contains(const Interval& outer, const Interval& inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}
inline std::optional<Interval> intersection(const Interval& a, const Interval& b) {
    if (!overlaps(a, b)) return std::nullopt;
    return Interval{std::max(a.start, b.start), std::min(a.end, b.end)};
}
// Whole minutes, rounded down.
inline minutes length(const Interval& i) { return std::chrono::duration_cast<minutes>(i.end - i.start); }

}  // namespace multaqa
