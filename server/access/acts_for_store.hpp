// SQL of who may act for whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/account.hpp"
#include "access/acts_for.hpp"
#include "store/connection.hpp"

namespace multaqa::access {

void insert_acts_for(store::Connection& db, const ActsFor& relation);
std::optional<ActsFor> select_acts_for(store::Connection& db, const ActsForId& id);
std::optional<ActsFor> select_acts_for(store::Connection& db, const AccountId& account, const std::string& principal);
// Those in which the account, or its person, is one of the two sides, in order of creation.
std::vector<ActsFor> select_acts_for_of(store::Connection& db, const Account& account, const ActsForId& after,
                                        std::size_t limit);
// Who may act for the principal, in order of creation.
std::vector<ActsFor> select_acts_for_principal(store::Connection& db, const std::string& principal);
std::int64_t count_acts_for(store::Connection& db, const AccountId& account);
// Whoever might act for the one may act for the other, each once.
void move_principal(store::Connection& db, const std::string& gone, const std::string& survivor);
void delete_acts_for(store::Connection& db, const ActsForId& id);

}  // namespace multaqa::access
