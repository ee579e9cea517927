// What repeats: a pattern and the dates on which it comes (DECISIONS 4). Values and rules, pure.
//
// Its occurrences are ordinary sessions, made up to two years ahead of now. All wall times are those of the pattern's zone;
// they keep their time of day across a change of clocks.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "common/ical/recurrence_set.hpp"
#include "programme/session.hpp"

namespace multaqa::programme {

inline constexpr std::size_t kOccurrencesAhead = 500;  // that stand at once, from now on
inline constexpr int kMonthsAhead = 24;

// The first is the pattern's start and comes always.
struct RecurrenceDates {
    std::optional<ical::RecurrenceRule> rule;  // no UNTIL in UTC (ical::localized_until)
    std::vector<PlainDateTime> added;          // RDATE
    std::vector<PlainDateTime> excluded;       // EXDATE; wins over all

    friend bool operator==(const RecurrenceDates&, const RecurrenceDates&) = default;
};

// What the calendar file that a recurrence came from said of its dates when it was last read.
struct ImportedDates {
    std::string uid;
    PlainDateTime start{};
    RecurrenceDates dates;
    std::map<PlainDateTime, OccurrenceMembers> overridden;  // what it said of single dates alone

    friend bool operator==(const ImportedDates&, const ImportedDates&) = default;
};

struct Recurrence {
    RecurrenceId id;
    EventId event;
    SessionContent pattern;  // what a new occurrence says; neither a parent nor what it follows
    RecurrenceDates dates;
    std::optional<PlainDateTime> materialized_until;  // what comes before it has been made; absent: all has
    std::optional<ImportedDates> imported = {};
    std::int64_t version = 1;
    Instant created;
    Instant updated;

    friend bool operator==(const Recurrence&, const Recurrence&) = default;
};

// What of a session the others repeat.
SessionContent pattern_of(SessionContent first);

ical::RecurrenceSet set_of(const WantedTime& first, const RecurrenceDates& dates);
inline ical::RecurrenceSet set_of(const Recurrence& r) { return set_of(r.pattern.time, r.dates); }
RecurrenceDates dates_of(const ical::RecurrenceSet& set);

// What is wrong with the set as clients write it: pointers /start, /recurrenceRule, /added/0, /excluded/0. Also COUNT above
// kOccurrencesAhead, and seconds in what the rule brings or is added. Of added and of excluded dates there are at most
// limits::kRecurrenceDates, of clients as of files.
std::vector<Fault> faults_of(const ical::RecurrenceSet& set);

// The occurrences to be made, by their ids.
struct OccurrencesDue {
    std::vector<PlainDateTime> ids;      // from `from` on, ascending
    std::optional<PlainDateTime> until;  // where to go on another day; absent: nothing more comes
};
// Until kMonthsAhead after `now` (after the first one, where that is later), at most kOccurrencesAhead of them from `now` on and as
// many before it. Refuses at /recurrenceRule where finding them costs too much, or more lie in the past. Requires no faults_of().
Result<OccurrencesDue> occurrences_due(const ical::RecurrenceSet& set, PlainDateTime now, PlainDateTime from);

// Those of `ids` that the set brings, as far as it can be expanded. Requires no faults_of().
std::set<PlainDateTime> brought_by(const ical::RecurrenceSet& set, const std::set<PlainDateTime>& ids);

// What other dates mean for the occurrences that stand.
struct DatesChange {
    std::vector<PlainDateTime> missing;   // to be made
    std::vector<PlainDateTime> fallen;    // to be dropped; never what has begun
    std::optional<PlainDateTime> until;   // as of OccurrencesDue
};
// Refusals of occurrences_due(). Requires no faults_of().
Result<DatesChange> dates_change(const ical::RecurrenceSet& set, std::set<PlainDateTime> standing, PlainDateTime now);

// On every clock of the world, what is made at `now` ends before this wall time, unless it begins later still.
PlainDateTime latest_horizon(Instant now);

// The same occurrences, each by `delta` later; nullopt where no simple rule says that (the second Tuesday, moved by a day, is
// not the second Wednesday).
std::optional<ical::RecurrenceSet> moved(const ical::RecurrenceSet& set, std::chrono::seconds delta);

}  // namespace multaqa::programme
