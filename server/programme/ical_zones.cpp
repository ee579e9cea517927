#include "programme/ical_zones.hpp"

#include <algorithm>

#include "common/ical/zone_naming.hpp"
#include "common/limits.hpp"

namespace multaqa::programme {
namespace {

ImportNote understood(const char* code, const std::string& name, const std::string& zone) {
    return {.code = code, .arguments = {{"name", name}, {"zone", zone}}};
}

std::optional<ImportNote> note_of(ical::NamedBy by, const std::string& name, const std::string& zone) {
    switch (by) {
        case ical::NamedBy::itself: return std::nullopt;
        case ical::NamedBy::alias: return understood("zone-alias", name, zone);
        case ical::NamedBy::windows: return understood("zone-windows", name, zone);
        case ical::NamedBy::prefixed: return understood("zone-prefixed", name, zone);
    }
    return std::nullopt;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

ZoneReading asked(const std::string& name, std::vector<std::string> candidates) {
    ImportNote note{.code = "zone-unclear", .arguments = {{"name", name}, {"candidates", joined(candidates)}, {"count", std::to_string(candidates.size())}}};
    return {.zone = "", .note = std::move(note), .candidates = std::move(candidates)};
}

}  // namespace

void IcalZones::define(std::string_view vtimezone) { definitions_.emplace(ical::zone_definition_name(vtimezone), vtimezone); }

void IcalZones::use(std::string_view name, PlainDateTime from, PlainDateTime to) {
    const auto [place, is_new] = spans_.emplace(name, WallSpan{from, to});
    if (is_new) return;
    place->second.from = std::min(place->second.from, from);
    place->second.to = std::max(place->second.to, to);
}

const ZoneReading& IcalZones::read(std::string_view name) {
    const auto known = readings_.find(name);
    if (known != readings_.end()) return known->second;
    return readings_.emplace(name, decide(std::string(name))).first->second;
}

ZoneReading IcalZones::decide(const std::string& name) const {
    if (name.size() > limits::kZoneNameBytes)
        return {.zone = "", .note = ImportNote{.code = "zone-name-too-long", .arguments = {{"max", std::to_string(limits::kZoneNameBytes)}}}};
    const auto text = definitions_.find(name);
    auto definition = text == definitions_.end() ? std::nullopt : ical::read_zone_definition(text->second);
    ZoneReading reading = recognise(name, definition);
    reading.definition = std::move(definition);
    return reading;
}

ZoneReading IcalZones::recognise(const std::string& name, std::optional<ical::ZoneDefinition> definition) const {
    if (const auto answer = answers_.find(name); answer != answers_.end()) return {answer->second, understood("zone-answered", name, answer->second)};
    if (const auto named = ical::named_zone(name, zones_, at_home_)) return {named->zone, note_of(named->by, name, named->zone)};
    if (!definition) {
        auto named = ical::zones_named_in(name, zones_);
        return asked(name, std::move(named.candidates));
    }
    if (const auto located = ical::named_zone(definition->location, zones_, at_home_)) return {located->zone, understood("zone-located", name, located->zone)};
    const auto used = spans_.find(name);
    if (used == spans_.end()) return asked(name, {});
    auto found = ical::recognise_zone(*definition, zones_, {definition->instant_of(used->second.from), definition->instant_of(used->second.to)}, at_home_);
    if (found.zone) return {*found.zone, understood("zone-by-rules", name, *found.zone)};
    return asked(name, std::move(found.candidates));
}

std::optional<ImportNote> IcalZones::outdated(std::string_view name, ical::ZoneSpan span) {
    const ZoneReading& reading = read(name);
    const auto zone = zones_.find(reading.zone);
    if (!reading.definition || zone.has_error()) return std::nullopt;
    const auto difference = ical::first_difference(*reading.definition, **zone, span);
    if (!difference) return std::nullopt;
    return ImportNote{.code = "zone-outdated",
                      .arguments = {{"zone", reading.zone},
                                    {"date", format_plain_date(date::floor<date::days>(to_local(**zone, difference->at)))},
                                    {"inFile", format_offset(difference->defined)},
                                    {"ours", format_offset(difference->ours)}}};
}

}  // namespace multaqa::programme
