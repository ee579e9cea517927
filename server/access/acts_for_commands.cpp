#include "access/acts_for_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_store.hpp"
#include "access/acts_for_store.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

// Whoever acts for somebody may not pass that on, nor may a token hand on more than it has itself.
bool is_own(store::Connection& db, const Caller& caller, const std::string& principal) {
    if (!speaks_for_account(db, caller)) return false;
    if (account_of_principal(principal) == caller.account) return true;
    const auto person = person_of_principal(principal);
    return person && select_account(db, *caller.account)->person == person;
}

// A person with two accounts: neither hands on what is the other's.
bool may_allow(store::Connection& db, const Caller& caller, const std::string& principal) {
    if (!is_own(db, caller, principal)) return false;
    const auto person = person_of_principal(principal);
    return !person || select_accounts_of(db, *person).size() == 1;
}

// An address would tell whoever may ask whether there is an account: only those may who give rights to addresses anyway.
std::optional<Fault> fault_of_address(const Caller& caller, const AccountReference& reference) {
    if (reference.id || caller.is_staff()) return std::nullopt;
    return Fault{"/email", "fault.account-by-id", {}};
}

void check_account(store::Connection& db, const Caller& caller, const NewActsFor& wanted, const std::string& principal,
                   std::vector<Fault>& faults) {
    if (!wanted.faults.empty()) return;
    if (auto fault = fault_of_address(caller, wanted.account)) return faults.push_back(std::move(*fault));
    const auto account = find_account(db, wanted.account);
    if (!account) return faults.push_back(fault_of_unknown(wanted.account));
    const auto person = person_of_principal(principal);
    if (account_of_principal(principal) == account->id || (person && account->person == person)) faults.push_back({"/principal", "fault.own-account", {}});
}

bool exists(store::Connection& db, const std::string& principal, const KnowsScope& known) {
    if (const auto account = account_of_principal(principal)) return select_account(db, *account).has_value();
    return person_of_principal(principal) && knows(known, db, principal);
}

Result<ActsFor> allow(command::Write& write, const AccountId& account, const std::string& principal) {
    auto& db = write.db();
    if (const auto known = select_acts_for(db, account, principal)) return *known;
    if (count_acts_for(db, account) >= static_cast<std::int64_t>(limits::kActsForPerAccount))
        return validation_failed("", "fault.too-many-items", {{"max", std::to_string(limits::kActsForPerAccount)}});
    ActsFor relation{write.context().ids->next<ActsForId>(), account, principal, write.context().now};
    insert_acts_for(db, relation);
    write.record(acts_for_allowed(relation));
    return relation;
}

}  // namespace

command::Command<ActsFor> allow_acts_for(NewActsFor wanted, KnowsScope known, std::optional<command::IdempotencyKey> key) {
    command::Command<ActsFor> command;
    command.name = "allow-acts-for";
    command.locks = command::lock_scope(kScope);
    command.run = [wanted = std::move(wanted), known = std::move(known)](command::Write& write) -> Result<ActsFor> {
        const auto& caller = write.context().caller;
        const auto principal =
            wanted.principal.empty() && caller.account ? principal_of(*caller.account) : wanted.principal;
        if (!caller.is_admin() && !may_allow(write.db(), caller, principal)) return forbidden();
        auto faults = wanted.faults;
        check_account(write.db(), caller, wanted, principal, faults);
        if (!exists(write.db(), principal, known)) faults.push_back({"/principal", "fault.not-found-reference", {}});
        if (!faults.empty()) return validation_failed(std::move(faults));
        return allow(write, find_account(write.db(), wanted.account)->id, principal);
    };
    command.key = std::move(key);
    command.stored = [](const ActsFor& relation) { return command::StoredAnswer{201, relation.id.text(), 1}; };
    return command;
}

command::Command<ActsForId> end_acts_for(ActsForId id) {
    command::Command<ActsForId> command;
    command.name = "end-acts-for";
    command.locks = command::lock_scope(kScope);
    command.run = [id = std::move(id)](command::Write& write) -> Result<ActsForId> {
        const auto& caller = write.context().caller;
        const auto relation = select_acts_for(write.db(), id);
        if (!caller.is_admin() && !speaks_for_account(write.db(), caller)) return forbidden();
        const bool is_actor = relation && caller.account == relation->account;
        if (!relation || !(caller.is_admin() || is_actor || is_own(write.db(), caller, relation->principal))) return not_found();
        delete_acts_for(write.db(), id);
        write.record(acts_for_ended(*relation));
        return id;
    };
    return command;
}

}  // namespace multaqa::access
