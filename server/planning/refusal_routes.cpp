#include <exception>
#include <utility>
#include <vector>

#include "common/json/json.hpp"
#include "common/limits.hpp"
#include "common/log.hpp"
#include "planning/conflict_documents.hpp"
#include "planning/conflict_queries.hpp"
#include "planning/planning_routes.hpp"
#include "planning/structure_documents.hpp"
#include "planning/suggestion_documents.hpp"
#include "planning/suggestion_queries.hpp"
#include "programme/recurrence_input.hpp"
#include "programme/release_commands.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::planning {
namespace {

// Suggestions are a service to the refused, not worth delaying everybody else.
bool is_overloaded(const PlanningParts& parts) {
    return parts.pool != nullptr && parts.pool->queued() > limits::kPoolQueue / 2;
}

void complete_refusal(const PlanningParts& parts, const Caller& caller, const programme::RefusedSession& refused,
                      json::object& body) {
    const auto zones = parts.zones();
    const auto now = parts.clock();
    std::vector<Conflict> conflicts;
    std::vector<Suggestion> suggestions;
    parts.database->read([&](store::Connection& db) {
        conflicts = conflicts_of(db, caller, {now, zones.get()}, refused);
        if (is_overloaded(parts)) return;
        const SuggestionQuestion question{zones.get(), now, limits::kSuggestionsOnConflict, parts.suggestion_key};
        suggestions = suggest_instead(db, question, refused);
    });
    for (const auto& conflict : conflicts)
        body["conflicts"].as_array().push_back(conflict_json(conflict, *zones, *parts.messages));
    for (const auto& suggestion : suggestions)
        body["suggestions"].as_array().push_back(suggestion_json(suggestion, *parts.messages));
}

// No suggestions: where else a booking might be is for whoever decides to say, and many occurrences have no other place
// in common.
template <class Refused>
void complete_without_suggestions(const PlanningParts& parts, const Caller& caller, const Refused& refused, json::object& body) {
    const auto zones = parts.zones();
    const ConflictQuestion question{parts.clock(), zones.get()};
    const auto conflicts =
        parts.database->read_value([&](store::Connection& db) { return conflicts_of(db, caller, question, refused); });
    for (const auto& conflict : conflicts)
        body["conflicts"].as_array().push_back(conflict_json(conflict, *zones, *parts.messages));
}

void complete_blocked(const PlanningParts& parts, const Caller& caller, const programme::BlockedRelease& blocked,
                      json::object& body) {
    const auto zones = parts.zones();
    const ConflictQuestion question{parts.clock(), zones.get()};
    const auto conflicts = parts.database->read_value([&](store::Connection& db) {
        return conflicts_of(db, caller, question, blocked.event, blocked.clashes);
    });
    for (const auto& conflict : conflicts)
        body["conflicts"].as_array().push_back(conflict_json(conflict, *zones, *parts.messages));
    const auto sessions = parts.database->read_value([&](store::Connection& db) { return programme::load_sessions(db, blocked.event); });
    body["structure"] = structure_json(blocked.structure, sessions, *parts.messages);
}

}  // namespace

web_api::CompleteProblem complete_schedule_conflict(const PlanningParts& parts) {
    return [parts](const Problem& problem, const web_api::Request& request, json::object& body) {
        const bool is_refusal = problem.code == ProblemCode::schedule_conflict;
        if (!is_refusal && problem.code != ProblemCode::release_blocked) return;
        body["conflicts"] = json::array();
        if (is_refusal) body["suggestions"] = json::array();
        try {
            if (const auto* refused = dynamic_cast<const programme::RefusedSession*>(problem.evidence.get()))
                complete_refusal(parts, request.caller, *refused, body);
            else if (const auto* booking = dynamic_cast<const resources::RefusedBooking*>(problem.evidence.get()))
                complete_without_suggestions(parts, request.caller, *booking, body);
            else if (const auto* occurrences = dynamic_cast<const programme::RefusedOccurrences*>(problem.evidence.get()))
                complete_without_suggestions(parts, request.caller, *occurrences, body);
            else if (const auto* blocked = dynamic_cast<const programme::BlockedRelease*>(problem.evidence.get()))
                complete_blocked(parts, request.caller, *blocked, body);
        } catch (const std::exception&) {
            // The refusal stands whether or not it can be explained at this moment.
            log::write(log::Level::warning, "refusal-not-explained", {{"request", request.id}});
        }
    };
}

}  // namespace multaqa::planning
