// Links without account, issued, redeemed and revoked: steps of the commands that give a purpose its meaning. Those name
// the scope "access" in their lock set and have checked the caller's rights.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access/link.hpp"
#include "command/command.hpp"

namespace multaqa::access {

struct NewLink {
    LinkPurpose purpose{};
    std::string scope;
    std::string label;
    std::optional<Invitation> invitation;
    std::optional<Instant> expires_at;  // none: as long as its purpose lets it
    std::vector<Fault> faults;          // of reading the input
};

// `secret` from new_secret(), made once per command. validation_failed with every fault.
Result<IssuedLink> issue_link(command::Write& write, const NewLink& wanted, const std::string& secret);
// Uses the link up where it works once. link_invalid alike for one that never was, was for another purpose, has expired,
// was revoked or is used up.
Result<Link> redeem_link(command::Write& write, const std::string& secret, LinkPurpose purpose);
// The same as a command of its own, for an event's restricted agenda.
command::Command<Link> redeem_agenda_link(std::string secret);
// not_found unless it is of this purpose and scope.
Result<LinkId> revoke_link(command::Write& write, const LinkId& id, LinkPurpose purpose, const std::string& scope);
// What a reader of the database can say beforehand, with the same refusal.
Result<Link> find_redeemable(store::Connection& db, const std::string& secret, LinkPurpose purpose, Instant now);

// For the executor: what is remembered of an issued link, without its secret.
command::StoredAnswer stored_link(const IssuedLink& issued);

}  // namespace multaqa::access
