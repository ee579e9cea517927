#include "planning/policy_commands.hpp"

#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "programme/session_documents.hpp"
#include "scheduling/rule_commands.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::planning {
namespace {

using scheduling::Policy;

// D1's number is an age: more of it is milder; less of the others is.
bool is_milder(const WantedPolicy& wanted) {
    if (!wanted.severity) return false;
    if (*wanted.severity < scheduling::default_severity(wanted.code)) return true;
    const auto range = scheduling::parameter_of(wanted.code);
    if (!range || !wanted.parameter) return false;
    return wanted.code == scheduling::RuleCode{scheduling::ClashCode::D1} ? *wanted.parameter > range->usual : *wanted.parameter < range->usual;
}

Done check_weakening(const Caller& caller, const WantedPolicy& wanted) {
    if (!is_milder(wanted)) return {};
    if (!caller.is_protocol()) return forbidden();
    if (wanted.reason.find_first_not_of(" \t\r\n") == std::string::npos) return validation_failed("/reason", "fault.reason-required");
    return {};
}

void write(command::Write& write, const std::string& scope, const WantedPolicy& wanted) {
    if (!wanted.severity) return scheduling::drop_policy(write, scope, wanted.code);
    const auto& context = write.context();
    Policy policy{scope, wanted.code, *wanted.severity, wanted.parameter, wanted.reason, {}, context.now};
    if (context.caller.account) policy.account_id = context.caller.account->text();
    scheduling::put_policy(write, policy);
}

Result<PoliciesOfEvent> run(command::Write& at, const EventId& event, const WantedPolicy& wanted) {
    const auto& caller = at.context().caller;
    if (const auto allowed = programme::get_event_as_staff(at.db(), caller, event); allowed.has_error()) return allowed.error();
    if (const auto allowed = check_weakening(caller, wanted); allowed.has_error()) return allowed.error();
    const auto scope = programme::scope_of(event);
    auto change = policy_set(event, scheduling::list_policies(at.db(), scope), wanted);
    write(at, scope, wanted);
    // The scope is locked: the revision that this command takes is the next one.
    const auto revision = programme::revision_of(at.db(), event) + 1;
    change.topics.push_back({programme::topic_of(event, programme::Audience::staff),
                             {programme::set_operation("event", json::object{{"revision", revision}})}});
    at.record(std::move(change));
    return PoliciesOfEvent{event, scheduling::list_policies(at.db(), scope)};
}

}  // namespace

command::Command<PoliciesOfEvent> set_policy(EventId event, WantedPolicy wanted, std::optional<command::IdempotencyKey> key) {
    command::Command<PoliciesOfEvent> command;
    command.name = "set-policy";
    command.locks = [event](store::Connection& db) {
        return programme::find_event(db, event) ? command::LockSet{{programme::scope_of(event)}, {}} : command::LockSet{};
    };
    command.run = [event, wanted = std::move(wanted)](command::Write& at) { return run(at, event, wanted); };
    command.key = std::move(key);
    command.stored = [](const PoliciesOfEvent& set) { return command::StoredAnswer{200, set.event.text(), 0}; };
    return command;
}

}  // namespace multaqa::planning
