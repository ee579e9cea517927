// Facts about the installation in table meta: epoch, keys, version of the zone data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/connection.hpp"

namespace multaqa::store {

std::optional<std::string> find_meta(Connection& db, std::string_view name);
void put_meta(Connection& db, std::string_view name, std::string_view value);  // replaces
// Keeps what is there already (two nodes may start at once) and answers it.
std::string put_meta_once(Connection& db, std::string_view name, std::string_view value);

}  // namespace multaqa::store
