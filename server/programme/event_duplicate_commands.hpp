// The use case that makes the next edition from the last one.
#pragma once

#include <optional>

#include "programme/event_commands.hpp"
#include "programme/event_duplicate.hpp"

namespace multaqa::programme {

// A new event with drafts of the source's sessions: new ids and uids, no releases, no outcomes, no answers. For staff of
// the source who may create events. Refusals: not_found, forbidden, validation_failed, slug_taken.
command::Command<EventWritten> duplicate_event(DuplicateEvent duplicate, std::optional<command::IdempotencyKey> key = {});

}  // namespace multaqa::programme
