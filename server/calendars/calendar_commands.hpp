// Use cases on working calendars: add, put as it was exported, change, remove; the correction of the Hijri calendar; the
// calendars of countries that come with the program.
#pragma once

#include <optional>

#include "calendars/calendar_codec.hpp"
#include "calendars/calendar_settings.hpp"
#include "command/executor.hpp"
#include "directory/merge_users_commands.hpp"

namespace multaqa::calendars {

// For the protocol. Faults: a subject that nobody has, one that has a calendar, a zone that nobody knows.
command::Command<WorkingCalendar> create_calendar(directory::Draft<NewCalendar> draft, std::optional<command::IdempotencyKey> key = {});
// In the place of whatever calendar the subject has, with the origins that it says.
command::Command<WorkingCalendar> put_calendar(directory::Draft<NewCalendar> draft);
// not_found, then version_mismatch, then the faults; an edit that changes nothing leaves the version as it is.
command::Command<WorkingCalendar> update_calendar(WorkingCalendarId id, std::int64_t version, directory::Edit<CalendarContent> edit,
                                                  Origin by = Origin::entered);
// Gives what was removed.
command::Command<WorkingCalendar> remove_calendar(WorkingCalendarId id, std::int64_t version);

// For administrators.
command::Command<CalendarSettings> correct_hijri(std::int64_t version, HijriCorrection correction);

// Brings in the files of countries that are new, and what is new in the others and nobody has written or removed. Returns how
// many calendars were written; waits for the writer. Throws where it cannot write.
std::size_t load_default_calendars(command::Executor& executor);

// A merged person's or organisation's calendar goes over to the survivor, unless that has one.
command::LockSet merge_locks(store::Connection& db, const directory::Merge& merge);
Result<std::vector<directory::MergeConflict>> move_merged(command::Write& write, const directory::Merge& merge);

}  // namespace multaqa::calendars
