// Reading when people are not available: for staff, and for the account of the person itself.
#pragma once

#include <optional>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/unavailability.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

// Staff, the person's own account, and whoever acts for the person. Who was merged into another stands for the survivor,
// here and below.
bool may_know(store::Connection& db, const Caller& caller, const PersonId& person);

struct SeenUnavailability {
    Unavailability unavailability;
    std::vector<MetOccupancy> clashes;  // what the person is planned for meanwhile, by start
};
SeenUnavailability seen_by(store::Connection& db, const Caller& caller, Unavailability unavailability, Instant now);

Result<SeenUnavailability> get_unavailability(store::Connection& db, const Caller& caller, const UnavailabilityId& id, Instant now);
// Of one person: not_found for others. Of everybody: for staff, else forbidden.
Result<Slice<Unavailability>> list_unavailabilities(store::Connection& db, const Caller& caller, const std::optional<PersonId>& person,
                                                    const UnavailabilityId& after, std::size_t limit);

}  // namespace multaqa::resources
