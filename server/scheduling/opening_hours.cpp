#include "scheduling/opening_hours.hpp"

#include <algorithm>

namespace multaqa::scheduling {
namespace {

const OpeningDay kWholeDay{{minutes{0}, minutes{24 * 60}}};
const OpeningDay kClosed;

const OpeningDay& hours_of(const OpeningHours& hours, PlainDate day) {
    if (const auto exception = hours.exceptions.find(day); exception != hours.exceptions.end()) return exception->second;
    if (hours.weekly.empty()) return kWholeDay;
    const auto weekday = static_cast<Weekday>(date::weekday{day}.iso_encoding());
    const auto usual = hours.weekly.find(weekday);
    return usual == hours.weekly.end() ? kClosed : usual->second;
}

enum class Edge { opening, closing };

Instant instant_of(const TimeZone& zone, PlainDateTime local, Edge edge) {
    const auto lookup = zone.lookup(local);
    if (const auto* unique = std::get_if<UniqueTime>(&lookup)) return unique->instant;
    // A time that the clocks skip is the moment of the jump: read by either offset it would lie in the hours beside it.
    if (const auto* skipped = std::get_if<SkippedTime>(&lookup))
        return zone.transitions(skipped->with_offset_after, skipped->with_offset_before + std::chrono::microseconds{1}).front().at;
    const auto& repeated = std::get<RepeatedTime>(lookup);
    return edge == Edge::opening ? repeated.first : repeated.second;
}

}  // namespace

std::vector<Interval> closed_within(const OpeningHours& hours, const TimeZone& zone, const Interval& interval) {
    std::vector<Interval> closed;
    if (hours.is_always_open() || is_empty(interval)) return closed;
    Instant open_until = interval.start;
    const auto last = date::floor<date::days>(to_local(zone, interval.end));
    for (auto day = date::floor<date::days>(to_local(zone, interval.start)); day <= last; day += date::days{1}) {
        for (const OpeningTime& time : hours_of(hours, day)) {
            const auto opens = instant_of(zone, PlainDateTime{day} + time.opens, Edge::opening);
            const auto closes = instant_of(zone, PlainDateTime{day} + time.closes, Edge::closing);
            if (open_until < std::min(opens, interval.end)) closed.push_back({open_until, std::min(opens, interval.end)});
            open_until = std::max(open_until, closes);
        }
    }
    if (open_until < interval.end) closed.push_back({open_until, interval.end});
    return closed;
}

}  // namespace multaqa::scheduling
