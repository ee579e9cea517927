#include "planning/zone_change_queries.hpp"

#include <algorithm>

#include "common/time/zone_version.hpp"
#include "planning/zone_change_store.hpp"
#include "planning/zone_data_store.hpp"
#include "store/meta_store.hpp"

namespace multaqa::planning {

Result<ZoneChangePage> list_zone_changes(store::Connection& db, const Caller& caller, const ZoneChangeId& before, std::size_t limit) {
    if (!caller.is_protocol()) return forbidden();
    return ZoneChangePage{adopted_zone_version(db), stored_zone_versions(db),
                          access::slice_of(zone_change_store::list(db, before, limit + 1), limit,
                                           [](const ZoneChange& change) { return change.id.text(); })};
}

Result<ZoneChange> get_zone_change(store::Connection& db, const Caller& caller, const ZoneChangeId& id) {
    if (!caller.is_protocol()) return forbidden();
    auto change = zone_change_store::find(db, id);
    if (!change) return not_found();
    return std::move(*change);
}

std::optional<ZoneChange> find_zone_change(store::Connection& db, const ZoneChangeId& id) { return zone_change_store::find(db, id); }

std::optional<ZoneChange> find_running_zone_change(store::Connection& db) { return zone_change_store::find_running(db); }

std::optional<ZoneChange> find_newest_finished_zone_change(store::Connection& db) {
    return zone_change_store::find_newest_finished(db);
}

std::string adopted_zone_version(store::Connection& db) { return store::find_meta(db, store::kZoneDataVersion).value_or(""); }

std::vector<std::string> stored_zone_versions(store::Connection& db) {
    auto versions = zone_data_store::list_versions(db);
    std::sort(versions.begin(), versions.end(), [](const auto& a, const auto& b) { return is_older_zone_version(a, b); });
    return versions;
}

std::optional<ZoneText> find_zone_text(store::Connection& db, const std::string& version) { return zone_data_store::find(db, version); }

}  // namespace multaqa::planning
