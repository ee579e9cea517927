// The names of what takes a resource. The caller has been found to be somebody who may know the owners.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "resources/owner_names.hpp"
#include "scheduling/occupancy.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

// Sessions stand to the right: app/ fills it. Empty: no session has a name.
using NamesOfSessions = std::function<OwnerNames(store::Connection& db, std::span<const std::string> sessions)>;

// Whoever has none is left out.
OwnerNames names_of_owners(store::Connection& db, std::span<const scheduling::Owner> owners, const NamesOfSessions& names_of_sessions);

}  // namespace multaqa::resources
