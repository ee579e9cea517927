// /events/{id}/policies: how bad it is in this event to break a rule.
#include "directory/item_routes.hpp"
#include "planning/planning_routes.hpp"
#include "planning/policy_commands.hpp"
#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::planning {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kPolicies = "/api/v1/events/{id}/policies";

Result<Response> read(const PlanningParts& parts, const Caller& caller, const EventId& event) {
    return parts.database->read_value([&](store::Connection& db) -> Result<Response> {
        if (const auto allowed = programme::get_working_event(db, caller, event); allowed.has_error()) return allowed.error();
        return web_api::json_response(200, policies_json(scheduling::list_policies(db, programme::scope_of(event))));
    });
}

void set(const PlanningParts& parts, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto event = EventId::parse(request.path_parameter("id"));
    if (!event) return exchange->answer(not_found());
    auto key = access::key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    // Whoever may not see the event hears that first.
    if (const auto seen = read(parts, request.caller, *event); seen.has_error()) return exchange->answer(seen.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    auto wanted = read_policy(*body);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    access::answer_command<PoliciesOfEvent>(
        *parts.executor, exchange, set_policy(*event, std::move(*wanted), std::move(*key)),
        [](const PoliciesOfEvent& written) { return web_api::json_response(200, policies_json(written.policies)); },
        [exchange, parts, event](const command::Answer&) { return read(parts, exchange->request().caller, *event); });
}

}  // namespace

void add_policy_routes(web_api::Router& router, const PlanningParts& parts) {
    router.get(kPolicies, Entry::signed_in, [parts](const Request& request) -> Result<Response> {
        const auto event = EventId::parse(request.path_parameter("id"));
        if (!event) return not_found();
        return read(parts, request.caller, *event);
    });
    router.post(kPolicies, Entry::signed_in, [parts](const ExchangePtr& exchange) { set(parts, exchange); });
}

}  // namespace multaqa::planning
