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

struct DatesStep {
    FollowFile follow;
    ical::RecurrenceSet set;            // as it becomes
    std::set<PlainDateTime> standing;   // after the move
    std::string zone;                   // of all of these
};
struct DatesDecision {
    std::optional<DatesStep> step;
    bool is_kept = false;  // file and recurrence have both changed, each in its own way: the dates stay
};
// Whether all that the file says of single dates could be read.
enum class PartsRead { all, some };
// `standing`: the occurrences by their ids.
DatesDecision follow_of(const Recurrence& here, const ImportedSession& session, const std::set<PlainDateTime>& standing,
                        PartsRead parts = PartsRead::all);

// `now` on the clock of the pattern. Refused as the recurrence would be.
Result<DatesChange> change_of(const DatesStep& step, PlainDateTime now);
// What a person hears of it; nothing where all dates stay as they are.
std::vector<ImportNote> notes_of(const DatesStep& step, const DatesChange& change);

}  // namespace multaqa::programme
