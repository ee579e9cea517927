// Reading which zone data is adopted, what is stored, and the changes that were made. For staff of every event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/slice.hpp"
#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "planning/zone_change.hpp"
#include "store/connection.hpp"

namespace multaqa::planning {

struct ZoneChangePage {
    std::string adopted;
    std::vector<std::string> stored;  // oldest first
    access::Slice<ZoneChange> changes;
};
// forbidden unless protocol. Newest first, those before `before`.
Result<ZoneChangePage> list_zone_changes(store::Connection& db, const Caller& caller, const ZoneChangeId& before, std::size_t limit);
Result<ZoneChange> get_zone_change(store::Connection& db, const Caller& caller, const ZoneChangeId& id);

// Without asking who asks: for the server itself.
std::optional<ZoneChange> find_zone_change(store::Connection& db, const ZoneChangeId& id);
std::optional<ZoneChange> find_running_zone_change(store::Connection& db);
std::optional<ZoneChange> find_newest_finished_zone_change(store::Connection& db);
std::string adopted_zone_version(store::Connection& db);  // "" before the first start
std::vector<std::string> stored_zone_versions(store::Connection& db);  // oldest first
std::optional<ZoneText> find_zone_text(store::Connection& db, const std::string& version);

}  // namespace multaqa::planning
