// Which zone of our database a name means that another program wrote (a TZID). By the name alone: whoever finds nothing
// here asks the rules (zone_recognition.hpp) or a person, and never guesses.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/time/zone_database.hpp"

namespace multaqa::ical {

enum class NamedBy {
    itself,    // "Europe/Paris"
    alias,     // a former IANA name, or one in other capitals: "Asia/Calcutta", "europe/paris"
    windows,   // "Romance Standard Time"
    prefixed,  // "/citadel.org/20210210_1/Europe/Paris", "tzone://Microsoft/Utc"
};

struct NamedZone {
    std::string zone;
    NamedBy by = NamedBy::itself;

    friend bool operator==(const NamedZone&, const NamedZone&) = default;
};

// Windows has one name for zones that it takes for equal: `at_home`, the zone of the event ("" where there is none), is
// meant where it is one of them.
std::optional<NamedZone> named_zone(std::string_view name, const ZoneDatabase& zones, std::string_view at_home);

// "Africa/Casablanca" → "Casablanca", "America/New_York" → "New York".
std::string city_of(std::string_view zone);
// Whether `text` names the city as words of its own, in any capitals: "(UTC+01:00) Paris, Madrid".
bool names_city_of(std::string_view text, std::string_view zone);

}  // namespace multaqa::ical
