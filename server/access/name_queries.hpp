// What accounts are called: access knows addresses alone, names stand in the directory. app/ fills it.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "access/principal_names.hpp"
#include "common/identity/caller.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"
#include "store/store_error.hpp"

namespace multaqa::access {

// The names of the principals, as far as the caller may know them. Empty: nobody's.
using NamesOf = std::function<PrincipalNames(store::Connection& db, const Caller& caller, std::span<const std::string> principals)>;
inline PrincipalNames names(const NamesOf& names_of, store::Connection& db, const Caller& caller, std::span<const std::string> principals) {
    return names_of && !principals.empty() ? names_of(db, caller, principals) : PrincipalNames{};
}

// Names beside what is committed already: they are left out where they cannot be read, for the answer must not say that the
// write failed.
template <class Read>
PrincipalNames names_or_none(store::Database& database, Read read) {
    try {
        return database.read_value(read);
    } catch (const store::StoreError&) {
        return {};
    }
}

}  // namespace multaqa::access
