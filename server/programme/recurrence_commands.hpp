// Use cases on recurrences: repeat a session, change the dates, change or remove many occurrences at once, make those that
// the time has come for.
#pragma once

#include <map>
#include <vector>

#include "programme/recurrence.hpp"
#include "programme/recurrence_input.hpp"
#include "programme/session_commands.hpp"

namespace multaqa::programme {

// Refusals as of create_session; of a schedule_conflict the evidence is RefusedOccurrences, and all of them were judged
// together. validation_failed at /recurrenceRule, /added/0, /excluded/0 for the dates.
command::Command<Recurrence> repeat_session(RepeatSession repeat, Key key = {});
// Sessions that stand already become occurrences of a new recurrence, each as it is; nothing is placed anew.
command::Command<Recurrence> gather_sessions(GatherSessions gather, Key key = {});
// What has begun stays as it is; what falls away is archived, or cancelled where it was released.
command::Command<Recurrence> patch_recurrence(PatchRecurrence patch);

// For imports: refused as patch_recurrence(), and where the recurrence is not of that version any more.
command::Command<Recurrence> follow_file(FollowFile follow);

// The same as for one session, for it and those after it, or for all of its recurrence. What an occurrence has of its own
// stays. A session that does not repeat is changed alone.
command::Command<SessionWritten> patch_occurrences(PatchSession patch, RecurrenceReach reach);
command::Command<SessionWritten> move_occurrences(MoveSession move, RecurrenceReach reach, Key key = {});
// This one alone is excluded from its recurrence.
command::Command<SessionArchived> archive_occurrences(ArchiveSession archive, RecurrenceReach reach);

// Makes what the recurrence brings by now; to be run as somebody who may override: clashes become findings, rooms and
// equipment that are gone are left out. Refused where a clash cannot be overridden; drafts always stand. Answers how many.
command::Command<std::size_t> extend_recurrence(RecurrenceId recurrence, Extension extension);

// For imports, inside a command that holds the event's scope and the subjects of `first` and of `overrides`: `first` becomes
// the earliest occurrence of `set`, wherever it stands, and the others are added, each with the content of `overrides`
// where its id has one. The pattern is what `first` says. A clash that refuses, refuses all (drafts never do). No batch may be open.
Result<Recurrence> repeat_session(command::Write& write, const Session& first, const ical::RecurrenceSet& set,
                                  const std::map<PlainDateTime, SessionContent>& overrides, ImportedDates told);

}  // namespace multaqa::programme
