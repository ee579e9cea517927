// An account as a body names it: "accountId" or "email", and what grants of it are read from.
#pragma once

#include "access/account_queries.hpp"
#include "access/grant_commands.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"

namespace multaqa::access {

inline AccountReference read_reference(json::ObjectReader& reader) {
    AccountReference reference{reader.optional_id<AccountId>("accountId"), ""};
    reference.email = reader.optional_text("email", limits::kEmailBytes).value_or("");
    if (!reference.id && reference.email.empty() && reader.presence("accountId") == json::Presence::absent)
        reader.fault("email", "fault.required");
    return reference;
}

inline WantedGrant read_grant(const json::value& body) {
    WantedGrant wanted;
    json::ObjectReader reader(body, wanted.faults);
    wanted.account = read_reference(reader);
    const auto role = reader.optional_word("role", parse_grant_role);
    if (reader.presence("role") == json::Presence::absent) reader.fault("role", "fault.required");
    wanted.role = role.value_or(GrantRole::viewer);
    reader.refuse_unknown();
    return wanted;
}

}  // namespace multaqa::access
