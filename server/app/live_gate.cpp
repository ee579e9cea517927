#include "app/live_gate.hpp"

#include "access/account_queries.hpp"
#include "programme/agenda_queries.hpp"

namespace multaqa::app {

Done LiveGate::may_follow(store::Connection& db, const Caller& caller, std::string_view topic) {
    return programme::may_follow(db, caller, topic);
}

Result<live::Snapshot> LiveGate::snapshot(store::Connection& db, std::string_view topic) {
    auto found = programme::topic_snapshot(db, topic, parts_.zones()->version());
    if (found.has_error()) return found.error();
    return live::Snapshot{found->seq, found->bytes};
}

// A token keeps its own bound: never more than the connection came with, never more than the account has now.
Caller LiveGate::current(store::Connection& db, const Caller& caller) {
    if (!caller.account) return caller;
    const auto account = access::find_account(db, *caller.account);
    if (!account) return Caller{};
    return access::limited(access::caller_of(*account), caller.role);
}

Result<Caller> LiveGate::redeem_ticket(std::string_view ticket) {
    return parts_.access->tickets().redeem(ticket, parts_.clock());
}

}  // namespace multaqa::app
