#include "common/ical/zone_naming.hpp"

#include <algorithm>

#include "common/ical/zone_other_names.hpp"

namespace multaqa::ical {
namespace {

// A city of fewer letters may be any word: "Lima" counts, "Yap" does not.
constexpr std::size_t kShortestCity = 4;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0; }

std::string lowered(std::string_view text) {
    std::string out{text};
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        if (c == '_') return ' ';
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return out;
}

bool is_known(const ZoneDatabase& zones, std::string_view name) { return zones.find(name).has_value(); }

std::optional<NamedZone> by_iana_name(std::string_view name, const ZoneDatabase& zones) {
    const auto present = present_name_of(name);
    if (present && is_known(zones, *present)) return NamedZone{std::string(*present), NamedBy::alias};
    if (is_known(zones, name)) return NamedZone{std::string(name), NamedBy::itself};
    return std::nullopt;
}

std::optional<NamedZone> by_other_capitals(std::string_view name, const ZoneDatabase& zones) {
    const std::string wanted = lowered(name);
    for (const std::string& known : zones.names())
        if (lowered(known) == wanted) return NamedZone{std::string(present_name_of(known).value_or(known)), NamedBy::alias};
    return std::nullopt;
}

std::optional<NamedZone> by_windows_name(std::string_view name, const ZoneDatabase& zones, std::string_view at_home) {
    const auto windows = windows_zone(name);
    if (!windows) return std::nullopt;
    const auto zone = is_among(*windows, at_home) ? at_home : windows->zone;
    if (!is_known(zones, zone)) return std::nullopt;
    return NamedZone{std::string(zone), NamedBy::windows};
}

// What follows a maker's prefix is an IANA name of a region and a place, or UTC; the longest is meant.
std::optional<NamedZone> by_ending(std::string_view name, const ZoneDatabase& zones) {
    for (auto slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1)) {
        const auto ending = name.substr(slash + 1);
        if (lowered(ending) == "utc") return NamedZone{"UTC", NamedBy::prefixed};
        if (ending.find('/') == std::string_view::npos) continue;
        if (const auto found = by_iana_name(ending, zones)) return NamedZone{found->zone, NamedBy::prefixed};
    }
    return std::nullopt;
}

}  // namespace

std::optional<NamedZone> named_zone(std::string_view name, const ZoneDatabase& zones, std::string_view at_home) {
    if (auto found = by_iana_name(name, zones)) return found;
    if (auto found = by_windows_name(name, zones, at_home)) return found;
    if (auto found = by_ending(name, zones)) return found;
    return by_other_capitals(name, zones);
}

std::string city_of(std::string_view zone) {
    std::string city{zone.substr(zone.rfind('/') + 1)};
    std::replace(city.begin(), city.end(), '_', ' ');
    return city;
}

bool names_city_of(std::string_view text, std::string_view zone) {
    const std::string city = lowered(city_of(zone));
    const std::string all = lowered(text);
    if (city.size() < kShortestCity) return false;
    for (auto at = all.find(city); at != std::string::npos; at = all.find(city, at + 1)) {
        const auto end = at + city.size();
        if ((at == 0 || !is_letter(all[at - 1])) && (end == all.size() || !is_letter(all[end]))) return true;
    }
    return false;
}

}  // namespace multaqa::ical
