#include "access/acts_for.hpp"

#include <algorithm>

#include "access/account.hpp"

namespace multaqa::access {
namespace {

constexpr std::string_view kAccount = "account:";
constexpr std::string_view kPerson = "person:";

template <class IdType>
std::optional<IdType> id_after(std::string_view prefix, std::string_view principal) {
    if (!principal.starts_with(prefix)) return std::nullopt;
    return IdType::parse(principal.substr(prefix.size()));
}

}  // namespace

std::string principal_of(const AccountId& account) {
    return std::string(kAccount) + account.text();
}
std::string principal_of(const PersonId& person) {
    return std::string(kPerson) + person.text();
}
std::optional<AccountId> account_of_principal(std::string_view principal) {
    return id_after<AccountId>(kAccount, principal);
}
std::optional<PersonId> person_of_principal(std::string_view principal) {
    return id_after<PersonId>(kPerson, principal);
}

Caller acting(const Caller& own, Caller rights, Role token_role, std::string principal) {
    Caller caller = limited(std::move(rights), std::min(token_role, Role::protocol));
    if (!caller.account) caller.account = own.account;  // a person without account: its own things stay its own
    caller.scopes = own.scopes;
    caller.reach = own.reach;
    caller.sign_in = own.sign_in;
    caller.token = own.token;
    caller.until = own.until;
    caller.actor = own.account;
    caller.acts_for = std::move(principal);
    return caller;
}

}  // namespace multaqa::access
