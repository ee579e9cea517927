// Accounts, tokens, sign-ins, links and grants as whoever may see them receives them. Hashes are not even in the values these are made from.
#pragma once

#include "access/account.hpp"
#include "access/acts_for.hpp"
#include "access/api_token.hpp"
#include "access/holder.hpp"
#include "access/link.hpp"
#include "access/principal_names.hpp"
#include "access/sign_in.hpp"
#include "common/json/json.hpp"

namespace multaqa::access {

json::object document(const Account& account);
json::object document(const ApiToken& token);
// `present`: the one that asks.
json::object document(const SignIn& sign_in, const std::optional<SignInId>& present);
json::object document(const Holder& holder);
json::object document(const Link& link);
json::object document(const IssuedLink& issued);  // with the address, which holds the secret: shown once
json::object document(const ActsFor& relation, const PrincipalNames& names);

}  // namespace multaqa::access
