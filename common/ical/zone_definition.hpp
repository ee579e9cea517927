// The rules of a zone as a calendar brings them along: VTIMEZONE of RFC 5545 §3.6.5. Never used to place anything: our own
// database does that. They tell which zone was meant, and whether the program that wrote them knows the rules of today.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/zone_database.hpp"

namespace multaqa::ical {

struct ZoneDefinition {
    std::string name;      // TZID
    std::string location;  // X-LIC-LOCATION; "" where there is none
    std::chrono::seconds offset_before{0};    // in force before the first transition
    std::vector<ZoneTransition> transitions;  // ascending, of the years 1900 to 2200

    std::chrono::seconds offset_at(Instant t) const;
    // A wall time of the definition; of two the first.
    Instant instant_of(PlainDateTime wall) const;
};

// The TZID of a VTIMEZONE; "" where it has none.
std::string zone_definition_name(std::string_view text);
// Nothing where the component has no observance that can be read, or its rules go beyond the limits
// (limits::kZoneDefinitionTransitions): a definition is understood whole or not at all.
std::optional<ZoneDefinition> read_zone_definition(std::string_view text);

}  // namespace multaqa::ical
