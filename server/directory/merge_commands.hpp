// Merging two people or two organisations; for the protocol office, because it touches the programmes of all
// events.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "command/command.hpp"
#include "directory/merge.hpp"
#include "directory/merge_users_commands.hpp"

namespace multaqa::directory {

template <class Item>
struct MergedInto {
    Item survivor;
    std::vector<MergeConflict> conflicts;  // stored all the same
};

// `gone` is archived and answers with the survivor ever after; references move within the same transaction.
// Refusals: not_found unless staff, forbidden unless protocol, version_mismatch of the survivor,
// validation_failed at the id of the one who goes, schedule_conflict where the survivor would be booked twice
// and nobody overrides.
command::Command<MergedInto<PersonRecord>> merge_people(PersonId survivor, std::int64_t version,
                                                        PersonId gone, MergeGovernance governance,
                                                        MergeUsers users,
                                                        std::optional<command::IdempotencyKey> key = {});
command::Command<MergedInto<Organization>> merge_organizations(
    OrganizationId survivor, std::int64_t version, OrganizationId gone, MergeGovernance governance,
    MergeUsers users, std::optional<command::IdempotencyKey> key = {});

}  // namespace multaqa::directory
