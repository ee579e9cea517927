#include "resources/travel_queries.hpp"

#include <set>

#include "resources/site_store.hpp"
#include "resources/travel_codec.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::resources {

Result<Slice<scheduling::TravelTime>> list_travel_times(store::Connection& db, const Caller& caller, const std::optional<SiteId>& site,
                                                        const scheduling::TravelKey& after, std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    const auto of_site = site ? std::optional(site->text()) : std::nullopt;
    return directory::slice_of(scheduling::list_travel_times(db, of_site, after, limit + 1), limit,
                               [](const scheduling::TravelTime& time) { return cursor_of(time.key); });
}

Result<scheduling::Travel> find_travel(store::Connection& db, const Caller& caller, const SiteId& from, const SiteId& to) {
    if (!caller.is_staff()) return forbidden();
    std::vector<Fault> faults;
    if (!select_site(db, from)) faults.push_back({"?from", "fault.not-found-reference", {}});
    if (!select_site(db, to)) faults.push_back({"?to", "fault.not-found-reference", {}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    const std::set sites{from.text(), to.text()};
    return scheduling::travel_between(scheduling::load_travel(db, sites), from.text(), to.text());
}

}  // namespace multaqa::resources
