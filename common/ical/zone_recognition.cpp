#include "common/ical/zone_recognition.hpp"

#include <algorithm>

#include "common/ical/zone_naming.hpp"
#include "common/ical/zone_other_names.hpp"

namespace multaqa::ical {
namespace {

// Zones of places, under the names that they bear today.
std::vector<const TimeZone*> places(const ZoneDatabase& zones) {
    std::vector<const TimeZone*> all;
    for (const std::string& name : zones.names()) {
        const bool is_place = name.find('/') != std::string::npos && !name.starts_with("Etc/") && !present_name_of(name);
        if (is_place) all.push_back(*zones.find(name));
    }
    return all;
}

ZoneSpan whole_years(ZoneSpan span) {
    const auto year_of = [](Instant t) { return date::year_month_day{date::floor<date::days>(t)}.year(); };
    return {date::sys_days{year_of(span.from) / 1 / 1}, date::sys_days{(year_of(span.to) + date::years{1}) / 1 / 1} - std::chrono::seconds{1}};
}

std::vector<const TimeZone*> agreeing(const ZoneDefinition& definition, const std::vector<const TimeZone*>& zones, ZoneSpan span) {
    std::vector<const TimeZone*> found;
    std::copy_if(zones.begin(), zones.end(), std::back_inserter(found),
                 [&](const TimeZone* zone) { return !first_difference(definition, *zone, span); });
    return found;
}

// The one name that a person would have chosen; nothing where there are several such, or none.
std::optional<std::string> chosen(const std::vector<const TimeZone*>& family, const ZoneDefinition& definition, std::string_view at_home) {
    if (family.size() == 1) return family.front()->name();
    std::vector<std::string> named;
    for (const TimeZone* zone : family)
        if (names_city_of(definition.name, zone->name()) || names_city_of(definition.location, zone->name())) named.push_back(zone->name());
    if (named.size() == 1) return named.front();
    const bool is_home = std::any_of(family.begin(), family.end(), [&](const TimeZone* zone) { return zone->name() == at_home; });
    return named.empty() && is_home ? std::optional(std::string(at_home)) : std::nullopt;
}

std::vector<std::string> listed(const std::vector<const TimeZone*>& zones, std::string_view name, std::string_view at_home) {
    std::vector<std::string> names;
    names.reserve(zones.size());
    for (const TimeZone* zone : zones) names.push_back(zone->name());
    std::stable_partition(names.begin(), names.end(), [&](const std::string& zone) { return zone == at_home || names_city_of(name, zone); });
    if (names.size() > kZoneCandidates) names.resize(kZoneCandidates);
    return names;
}

}  // namespace

std::optional<OffsetDifference> first_difference(const ZoneDefinition& definition, const TimeZone& zone, ZoneSpan span) {
    std::vector<Instant> moments{span.from};
    for (const ZoneTransition& transition : definition.transitions)
        if (transition.at > span.from && transition.at <= span.to) moments.push_back(transition.at);
    for (const ZoneTransition& transition : zone.transitions(span.from, span.to + std::chrono::seconds{1})) moments.push_back(transition.at);
    std::sort(moments.begin(), moments.end());
    for (const Instant at : moments)
        if (definition.offset_at(at) != zone.offset_at(at)) return OffsetDifference{at, definition.offset_at(at), zone.offset_at(at)};
    return std::nullopt;
}

ZoneRecognition recognise_zone(const ZoneDefinition& definition, const ZoneDatabase& zones, ZoneSpan span, std::string_view at_home) {
    const auto over_span = agreeing(definition, places(zones), span);
    const auto over_years = agreeing(definition, over_span, whole_years(span));
    const bool is_one_family = !over_years.empty() || over_span.size() == 1;
    const auto& family = over_years.empty() ? over_span : over_years;
    if (is_one_family)
        if (auto zone = chosen(family, definition, at_home)) return {.zone = std::move(zone), .candidates = {}};
    return {.zone = std::nullopt, .candidates = listed(family, definition.name, at_home)};
}

ZoneRecognition zones_named_in(std::string_view name, const ZoneDatabase& zones) {
    auto named = places(zones);
    std::erase_if(named, [&](const TimeZone* zone) { return !names_city_of(name, zone->name()); });
    return {.zone = std::nullopt, .candidates = listed(named, name, "")};
}

}  // namespace multaqa::ical
