#include "common/ical/recurrence_zone.hpp"

#include <algorithm>
#include <string>

namespace multaqa::ical {
namespace {

using std::chrono::hours;
using std::chrono::seconds;

// Clocks go back by a day at most (Kwajalein 1969, Manila 1844), so only a transition of the last day can matter.
constexpr auto kLongestFold = hours{25};

PlainDateTime last_wall_time_by(const TimeZone& zone, Instant until) {
    auto last = to_local(zone, until);
    for (const auto& transition : zone.transitions(until - kLongestFold, until + seconds{1}))
        last = std::max(last, to_local(zone, transition.at - seconds{1}));
    return last;
}

// No zone is asked about times that no occurrence has.
bool is_beyond_all(Instant until) {
    return until >= Instant{date::sys_days{date::year{kLastRecurrenceYear + 1} / 1 / 3}};
}

}  // namespace

Result<RecurrenceRule> localized_until(const RecurrenceRule& rule, const ZoneDatabase& zones, std::string_view zone,
                                       std::string_view pointer) {
    const auto found = zones.find(zone);
    if (!found)
        return Problem{.code = ProblemCode::unknown_time_zone,
                       .faults = {Fault{std::string(pointer) + "/timeZone", "fault.time-zone", {{"timeZone", std::string(zone)}}}}};
    const auto* const until = rule.until ? std::get_if<Instant>(&*rule.until) : nullptr;
    if (until == nullptr) return rule;
    auto localized = rule;
    const auto whole = std::chrono::floor<seconds>(*until);
    if (is_beyond_all(whole)) localized.until = PlainDateTime{whole.time_since_epoch()};
    else localized.until = last_wall_time_by(**found, whole);
    return localized;
}

}  // namespace multaqa::ical
