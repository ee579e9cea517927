// Who may act for whom: allowed by an administrator or by the principal itself, ended by either or by who acts.
#pragma once

#include <string>
#include <vector>

#include "access/account_queries.hpp"
#include "access/acts_for.hpp"
#include "access/scope_queries.hpp"
#include "command/command.hpp"

namespace multaqa::access {

struct NewActsFor {
    AccountReference account;   // who acts
    std::string principal;      // for whom; "": for the caller's own account
    std::vector<Fault> faults;  // of reading the input
};
// forbidden for a principal that is neither the caller nor its person, unless admin. Allowing it twice changes nothing.
command::Command<ActsFor> allow_acts_for(NewActsFor wanted, KnowsScope known, std::optional<command::IdempotencyKey> key = {});
command::Command<ActsForId> end_acts_for(ActsForId id);  // not_found where it is no business of the caller's

}  // namespace multaqa::access
