// Reading series, as far as the caller may see them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/series.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

std::optional<Series> find_series(store::Connection& db, const SeriesId& id);  // for other capabilities
// Staff see every series; others those of which they see an edition. not_found otherwise.
Result<Series> get_series(store::Connection& db, const Caller& caller, const SeriesId& id);

struct SeriesPage {
    std::vector<Series> series;  // in order of creation
    std::string next;
};
Result<SeriesPage> list_series(store::Connection& db, const Caller& caller, std::size_t limit, std::string_view cursor);

// Turns the organisations into those that stand for them; a fault at /organizers/{n}/organizationId where there is none.
std::vector<Fault> resolve_organizers(store::Connection& db, std::vector<EventOrganizer>& organizers);

}  // namespace multaqa::programme
