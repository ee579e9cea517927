// Names beside the ids of accounts and people.
#pragma once

#include <optional>
#include <string_view>

#include "access/acts_for.hpp"
#include "access/principal_names.hpp"
#include "common/json/reader.hpp"

namespace multaqa::access {

// Adds `member` where the name is known.
inline void add_name(json::object& body, std::string_view member, const PrincipalNames& names, std::string_view principal) {
    if (const auto found = names.find(principal); found != names.end()) body.emplace(member, json::to_json(found->second));
}
inline void add_name(json::object& body, std::string_view member, const PrincipalNames& names, const std::optional<AccountId>& account) {
    if (account) add_name(body, member, names, principal_of(*account));
}

}  // namespace multaqa::access
