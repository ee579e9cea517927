// Use cases on recurrences, as far as an import needs them.
#pragma once

#include <map>

#include "programme/recurrence.hpp"
#include "programme/session_commands.hpp"

namespace multaqa::programme {

// The same as for one session, for it and those after it, or for all of its recurrence. What an occurrence has of its own
// stays. A session that does not repeat is changed alone.
command::Command<SessionWritten> patch_occurrences(PatchSession patch, RecurrenceReach reach);

// For imports, inside a command that holds the event's scope and the subjects of `first`: makes it the earliest occurrence
// of `set` and adds the others, each with the content of `overrides` where its id has one. Clashes become findings.
Result<Recurrence> repeat_session(command::Write& write, const Session& first, const ical::RecurrenceSet& set,
                                  const std::map<PlainDateTime, SessionContent>& overrides);

}  // namespace multaqa::programme
