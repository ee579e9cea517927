// All SQL of the zone data: the text of each version that was ever adopted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planning/zone_change.hpp"
#include "store/connection.hpp"

namespace multaqa::planning::zone_data_store {

std::optional<ZoneText> find(store::Connection& db, std::string_view version);
bool has(store::Connection& db, std::string_view version);
std::vector<std::string> list_versions(store::Connection& db);  // by name
// Keeps what is there already.
void insert(store::Connection& db, const ZoneText& text, Instant now);

}  // namespace multaqa::planning::zone_data_store
