#include "access/account_documents.hpp"

#include "access/name_documents.hpp"

namespace multaqa::access {
namespace {

json::array to_json(const std::vector<Grant>& grants) {
    json::array list;
    for (const auto& grant : grants) {
        json::object entry;
        entry.emplace("scope", grant.scope);
        entry.emplace("role", word(grant.role));
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace

json::object document(const Account& account) {
    json::object result;
    result.emplace("id", account.id.text());
    result.emplace("email", account.email);
    result.emplace("role", word(account.role));
    result.emplace("grants", to_json(account.grants));
    if (account.person) result.emplace("personId", account.person->text());
    if (account.disabled_at) result.emplace("disabledAt", format_utc(*account.disabled_at));
    result.emplace("version", account.version);
    return result;
}

json::object document(const ApiToken& token) {
    json::object result;
    result.emplace("id", token.id.text());
    result.emplace("name", token.name);
    result.emplace("role", word(token.role));
    if (!token.scopes.empty()) result.emplace("scopes", json::array(token.scopes.begin(), token.scopes.end()));
    if (token.reach == Reach::reads) result.emplace("readOnly", true);
    result.emplace("created", format_utc(token.created_at));
    if (token.expires_at) result.emplace("expiresAt", format_utc(*token.expires_at));
    if (token.used_at) result.emplace("lastUsed", format_utc(*token.used_at));
    return result;
}

json::object document(const SignIn& sign_in, const std::optional<SignInId>& present) {
    json::object result;
    result.emplace("id", sign_in.id.text());
    result.emplace("created", format_utc(sign_in.created_at));
    result.emplace("lastUsed", format_utc(sign_in.used_at));
    result.emplace("expiresAt", format_utc(sign_in.expires_at));
    if (present == sign_in.id) result.emplace("current", true);
    return result;
}

json::object document(const Holder& holder) {
    json::object result;
    result.emplace("accountId", holder.account.text());
    result.emplace("email", holder.email);
    result.emplace("role", word(holder.role));
    result.emplace("since", format_utc(holder.at));
    return result;
}

json::object document(const Link& link) {
    json::object result;
    result.emplace("id", link.id.text());
    result.emplace("purpose", word(link.purpose));
    if (!link.label.empty()) result.emplace("label", link.label);
    if (link.invitation) {
        result.emplace("email", link.invitation->email);
        result.emplace("role", word(link.invitation->role));
        if (!link.invitation->grants.empty()) result.emplace("grants", to_json(link.invitation->grants));
    }
    result.emplace("created", format_utc(link.created_at));
    result.emplace("expiresAt", format_utc(link.expires_at));
    if (link.used_at) result.emplace("lastUsed", format_utc(*link.used_at));
    return result;
}

json::object document(const IssuedLink& issued) {
    auto result = document(issued.link);
    result.emplace("path", address_of(issued));
    return result;
}

json::object document(const ActsFor& relation, const PrincipalNames& names) {
    json::object result;
    result.emplace("id", relation.id.text());
    result.emplace("accountId", relation.account.text());
    add_name(result, "accountName", names, relation.account);
    result.emplace("principal", relation.principal);
    add_name(result, "principalName", names, relation.principal);
    result.emplace("since", format_utc(relation.at));
    return result;
}

}  // namespace multaqa::access
