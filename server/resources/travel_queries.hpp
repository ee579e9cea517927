// Reading the travel matrix; for staff.
#pragma once

#include <optional>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "scheduling/travel_time.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

// What was entered, by site from, site to and mode. forbidden for others.
Result<Slice<scheduling::TravelTime>> list_travel_times(store::Connection& db, const Caller& caller, const std::optional<SiteId>& site,
                                                        const scheduling::TravelKey& after, std::size_t limit);
// What T1 counts with, without its buffer: entered, estimated or unknown. validation_failed for a site that is not there.
Result<scheduling::Travel> find_travel(store::Connection& db, const Caller& caller, const SiteId& from, const SiteId& to);

}  // namespace multaqa::resources
