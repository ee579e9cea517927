#include "planning/candidate_starts.hpp"

#include <algorithm>
#include <set>

namespace multaqa::planning {
namespace {

using namespace std::chrono_literals;

constexpr auto kEarliest = std::chrono::minutes{7 * 60};
constexpr auto kLatest = std::chrono::minutes{22 * 60};
constexpr int kDaysAround = 3;
constexpr auto kStep = std::chrono::minutes{15};
constexpr auto kDay = std::chrono::hours{24};

PlainDate day_of(PlainDateTime local) { return date::floor<date::days>(local); }

// Hours since local midnight within which a session may lie.
struct Hours {
    std::chrono::seconds earliest{kEarliest};
    std::chrono::seconds latest{kLatest};
};

Hours hours_of(const TimeZone& venue, const Interval& wanted) {
    const auto start = to_local(venue, wanted.start);
    const auto end = to_local(venue, wanted.end);
    const auto midnight = day_of(start);
    Hours hours;
    hours.earliest = std::min<std::chrono::seconds>(hours.earliest, start - midnight);
    hours.latest = std::max<std::chrono::seconds>(hours.latest, end - midnight);
    return hours;
}

Instant first_instant_of(const TimeZone& zone, PlainDate day) {
    const auto lookup = zone.lookup(PlainDateTime{day});
    if (const auto* unique = std::get_if<UniqueTime>(&lookup)) return unique->instant;
    // A day that begins after a gap begins where the clocks jump.
    if (const auto* skipped = std::get_if<SkippedTime>(&lookup)) return skipped->with_offset_before;
    return std::get<RepeatedTime>(lookup).first;
}

}  // namespace

std::vector<Instant> candidate_starts(const TimeZone& venue, const StartQuestion& question) {
    const auto length = question.wanted.end - question.wanted.start;
    const auto hours = hours_of(venue, question.wanted);
    const auto wanted_day = day_of(to_local(venue, question.wanted.start));
    const std::chrono::seconds step = question.grain == Grain::day ? std::chrono::seconds{kDay} : std::chrono::seconds{kStep};

    std::set<Instant> starts{question.wanted.start};
    for (int day = -kDaysAround; day <= kDaysAround; ++day) {
        const PlainDateTime midnight = wanted_day + date::days{day};
        for (std::chrono::seconds of_day{0}; of_day < kDay; of_day += step) {
            const auto lookup = venue.lookup(midnight + of_day);
            const auto* unique = std::get_if<UniqueTime>(&lookup);
            if (unique == nullptr) continue;
            const Interval placed{unique->instant, unique->instant + length};
            if (!contains(question.bounds, placed)) continue;
            if (question.grain == Grain::quarter_hour &&
                (of_day < hours.earliest || to_local(venue, placed.end) - midnight > hours.latest))
                continue;
            const auto distance = std::max(placed.start, question.wanted.start) - std::min(placed.start, question.wanted.start);
            if (distance <= kDaysAround * kDay) starts.insert(placed.start);
        }
    }
    return {starts.begin(), starts.end()};
}

Interval interval_of_days(const TimeZone& zone, PlainDate first, PlainDate last) {
    return {first_instant_of(zone, first), first_instant_of(zone, last + date::days{1})};
}

}  // namespace multaqa::planning
