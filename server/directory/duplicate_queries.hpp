// Who in the directory may be the same as what is being entered: asked before it is added, and told with what
// was added.
#pragma once

#include <optional>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "directory/duplicate.hpp"
#include "directory/organization.hpp"
#include "directory/person.hpp"
#include "store/database.hpp"

namespace multaqa::directory {

// The surest first, at most limits::kDuplicatesListed; never `self`, nor what is archived.
std::vector<Duplicate> duplicates_of(store::Connection& db, const PersonDetails& details,
                                     const std::optional<PersonId>& self);
std::vector<Duplicate> duplicates_of(store::Connection& db, const OrganizationFields& fields,
                                     const std::optional<OrganizationId>& self);

// For callers: forbidden unless staff, then the faults of the draft.
Result<std::vector<Duplicate>> find_duplicates(store::Connection& db, const Caller& caller,
                                               const Draft<PersonDetails>& draft);
Result<std::vector<Duplicate>> find_duplicates(store::Connection& db, const Caller& caller,
                                               const Draft<OrganizationFields>& draft);

}  // namespace multaqa::directory
