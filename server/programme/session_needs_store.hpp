// SQL of what sessions ask for.
#pragma once

#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "programme/session.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::session_store {

// `where` names session_needs as x, as the queries of participants do.
void add_needs(store::Connection& db, std::string_view where, const store::Values& parameters, std::vector<Session>& sessions);
void write_needs(store::Connection& db, const SessionId& session, const SessionNeeds& before, const SessionNeeds& after);

// Those that exist and are not archived.
std::set<EquipmentId> known_equipment(store::Connection& db, std::span<const EquipmentId> ids);

}  // namespace multaqa::programme::session_store
