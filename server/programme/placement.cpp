#include "programme/placement.hpp"

#include <utility>
#include <variant>
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

}  // namespace

std::optional<Anchor> parse_anchor(std::string_view text) { return parse_word(kAnchors, text); }
std::string_view word(Anchor anchor) { return word_of(kAnchors, anchor); }

Measure measure_of(const WantedTime& wanted) { return wanted.all_day ? Measure::whole_days : Measure::elapsed; }

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
    const auto stretch = resolve_stretch(zones, wanted.start, wanted.zone, wanted.duration, measure_of(wanted), mode);
    if (stretch.has_error() && faults.empty()) return stretch.error();
    if (stretch.has_error())
        for (const auto of_start = stretch.error(); const auto& fault : of_start.faults) faults.push_back(fault);
    if (!faults.empty()) return validation_failed(std::move(faults));

    Placement placement{.wanted = wanted, .fold = stretch->start.fold, .utc = stretch->utc, .zone_version = zones.version()};
    if (!wanted.all_day) placement.wanted.start = stretch->start.wall;
    if (!has_end_zone) placement.wanted.end_zone.clear();
    return placement;
}

Placement read_again(const ZoneDatabase& zones, Placement placement) {
    auto& wanted = placement.wanted;
    if (!wanted.is_placed() || wanted.all_day || wanted.anchor != Anchor::instant || placement.zone_version == zones.version()) return placement;
    const auto zone = zones.find(wanted.zone);
    if (zone.has_error()) return placement;
    wanted.start = to_local(**zone, placement.utc.start);
    const auto found = (*zone)->lookup(wanted.start);
    const auto* const repeated = std::get_if<RepeatedTime>(&found);
    placement.fold = repeated != nullptr && repeated->second == placement.utc.start ? Fold::second : Fold::first;
    placement.zone_version = zones.version();
    return placement;
}

}  // namespace multaqa::programme
