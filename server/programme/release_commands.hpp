// Publishing: the release is checked and encoded on the pool, the writer verifies that nothing moved and inserts.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "command/executor.hpp"
#include "programme/release.hpp"
#include "programme/structure_rules.hpp"
#include "scheduling/refusal.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

// Evidence of release_blocked, and of the schedule_conflict of a reinstatement: the clashes of the event, and where its
// sessions break its structure.
struct BlockedRelease : scheduling::ScheduleRefusal {
    EventId event;
    std::vector<StructureConflict> structure;
};

struct ReleaseParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    command::Clock clock;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
};

// Refusals: not_found, forbidden, revision_mismatch (with the present revision), release_blocked,
// nothing_to_release, validation_failed. Reads and encodes on the calling thread: the pool, never the writer.
void publish_release(const ReleaseParts& parts, const Caller& caller, const std::string& request_id, PublishRelease publish,
                     std::optional<command::IdempotencyKey> key, std::function<void(command::Outcome<Release>)> done);

// The whole work in one command, on the writer: after three lost races, for the demo and for tests.
command::Command<Release> publish_release_on_writer(PublishRelease publish, std::optional<command::IdempotencyKey> key = {});

}  // namespace multaqa::programme
