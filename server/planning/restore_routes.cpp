// /events/{id}/releases/{number}/restore: here, because its answer explains conflicts.
#include "common/json/json.hpp"
#include "planning/conflict_documents.hpp"
#include "planning/conflict_queries.hpp"
#include "planning/planning_routes.hpp"
#include "programme/event_queries.hpp"
#include "programme/release_difference_documents.hpp"
#include "programme/release_restore_codec.hpp"
#include "programme/release_restore_commands.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::planning {
namespace {

using programme::Restored;

std::string_view word(Restored::Outcome outcome) {
    switch (outcome) {
        case Restored::Outcome::applied: return "applied";
        case Restored::Outcome::possible: return "possible";
        case Restored::Outcome::refused: return "refused";
    }
    return {};
}

web_api::Response respond(const PlanningParts& parts, const Caller& caller, const Restored& restored) {
    const auto zones = parts.zones();
    const ConflictQuestion question{parts.clock(), zones->version()};
    const auto conflicts = parts.database->read_value([&](store::Connection& db) {
        return conflicts_of(db, caller, question, restored.event, restored.clashes);
    });
    json::object body;
    body["outcome"] = word(restored.outcome);
    body["number"] = restored.number.number;
    body["part"] = restored.number.part;
    body["revision"] = restored.revision;
    body["sessions"] = programme::entry_changes_json(programme::differences_of(restored.changes));
    auto& explained = body["conflicts"].emplace_array();
    for (const auto& conflict : conflicts) explained.push_back(conflict_json(conflict, *zones, *parts.messages));
    return web_api::json_response(200, body);
}

// A repeat restores nothing again and finds nothing changed.
web_api::Response repeated(const PlanningParts& parts, const Caller& caller, const EventId& event, const command::Answer& answer) {
    Restored restored;
    restored.outcome = Restored::Outcome::applied;
    restored.event = event;
    restored.number = programme::parse_release_number(answer.resource_id).value_or(programme::ReleaseNumber{});
    restored.revision = parts.database->read_value([&](store::Connection& db) { return programme::revision_of(db, event); });
    return std::move(respond(parts, caller, restored).with("Idempotency-Replayed", "true"));
}

Result<command::Command<Restored>> command_of(const web_api::Request& request, const EventId& event) {
    const auto number = programme::parse_release_number(request.path_parameter("number"));
    if (!number) return not_found();
    const auto keyed = web_api::idempotency_key(request);
    if (keyed.has_error()) return keyed.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto restore = programme::parse_restore(event, *number, *body);
    if (restore.has_error()) return restore.error();
    std::optional<command::IdempotencyKey> key;
    if (*keyed) key = command::IdempotencyKey{(*keyed)->key, (*keyed)->hash};
    return programme::restore_release(std::move(*restore), std::move(key));
}

void restore(const PlanningParts& parts, const web_api::ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto event = EventId::parse(request.path_parameter("id"));
    if (!event) return exchange->answer(not_found());
    auto command = command_of(request, *event);
    if (command.has_error()) return exchange->answer(command.error());
    parts.executor->submit<Restored>(
        request.caller, request.id, std::move(*command), [parts, exchange, event = *event](const command::Outcome<Restored>& outcome) {
            const auto& caller = exchange->request().caller;
            if (outcome.has_value()) {
                if (const auto* const stored = std::get_if<command::Answer>(&*outcome))
                    return exchange->answer(repeated(parts, caller, event, *stored));
                return exchange->answer(respond(parts, caller, std::get<Restored>(*outcome)));
            }
            if (const auto preview = programme::preview_of(outcome.error())) return exchange->answer(respond(parts, caller, *preview));
            exchange->answer(outcome.error());
        });
}

}  // namespace

void add_restore_routes(web_api::Router& router, const PlanningParts& parts) {
    router.post("/api/v1/events/{id}/releases/{number}/restore", web_api::Entry::signed_in,
                [parts](const web_api::ExchangePtr& exchange) { restore(parts, exchange); });
}

}  // namespace multaqa::planning
