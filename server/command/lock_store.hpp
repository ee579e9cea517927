// SQL of locking: rows of scopes and subjects, made on first use and locked for the transaction (DECISIONS
// 11).
#pragma once

#include <string>

#include "store/connection.hpp"

namespace multaqa::command {

// Both wait for whoever holds the row; callers lock in ascending order, scopes before subjects.
void lock_scope(store::Connection& db, const std::string& scope);
void lock_subject(store::Connection& db, const std::string& subject);

}  // namespace multaqa::command
