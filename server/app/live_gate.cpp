#include "app/live_gate.hpp"

#include "access/caller_queries.hpp"
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

Caller LiveGate::current(store::Connection& db, const Caller& caller) {
    if (!caller.account && caller.links.empty()) return caller;
    return access::refreshed(db, caller, parts_.clock());
}

Result<Caller> LiveGate::redeem_ticket(std::string_view ticket) {
    return parts_.access->tickets().redeem(ticket, parts_.clock());
}

}  // namespace multaqa::app
