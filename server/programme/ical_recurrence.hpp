// How a VEVENT repeats: RRULE, RDATE and EXDATE (RFC 5545 §3.8.5) on the wall clock of its zone, and RECURRENCE-ID
// (§3.8.4.4). What is wrong is named with its line.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/ical/content_line.hpp"
#include "common/ical/recurrence_set.hpp"
#include "programme/ical_zones.hpp"
#include "programme/imported_programme.hpp"

namespace multaqa::programme {

using EventLines = std::vector<ical::ContentLine>;

bool is_recurring(const EventLines& lines);
bool is_recurrence_override(const EventLines& lines);

// The first start, on the clock of `zone`.
struct RecurrenceStart {
    PlainDateTime wall{};
    ical::StartKind kind = ical::StartKind::date_time;
    std::string zone;
};

struct EventRecurrence {
    ical::RecurrenceSet set;  // begins with the earliest of its dates
    std::map<PlainDateTime, std::chrono::seconds> lengths;  // of an RDATE that is a PERIOD
};
// Either what repeats, or why it cannot be used.
struct RecurrenceReading {
    std::optional<EventRecurrence> recurrence;
    std::vector<ImportNote> refusal;
};
RecurrenceReading read_event_recurrence(const EventLines& lines, const RecurrenceStart& start, IcalZones& zones);

// Of the RECURRENCE-ID, on the clock of `start.zone`; nothing where it cannot be read.
std::optional<ImportedPart> read_part(const EventLines& lines, const RecurrenceStart& start, IcalZones& zones);

// The first and the last wall time at which something of the VEVENT by this TZID may stand, told to `zones`.
void tell_zone_uses(const EventLines& lines, IcalZones& zones);

// How far ahead a repeating session is looked at: its zones, and what its rule costs.
inline constexpr date::days kRecurrenceSpan{731};
// No date of the rule, as far as that is looked at, is later than this.
PlainDateTime last_start(const EventLines& lines, PlainDateTime start);

}  // namespace multaqa::programme
