// Carrying out a suggestion: the refused or proposed command in its new place, if what it rests on still stands.
#pragma once

#include <optional>
#include <string>

#include "command/command.hpp"
#include "command/executor.hpp"
#include "planning/suggestion_codec.hpp"
#include "programme/session_commands.hpp"
#include "store/database.hpp"

namespace multaqa::planning {

// Refusals, in this order: not_found and forbidden (the rights are the caller's, not those of whoever received the
// suggestion), suggestion_expired, suggestion_stale, then those of the command itself. With `key`, a repeat is
// answered as the first was, also after the expiry.
command::Command<programme::SessionWritten> apply_suggestion(SuggestionContent content,
                                                             std::optional<command::IdempotencyKey> key);

// The key that signs suggestions, kept in the database so that any node can apply them; made at its first use.
// Waits for the executor: for the start of the server, never on the pool. Throws std::runtime_error when it cannot.
std::string ensure_suggestion_key(store::Database& database, command::Executor& executor);

}  // namespace multaqa::planning
