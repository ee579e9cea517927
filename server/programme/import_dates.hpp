// How the dates of a recurrence follow the file that it came from, when that is read again: what the file has changed since is
// taken over, what was changed here stays. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "programme/imported_programme.hpp"
#include "programme/recurrence_input.hpp"
#include "programme/session_tree.hpp"

namespace multaqa::programme {

using Recurrences = std::map<RecurrenceId, Recurrence>;

// Where each UID of a file stands: the session that bears it, or an occurrence of what came from the file under it.
using StoredByUid = std::map<std::string, const Session*>;
StoredByUid stored_by_uid(const SessionTree& stored, const Recurrences& recurrences);

// What the file cancels on one date does not come at all, but for the first date: nobody was told of it.
ical::RecurrenceSet without_cancelled(ical::RecurrenceSet set);
std::set<PlainDateTime> cancelled_dates(const ical::RecurrenceSet& set);

// What a file says of when something repeats.
struct FileDates {
    ImportedDates told;
    std::set<PlainDateTime> cancelled;  // among what is excluded: cancelled on its date
    std::string zone;
    bool all_day = false;
    enum class Parts { read, some_refused } parts = Parts::read;  // whether all was usable that it says of single dates
};

// The occurrences by their ids, and what time it is on their clock.
struct StandingDates {
    std::set<PlainDateTime> ids;
    PlainDateTime now{};
};

struct DatesStep {
    FollowFile follow;
    ical::RecurrenceSet set;            // as it becomes
    std::set<PlainDateTime> standing;   // after the move
    std::set<PlainDateTime> begun;      // of which the sessions stay where they are, before the move
};
struct DatesDecision {
    std::optional<DatesStep> step;
    bool is_kept = false;  // file and recurrence have both changed, each in its own way: the dates stay
};
// Where nobody knows what the file said before, a start or a rule that differs here was changed here. What has begun keeps its
// time and what it says.
DatesDecision follow_of(const Recurrence& here, const FileDates& file, const StandingDates& standing);

// `now` on the clock of follow.zone. Refused as the recurrence would be.
Result<DatesChange> change_of(const DatesStep& step, PlainDateTime now);
// What a person hears of it; nothing where all dates stay as they are.
std::vector<ImportNote> notes_of(const DatesStep& step, const DatesChange& change);

// A date as the pattern says again, in these members: all that files name, and what was cancelled. One that waits in the pool
// stays there. Its instants are still to be reckoned.
SessionContent plain_again(const Session& occurrence, const SessionContent& pattern, const OccurrenceMembers& members);

}  // namespace multaqa::programme
