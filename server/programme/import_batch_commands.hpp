// The steps of an import that write sessions: several in one command, or one that repeats in a command of its own.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "programme/import_steps.hpp"
#include "programme/session_commands.hpp"

namespace multaqa::programme {

command::LockSet locks_of(store::Connection& db, const std::vector<ImportStep>& steps);
// Their sessions. A refusal names its step; of the others nothing may be kept then.
Result<std::vector<SessionId>> write_steps(command::Write& write, const EventId& event, const std::vector<ImportStep>& steps, std::size_t& refused);
// One that is wide.
command::Command<SessionId> write_wide(const EventId& event, const ImportStep& step);

// The wall times of a file that tells instants are those of the zone data of its reading: zone_change_running where others than
// `version` are adopted by then.
template <class T>
command::Command<T> as_read_under(std::string version, command::Command<T> command) {
    command.run = [version = std::move(version), run = std::move(command.run)](command::Write& write) -> Result<T> {
        if (write.context().zones->version() != version) return Problem{.code = ProblemCode::zone_change_running};
        return run(write);
    };
    return command;
}
// Of the import, where other problems are of one session.
inline bool is_of_the_whole(const Problem& problem) {
    return http_status(problem.code) >= 500 || problem.code == ProblemCode::zone_change_running;
}

}  // namespace multaqa::programme
