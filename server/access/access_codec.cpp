#include "access/access_codec.hpp"

#include "common/json/field_changes.hpp"

namespace multaqa::access {
namespace {

json::object to_log(const Account& account) {
    json::object fields;
    fields.emplace("email", account.email);
    fields.emplace("role", word(account.role));
    if (account.person) fields.emplace("personId", account.person->text());
    return fields;
}

json::object to_log(const ApiToken& token) {
    json::object fields;
    fields.emplace("accountId", token.account.text());
    fields.emplace("name", token.name);
    fields.emplace("role", word(token.role));
    if (token.expires_at) fields.emplace("expiresAt", format_utc(*token.expires_at));
    return fields;
}

command::Change change(std::string kind, std::string entity_kind, const std::string& id,
                       const json::object& data) {
    return {kScope, std::move(kind), std::move(entity_kind), id, json::serialize(data), {}};
}

}  // namespace

command::Change account_added(const Account& account) {
    return change("AccountAdded", "account", account.id.text(),
                  json::field_changes({}, to_log(account), {"email"}));
}

command::Change account_relinked(const AccountId& account, const PersonId& before, const PersonId& after) {
    return change("AccountRelinked", "account", account.text(),
                  json::field_changes({{"personId", before.text()}}, {{"personId", after.text()}}));
}

command::Change account_signed_in(const AccountId& account) {
    return change("AccountSignedIn", "account", account.text(), json::field_changes({}, {}));
}

command::Change account_signed_out(const AccountId& account) {
    return change("AccountSignedOut", "account", account.text(), json::field_changes({}, {}));
}

command::Change grant_given(const AccountId& account, const std::string& scope, std::optional<Role> before,
                            Role after) {
    json::object old_side;
    if (before) old_side.emplace(scope, word(*before));
    json::object new_side;
    new_side.emplace(scope, word(after));
    return change("GrantGiven", "account", account.text(), json::field_changes(old_side, new_side));
}

command::Change token_added(const ApiToken& token) {
    return change("TokenAdded", "token", token.id.text(), json::field_changes({}, to_log(token)));
}

command::Change token_revoked(const ApiToken& token) {
    return change("TokenRevoked", "token", token.id.text(), json::field_changes(to_log(token), {}));
}

}  // namespace multaqa::access
