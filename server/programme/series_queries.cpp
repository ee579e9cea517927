#include "programme/series_queries.hpp"

#include <algorithm>

#include "directory/reference_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/event_store.hpp"
#include "programme/series_store.hpp"

namespace multaqa::programme {
namespace {

bool may_see(store::Connection& db, const Caller& caller, const SeriesId& id) {
    if (caller.is_staff()) return true;
    const auto editions = event_store::list_of_series(db, id);
    return std::any_of(editions.begin(), editions.end(), [&](const Event& event) { return sight_of(caller, event) != Sight::none; });
}

}  // namespace

std::optional<Series> find_series(store::Connection& db, const SeriesId& id) { return series_store::find(db, id); }

Result<Series> get_series(store::Connection& db, const Caller& caller, const SeriesId& id) {
    auto series = series_store::find(db, id);
    if (!series || !may_see(db, caller, id)) return not_found();
    return std::move(*series);
}

Result<SeriesPage> list_series(store::Connection& db, const Caller& caller, std::size_t limit, std::string_view cursor) {
    constexpr std::size_t kPortion = 200;
    auto after = cursor.empty() ? SeriesId{} : SeriesId::parse(cursor);
    if (!after) return validation_failed("?cursor", "fault.cursor");
    SeriesPage page;
    // Rights are not in SQL: portions are read until the page is full or the table ends.
    while (true) {
        const auto portion = series_store::list_page(db, *after, kPortion);
        for (const auto& series : portion) {
            if (!may_see(db, caller, series.id)) continue;
            if (page.series.size() == limit) {
                page.next = page.series.back().id.text();
                return page;
            }
            page.series.push_back(series);
        }
        if (portion.size() < kPortion) return page;
        after = portion.back().id;
    }
}

std::vector<Fault> resolve_organizers(store::Connection& db, std::vector<EventOrganizer>& organizers) {
    std::vector<Fault> faults;
    const auto named = organizers;
    for (std::size_t i = 0; i < named.size(); ++i) {
        auto survivor = named[i].organization;
        directory::resolve(db, survivor, "/organizers/" + std::to_string(i) + "/organizationId", faults);
        organizers = replaced(std::move(organizers), named[i].organization, survivor);
    }
    return faults;
}

}  // namespace multaqa::programme
