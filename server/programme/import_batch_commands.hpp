// The steps of an import that write sessions: several in one command, or one that repeats in a command of its own.
#pragma once

#include <cstddef>
#include <vector>

#include "programme/import_steps.hpp"
#include "programme/session_commands.hpp"

namespace multaqa::programme {

command::LockSet locks_of(store::Connection& db, const std::vector<ImportStep>& steps);
// Their sessions. A refusal names its step; of the others nothing may be kept then.
Result<std::vector<SessionId>> write_steps(command::Write& write, const EventId& event, const std::vector<ImportStep>& steps, std::size_t& refused);
// One that is wide.
command::Command<SessionId> write_wide(const EventId& event, const ImportStep& step);

}  // namespace multaqa::programme
