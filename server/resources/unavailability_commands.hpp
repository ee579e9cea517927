// Entering, changing and withdrawing when a person is not available; for staff and the person itself. What the person is
// planned for meanwhile stays, in conflict, and is told in the answer.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "command/command.hpp"
#include "directory/merge_users_commands.hpp"
#include "resources/unavailability_codec.hpp"
#include "resources/unavailability_queries.hpp"

namespace multaqa::resources {

command::Command<SeenUnavailability> declare_unavailability(PersonId person, WantedUnavailability wanted,
                                                            std::optional<command::IdempotencyKey> key = {});
// not_found, version_mismatch, then the faults of the patch; one that changes nothing leaves the version as it is.
command::Command<SeenUnavailability> change_unavailability(UnavailabilityId id, std::int64_t version, json::value patch);
// It is gone with its reason; the log keeps when it was.
command::Command<SeenUnavailability> withdraw_unavailability(UnavailabilityId id, std::int64_t version);

// A step of merging two people: the survivor is away when either was. Tells what the survivor is planned for then.
std::vector<directory::MergeConflict> move_unavailabilities(command::Write& write, const PersonId& gone, const PersonId& survivor);

}  // namespace multaqa::resources
