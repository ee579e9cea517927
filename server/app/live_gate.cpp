#include "app/live_gate.hpp"

#include "access/account_queries.hpp"
#include "access/caller_queries.hpp"
#include "common/json/reader.hpp"
#include "directory/person_queries.hpp"
#include "programme/agenda_queries.hpp"

namespace multaqa::app {

Done LiveGate::may_follow(store::Connection& db, const Caller& caller, std::string_view topic) {
    return programme::may_follow(db, caller, topic);
}

// Under the name of its person: an e-mail address is a contact, and no topic carries one (an account without a person has
// no name).
std::optional<live::Colleague> LiveGate::colleague(store::Connection& db, const Caller& caller, std::string_view topic) {
    const auto reach = programme::reach_in_topic(db, caller, topic);
    const auto& asker = caller.asker();
    if (!reach || !asker) return std::nullopt;
    live::Colleague colleague{.id = asker->text(), .name = {}, .reach = *reach};
    const auto account = access::find_account(db, *asker);
    if (!account || !account->person) return colleague;
    if (const auto person = directory::find_person(db, *account->person)) colleague.name = json::to_json(person->name);
    return colleague;
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
