// All SQL of series and their organizers.
#pragma once

#include <optional>
#include <vector>

#include "programme/series.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::series_store {

std::optional<Series> find(store::Connection& db, const SeriesId& id);
// In order of creation, those after `after`.
std::vector<Series> list_page(store::Connection& db, const SeriesId& after, std::size_t limit);
std::vector<SeriesId> list_of_organizer(store::Connection& db, const OrganizationId& organizer);
void insert(store::Connection& db, const Series& series);
void update(store::Connection& db, const Series& series);

}  // namespace multaqa::programme::series_store
