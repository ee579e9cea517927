#include "access/audit_documents.hpp"

#include "access/name_documents.hpp"

namespace multaqa::access {

json::object document(const command::LoggedChange& change, const PrincipalNames& names) {
    json::object result;
    result.emplace("scope", change.scope);
    result.emplace("revision", change.place.revision);
    result.emplace("n", change.place.n);
    result.emplace("at", format_utc(change.at));
    if (change.account) result.emplace("accountId", change.account->text());
    add_name(result, "accountName", names, change.account);
    if (change.acts_for) {
        result.emplace("actsFor", *change.acts_for);
        add_name(result, "actsForName", names, *change.acts_for);
    }
    result.emplace("requestId", change.request_id);
    result.emplace("kind", change.kind);
    result.emplace("entityKind", change.entity_kind);
    result.emplace("entityId", change.entity_id);
    result.emplace("data", json::parse_trusted(change.data));
    return result;
}

}  // namespace multaqa::access
