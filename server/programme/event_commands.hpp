// Use cases on events: create and patch.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "command/command.hpp"
#include "programme/event.hpp"

namespace multaqa::programme {

struct CreateEvent {
    EventId id;  // made by the caller: its scope is locked before anything runs
    EventContent content;
};
struct PatchEvent {
    EventId event;
    std::int64_t version = 0;
    EventPatch patch;
};
struct EventWritten {
    Event event;
    std::int64_t revision = 0;  // of its scope, after the command
};

// The creator gets the organizer grant. Refusals: forbidden, validation_failed, unknown_time_zone, slug_taken.
command::Command<EventWritten> create_event(CreateEvent create, std::optional<command::IdempotencyKey> key = {});
// The same inside a command that holds the scope of the new event: for imports and the demo.
Result<EventWritten> create_event_in(command::Write& write, const CreateEvent& create);
command::LockSet locks_of(store::Connection& db, const CreateEvent& create);

command::Command<EventWritten> patch_event(PatchEvent patch);
// The same inside a command that holds the scope of the event.
Result<EventWritten> patch_event_in(command::Write& write, const PatchEvent& patch);

}  // namespace multaqa::programme
