// What an import does with a session that repeats: what it writes, what its dates are, and how it finds them again. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "programme/import_dates.hpp"
#include "programme/import_plan.hpp"
#include "programme/recurrence.hpp"

namespace multaqa::programme {

// Written on top of the first date.
struct Repetition {
    ical::RecurrenceSet set;
    std::map<PlainDateTime, SessionContent> overrides;  // of single dates but the first one, by their ids
    ImportedDates told;
};
std::optional<Repetition> repetition_of(const ImportedSession& session, const ImportedProgramme& programme, const ImportNames& names,
                                        const ImportContext& context);
// Of a session that repeats.
FileDates dates_of_file(const ImportedSession& session, const ImportedProgramme& programme, const ImportNames& names, const ImportContext& context);
// The dates after the first one, as many as are made at once.
std::vector<SessionContent> further_dates(const Repetition& repetition, const SessionContent& first);

// The stored dates of every recurrence by their ids; valid as long as the tree.
using StoredDates = std::map<std::pair<RecurrenceId, PlainDateTime>, const Session*>;
StoredDates stored_dates(const SessionTree& tree);
std::set<PlainDateTime> ids_of_recurrence(const StoredDates& dates, const RecurrenceId& recurrence);
// Null where `stored` does not repeat, or not on that date.
const Session* date_of(const StoredDates& dates, const Session& stored, PlainDateTime id);

// A date to which no component of the file gives another content, and the session as it says it is on that date.
struct PlainDateOf {
    const Session* stored = nullptr;
    ImportedSession wanted;
};
std::optional<PlainDateOf> plain_date(const StoredDates& dates, const Session& stored, const ImportedSession& session,
                                      const ImportedProgramme& programme);
// Whether the file repeats it on other dates, as far as they are stored and later than `now`, on the clock of the recurrence.
bool has_other_dates(const StoredDates& dates, const Session& stored, const ImportedSession& session, const ImportedProgramme& programme,
                     PlainDateTime now);

}  // namespace multaqa::programme
