// Recognises a zone by its rules: the definition that a calendar brings along is compared with every zone of our database.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ical/zone_definition.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::ical {

// From the first start to the last end of what uses the definition, both included.
struct ZoneSpan {
    Instant from;
    Instant to;

    friend bool operator==(const ZoneSpan&, const ZoneSpan&) = default;
};

struct OffsetDifference {
    Instant at;
    std::chrono::seconds defined;
    std::chrono::seconds ours;
};
// Where the two first differ within the span; nothing where they agree.
std::optional<OffsetDifference> first_difference(const ZoneDefinition& definition, const TimeZone& zone, ZoneSpan span);

struct ZoneRecognition {
    std::optional<std::string> zone;      // there is a reason for this one alone
    std::vector<std::string> candidates;  // else those that may be meant, the likeliest first; at most kZoneCandidates
};
inline constexpr std::size_t kZoneCandidates = 20;

// The zones that agree over whole years count before those that agree over the span alone. One is recognised when it is
// the only one, or when all of them are of one family (equal over those years) and its city is named by the definition,
// or it is the zone of the event, `at_home`.
ZoneRecognition recognise_zone(const ZoneDefinition& definition, const ZoneDatabase& zones, ZoneSpan span, std::string_view at_home);
// Without a definition: never recognised; the candidates are the zones whose city is named.
ZoneRecognition zones_named_in(std::string_view name, const ZoneDatabase& zones);

}  // namespace multaqa::ical
