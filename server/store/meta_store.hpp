// Facts about the installation in table meta: epoch, keys, version of the zone data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/connection.hpp"

namespace multaqa::store {

// The version of the zone data that is adopted.
inline constexpr std::string_view kZoneDataVersion = "zone_data_version";

std::optional<std::string> find_meta(Connection& db, std::string_view name);
// The same within a writing transaction: nobody replaces it until that ends, and whoever is replacing it is waited for.
std::optional<std::string> hold_meta(Connection& db, std::string_view name);
void put_meta(Connection& db, std::string_view name, std::string_view value);  // replaces
// Keeps what is there already (two nodes may start at once) and answers it.
std::string put_meta_once(Connection& db, std::string_view name, std::string_view value);

}  // namespace multaqa::store
