#include "access/account_documents.hpp"

namespace multaqa::access {

json::object document(const Account& account) {
    json::array grants;
    for (const auto& grant : account.grants) {
        json::object entry;
        entry.emplace("scope", grant.scope);
        entry.emplace("role", word(grant.role));
        grants.push_back(std::move(entry));
    }
    json::object result;
    result.emplace("id", account.id.text());
    result.emplace("email", account.email);
    result.emplace("role", word(account.role));
    result.emplace("grants", std::move(grants));
    if (account.person) result.emplace("personId", account.person->text());
    result.emplace("version", account.version);
    return result;
}

json::object document(const ApiToken& token) {
    json::object result;
    result.emplace("id", token.id.text());
    result.emplace("name", token.name);
    result.emplace("role", word(token.role));
    result.emplace("created", format_utc(token.created_at));
    if (token.expires_at) result.emplace("expiresAt", format_utc(*token.expires_at));
    if (token.used_at) result.emplace("lastUsed", format_utc(*token.used_at));
    return result;
}

}  // namespace multaqa::access
