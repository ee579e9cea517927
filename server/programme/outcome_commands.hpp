// Use cases on outcomes: record, patch, archive. For staff of the event.
#pragma once

#include <cstdint>
#include <optional>

#include "command/command.hpp"
#include "programme/outcome.hpp"

namespace multaqa::programme {

struct RecordOutcome {
    SessionId session;
    OutcomeContent content;
};
struct PatchOutcome {
    OutcomeId outcome;
    std::int64_t version = 0;
    OutcomePatch patch;
};
struct ArchiveOutcome {
    OutcomeId outcome;
    std::int64_t version = 0;
};

// Refusals: not_found and forbidden by event_rights, version_mismatch, validation_failed.
command::Command<Outcome> record_outcome(RecordOutcome record, std::optional<command::IdempotencyKey> key = {});
command::Command<Outcome> patch_outcome(PatchOutcome patch);
command::Command<OutcomeId> archive_outcome(ArchiveOutcome archive);

}  // namespace multaqa::programme
