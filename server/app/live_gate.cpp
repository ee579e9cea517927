#include "app/live_gate.hpp"

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

Result<Caller> LiveGate::redeem_ticket(std::string_view ticket) {
    return parts_.access->tickets().redeem(ticket, parts_.clock());
}

}  // namespace multaqa::app
