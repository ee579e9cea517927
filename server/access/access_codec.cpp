#include "access/access_codec.hpp"

#include "common/json/field_changes.hpp"

namespace multaqa::access {
namespace {

json::object to_log(const Account& account) {
    json::object fields;
    fields.emplace("email", account.email);
    fields.emplace("role", word(account.role));
    if (account.person) fields.emplace("personId", account.person->text());
    if (account.disabled_at) fields.emplace("disabledAt", format_utc(*account.disabled_at));
    return fields;
}

json::object to_log(const ApiToken& token) {
    json::object fields;
    fields.emplace("accountId", token.account.text());
    fields.emplace("name", token.name);
    fields.emplace("role", word(token.role));
    if (!token.scopes.empty()) fields.emplace("scopes", json::array(token.scopes.begin(), token.scopes.end()));
    if (token.reach == Reach::reads) fields.emplace("readOnly", true);
    if (token.expires_at) fields.emplace("expiresAt", format_utc(*token.expires_at));
    return fields;
}

json::object to_log(const Link& link) {
    json::object fields;
    fields.emplace("purpose", word(link.purpose));
    fields.emplace("scope", link.scope);
    fields.emplace("expiresAt", format_utc(link.expires_at));
    fields.emplace("label", link.label);
    if (!link.invitation) return fields;
    fields.emplace("email", link.invitation->email);
    fields.emplace("role", word(link.invitation->role));
    for (const auto& grant : link.invitation->grants) fields.emplace(grant.scope, word(grant.role));
    return fields;
}

json::object to_log(const ActsFor& relation) {
    json::object fields;
    fields.emplace("accountId", relation.account.text());
    fields.emplace("principal", relation.principal);
    return fields;
}

command::Change change(std::string kind, std::string entity_kind, const std::string& id,
                       const json::object& data) {
    return {kScope, std::move(kind), std::move(entity_kind), id, json::serialize(data), {}};
}

command::Change of_account(std::string kind, const AccountId& account, const json::object& data) {
    return change(std::move(kind), "account", account.text(), data);
}

command::Change of_link(std::string kind, const Link& link, const json::object& before, const json::object& after) {
    return change(std::move(kind), "link", link.id.text(), json::field_changes(before, after, {"email", "label"}));
}

command::Change of_relation(std::string kind, const ActsFor& relation, const json::object& before, const json::object& after) {
    return change(std::move(kind), "acts-for", relation.id.text(), json::field_changes(before, after));
}

// `subject` as Caller::stands_on has it. What is told matters to nobody, only that it is.
command::Change told(command::Change change, const std::string& subject) {
    change.topics.push_back({std::string(kRightsTopicPrefix) + subject, {R"({"set":"rights","value":{}})"}});
    return change;
}

command::Change told_account(command::Change change, const AccountId& account) {
    return told(std::move(change), "account/" + account.text());
}

}  // namespace

command::Change account_added(const Account& account) {
    return change("AccountAdded", "account", account.id.text(),
                  json::field_changes({}, to_log(account), {"email"}));
}

command::Change account_changed(const Account& before, const Account& after) {
    return told_account(of_account("AccountChanged", after.id, json::field_changes(to_log(before), to_log(after), {"email"})),
                        after.id);
}

command::Change account_relinked(const AccountId& account, const PersonId& before, const PersonId& after) {
    return told_account(of_account("AccountRelinked", account,
                                   json::field_changes({{"personId", before.text()}}, {{"personId", after.text()}})),
                        account);
}

command::Change account_signed_in(const AccountId& account) {
    return of_account("AccountSignedIn", account, json::field_changes({}, {}));
}

command::Change account_sign_in_failed(const AccountId& account) {
    return of_account("AccountSignInFailed", account, json::field_changes({}, {}));
}

command::Change account_signed_out(const AccountId& account) {
    return told_account(of_account("AccountSignedOut", account, json::field_changes({}, {})), account);
}

command::Change account_signed_out_everywhere(const AccountId& account) {
    return told_account(of_account("AccountSignedOutEverywhere", account, json::field_changes({}, {})), account);
}

command::Change password_changed(const AccountId& account) {
    return told_account(of_account("PasswordChanged", account, json::field_changes({}, {})), account);
}

command::Change password_reset(const AccountId& account) {
    return told_account(of_account("PasswordReset", account, json::field_changes({}, {})), account);
}

command::Change grant_given(const AccountId& account, const std::string& scope, std::optional<GrantRole> before,
                            GrantRole after) {
    json::object old_side;
    if (before) old_side.emplace(scope, word(*before));
    json::object new_side;
    new_side.emplace(scope, word(after));
    return told_account(of_account("GrantGiven", account, json::field_changes(old_side, new_side)), account);
}

command::Change grant_revoked(const AccountId& account, const std::string& scope, GrantRole before) {
    json::object old_side;
    old_side.emplace(scope, word(before));
    return told_account(of_account("GrantRevoked", account, json::field_changes(old_side, {})), account);
}

command::Change token_added(const ApiToken& token) {
    return change("TokenAdded", "token", token.id.text(), json::field_changes({}, to_log(token)));
}

command::Change token_changed(const ApiToken& before, const ApiToken& after) {
    return told(change("TokenChanged", "token", after.id.text(), json::field_changes(to_log(before), to_log(after))), "token/" + after.id.text());
}

command::Change token_revoked(const ApiToken& token) {
    return told(change("TokenRevoked", "token", token.id.text(), json::field_changes(to_log(token), {})),
                "token/" + token.id.text());
}

command::Change link_issued(const Link& link) {
    return of_link("LinkIssued", link, {}, to_log(link));
}

command::Change link_redeemed(const Link& link) {
    return of_link("LinkRedeemed", link, {}, {});
}

command::Change link_changed(const Link& before, const Link& after) {
    return of_link("LinkChanged", after, to_log(before), to_log(after));
}

command::Change link_revoked(const Link& link) {
    return told(of_link("LinkRevoked", link, to_log(link), {}), "link/" + link.id.text());
}

command::Change acts_for_allowed(const ActsFor& relation) {
    return of_relation("ActsForAllowed", relation, {}, to_log(relation));
}

command::Change acts_for_ended(const ActsFor& relation) {
    return told_account(of_relation("ActsForEnded", relation, to_log(relation), {}), relation.account);
}

}  // namespace multaqa::access
