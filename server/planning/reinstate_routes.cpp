// /events/{id}/releases/{number}/restore: here, because its answer explains conflicts.
#include "access/answer_routes.hpp"
#include "common/json/json.hpp"
#include "planning/conflict_documents.hpp"
#include "planning/conflict_queries.hpp"
#include "planning/planning_routes.hpp"
#include "programme/event_queries.hpp"
#include "programme/release_difference_documents.hpp"
#include "programme/release_reinstate_codec.hpp"
#include "programme/release_reinstate_commands.hpp"

namespace multaqa::planning {
namespace {

using programme::Reinstated;

std::string_view word(Reinstated::Outcome outcome) {
    switch (outcome) {
        case Reinstated::Outcome::applied: return "applied";
        case Reinstated::Outcome::possible: return "possible";
        case Reinstated::Outcome::refused: return "refused";
    }
    return {};
}

web_api::Response respond(const PlanningParts& parts, const Caller& caller, const Reinstated& reinstated) {
    const auto zones = parts.zones();
    const ConflictQuestion question{parts.clock(), zones.get()};
    const auto conflicts = parts.database->read_value([&](store::Connection& db) {
        return conflicts_of(db, caller, question, reinstated.event, reinstated.clashes);
    });
    json::object body;
    body["outcome"] = word(reinstated.outcome);
    body["number"] = reinstated.number.number;
    body["part"] = reinstated.number.part;
    body["revision"] = reinstated.revision;
    body["sessions"] = programme::entry_changes_json(programme::differences_of(reinstated.changes));
    auto& explained = body["conflicts"].emplace_array();
    for (const auto& conflict : conflicts) explained.push_back(conflict_json(conflict, *zones, *parts.messages));
    return web_api::json_response(200, body);
}

// A repeat sets nothing back again and finds nothing changed.
web_api::Response repeated(const PlanningParts& parts, const Caller& caller, const EventId& event, const command::Answer& answer) {
    Reinstated reinstated;
    reinstated.outcome = Reinstated::Outcome::applied;
    reinstated.event = event;
    reinstated.number = programme::parse_release_number(answer.resource_id).value_or(programme::ReleaseNumber{});
    reinstated.revision = parts.database->read_value([&](store::Connection& db) { return programme::revision_of(db, event); });
    return std::move(respond(parts, caller, reinstated).with("Idempotency-Replayed", "true"));
}

Result<command::Command<Reinstated>> command_of(const web_api::Request& request, const EventId& event) {
    const auto number = programme::parse_release_number(request.path_parameter("number"));
    if (!number) return not_found();
    const auto parse = [&](const json::value& body) { return programme::parse_reinstate(event, *number, body); };
    return access::creation_of(request, parse, programme::reinstate_release);
}

void reinstate(const PlanningParts& parts, const web_api::ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto event = EventId::parse(request.path_parameter("id"));
    if (!event) return exchange->answer(not_found());
    // Whoever may not see the event, or not write in it, hears that before what is wrong with the body.
    const auto allowed = parts.database->read_value(
        [&](store::Connection& db) { return programme::get_event_as_staff(db, request.caller, *event); });
    if (allowed.has_error()) return exchange->answer(allowed.error());
    auto command = command_of(request, *event);
    if (command.has_error()) return exchange->answer(command.error());
    parts.executor->submit<Reinstated>(
        request.caller, request.id, std::move(*command), [parts, exchange, event = *event](const command::Outcome<Reinstated>& outcome) {
            const auto& caller = exchange->request().caller;
            if (outcome.has_value()) {
                if (const auto* const stored = std::get_if<command::Answer>(&*outcome))
                    return exchange->answer(repeated(parts, caller, event, *stored));
                return exchange->answer(respond(parts, caller, std::get<Reinstated>(*outcome)));
            }
            if (const auto preview = programme::preview_of(outcome.error())) return exchange->answer(respond(parts, caller, *preview));
            exchange->answer(outcome.error());
        });
}

}  // namespace

void add_reinstate_routes(web_api::Router& router, const PlanningParts& parts) {
    router.post("/api/v1/events/{id}/releases/{number}/restore", web_api::Entry::signed_in,
                [parts](const web_api::ExchangePtr& exchange) { reinstate(parts, exchange); });
}

}  // namespace multaqa::planning
