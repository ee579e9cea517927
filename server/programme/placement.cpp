#include "programme/placement.hpp"

#include <utility>
#include <vector>

#include "common/limits.hpp"
#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<Anchor, 2> kAnchors{{{Anchor::local, "local"}, {Anchor::instant, "instant"}}};
constexpr minutes kDay = std::chrono::hours{24};

bool is_midnight(PlainDateTime time) { return date::floor<date::days>(time) == time; }

std::vector<Fault> faults_of(const WantedTime& wanted) {
    std::vector<Fault> faults;
    if (wanted.is_placed() && wanted.start != date::floor<minutes>(wanted.start)) faults.push_back({"/start", "fault.whole-minute", {}});
    if (wanted.duration < minutes{1}) faults.push_back({"/duration", "fault.duration", {}});
    if (wanted.duration > limits::kSessionLength)
        faults.push_back({"/duration", "fault.duration-too-long", {{"days", std::to_string(limits::kSessionLength / kDay)}}});
    if (wanted.is_placed() && wanted.all_day && !is_midnight(wanted.start)) faults.push_back({"/start", "fault.midnight", {}});
    if (wanted.all_day && wanted.duration % kDay != minutes{0}) faults.push_back({"/duration", "fault.whole-days", {}});
    return faults;
}

Result<Placement> keep_unplaced(const ZoneDatabase& zones, const WantedTime& wanted, std::vector<Fault> faults) {
    if (zones.find(wanted.zone).has_error()) faults.push_back({"/timeZone", "fault.time-zone", {{"timeZone", wanted.zone}}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    Placement placement;
    placement.wanted = wanted;
    placement.wanted.start = {};
    return placement;
}

// Calendar days end at a midnight of their own, 23 or 25 hours later where the clocks change.
Result<Instant> end_of(const ZoneDatabase& zones, const WantedTime& wanted, const ZonedDateTime& start) {
    if (!wanted.all_day) return start.utc + wanted.duration;
    const auto end = resolve(zones, wanted.start + wanted.duration, wanted.zone, Disambiguation::compatible);
    if (end.has_error()) return end.error();
    return end->utc;
}

}  // namespace

std::optional<Anchor> parse_anchor(std::string_view text) { return parse_word(kAnchors, text); }
std::string_view word(Anchor anchor) { return word_of(kAnchors, anchor); }

std::chrono::seconds offset_of(const Placement& placement) {
    const auto utc = std::chrono::floor<std::chrono::seconds>(placement.utc.start);
    return placement.wanted.start.time_since_epoch() - utc.time_since_epoch();
}

Disambiguation stored_reading(const Placement& placement) {
    return placement.fold == Fold::second ? Disambiguation::later : Disambiguation::compatible;
}

Result<Placement> place(const ZoneDatabase& zones, const WantedTime& wanted, Disambiguation mode) {
    auto faults = faults_of(wanted);
    const bool has_end_zone = !wanted.end_zone.empty() && wanted.end_zone != wanted.zone;
    if (has_end_zone && zones.find(wanted.end_zone).has_error())
        faults.push_back({"/endTimeZone", "fault.time-zone", {{"timeZone", wanted.end_zone}}});
    if (!wanted.is_placed()) return keep_unplaced(zones, wanted, std::move(faults));
    // A day without midnight is a day all the same.
    const auto start = resolve(zones, wanted.start, wanted.zone, wanted.all_day ? Disambiguation::compatible : mode);
    if (start.has_error() && faults.empty()) return start.error();
    if (start.has_error())
        for (const auto of_start = start.error(); const auto& fault : of_start.faults) faults.push_back(fault);
    if (!faults.empty()) return validation_failed(std::move(faults));

    const auto end = end_of(zones, wanted, *start);
    if (end.has_error()) return end.error();
    // A day that the zone skipped altogether (Apia, 30 December 2011) is no day to meet on.
    if (*end <= start->utc) return resolve(zones, wanted.start, wanted.zone, Disambiguation::reject).error();
    Placement placement{.wanted = wanted, .fold = start->fold, .utc = {start->utc, *end}, .zone_version = zones.version()};
    if (!wanted.all_day) placement.wanted.start = start->wall;
    if (!has_end_zone) placement.wanted.end_zone.clear();
    return placement;
}

}  // namespace multaqa::programme
