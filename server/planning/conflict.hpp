// A conflict as one caller may see it: a clash with the names, zones and decisions that belong to it. Values, pure.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/ids/resource_ids.hpp"
#include "common/text/localized_text.hpp"
#include "scheduling/clash.hpp"

namespace multaqa::planning {

// DECISIONS 23: of an event that the caller may not see nothing is told but the interval and whom to ask.
enum class Sight { open, masked };

struct ConflictSide {
    Sight sight = Sight::masked;
    std::string occupancy_id;  // opaque: the real one names its session, which may be masked
    scheduling::Firmness firmness{};
    Interval interval;
    std::string zone;  // of a masked side: that of the caller's event
    // What follows is empty where masked.
    std::optional<SessionId> session;  // also empty where it is not stored yet, or no session
    std::optional<BookingId> booking;
    std::optional<std::int64_t> version;
    std::optional<EventId> event;
    std::string event_language;
    LocalizedText title;
    std::vector<std::string> roles;  // of the person in common
};

struct ConflictDecisionView {
    Instant first_detected;
    std::string account;  // "" where nobody decided
    std::string reason;
    std::optional<Instant> decided_at;
};

enum class Overridable { by_protocol, by_nobody };

struct Conflict {
    std::string id;
    scheduling::ClashCode code{};
    scheduling::Ground ground = scheduling::Ground::taken;
    scheduling::Severity severity{};
    scheduling::RuleInForce rule;
    std::optional<std::int64_t> parameter;  // of the rule, where it has one
    Overridable overridable = Overridable::by_protocol;
    scheduling::Subject subject;
    LocalizedText subject_name;
    Interval overlap;
    std::vector<std::string> zones;  // each once: of the first side, the second, the caller's event
    ConflictSide first;              // never masked: what the caller asked for, or works on
    std::optional<ConflictSide> second;  // none where the place itself does not serve
    std::int64_t shortage = 0;           // of seats (R2), pieces (R5), minutes (T1) or people (P2)
    std::vector<scheduling::Lack> lacks;
    std::optional<scheduling::Absence> absence;        // P3
    std::optional<scheduling::ReadCalendar> calendar;  // D1
    std::chrono::hours calendar_age{};                 // D1
    std::optional<scheduling::Journey> journey;        // T1
    LocalizedText from;                                // T1: names of the sites
    LocalizedText to;
    std::int64_t invited = 0;                          // P2
    struct Lost {
        scheduling::Subject person;
        LocalizedText name;
    };
    std::vector<Lost> lost;  // P2
    std::optional<ConflictDecisionView> decision;
    std::string zone_version;
};

// The name of an occupancy as clients see it: the same for everybody, telling nothing.
std::string opaque_occupancy_id(const std::string& occupancy_id);

}  // namespace multaqa::planning
