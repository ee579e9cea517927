// Use cases on outcomes: record, patch, archive. For staff of the event.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

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

// Within a merge of people or organizations: what `gone` was to see to is for `survivor` to see to. The scopes of the events
// must be locked.
void replace_owner(command::Write& write, const std::string& gone, const std::string& survivor);

}  // namespace multaqa::programme
