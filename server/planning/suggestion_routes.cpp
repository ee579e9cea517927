#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "access/answer_routes.hpp"
#include "common/json/json.hpp"
#include "common/limits.hpp"
#include "planning/planning_routes.hpp"
#include "planning/suggestion_codec.hpp"
#include "planning/suggestion_commands.hpp"
#include "planning/suggestion_documents.hpp"
#include "planning/suggestion_queries.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::planning {
namespace {

using programme::SessionWritten;

constexpr std::size_t kMostSuggestions = 20;

Result<std::size_t> limit_of(const web_api::Request& request) {
    const auto text = request.query_parameter("limit");
    if (!text) return limits::kSuggestionsOnConflict;
    std::size_t limit = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), limit);
    if (error != std::errc() || end != text->data() + text->size() || limit < 1 || limit > kMostSuggestions)
        return validation_failed("?limit", "fault.range", {{"min", "1"}, {"max", std::to_string(kMostSuggestions)}});
    return limit;
}

Result<web_api::Response> list(const PlanningParts& parts, const web_api::Request& request) {
    const auto session = SessionId::parse(request.path_parameter("id"));
    if (!session) return not_found();
    const auto limit = limit_of(request);
    if (limit.has_error()) return limit.error();
    const auto zones = parts.zones();
    const SuggestionQuestion question{zones.get(), parts.clock(), *limit, parts.suggestion_key};
    const auto suggestions = parts.database->read_value([&](store::Connection& db) {
        return list_suggestions(db, request.caller, question, *session);
    });
    if (suggestions.has_error()) return suggestions.error();
    json::array items;
    for (const auto& suggestion : *suggestions) items.push_back(suggestion_json(suggestion, *parts.messages));
    json::object body;
    body["suggestions"] = std::move(items);
    return web_api::json_response(200, body);
}

web_api::Response session_response(int status, const programme::Session& session) {
    auto response = web_api::resource_response(status, programme::session_json(session), session.version);
    if (status == 201) response.with("Location", "/api/v1/sessions/" + session.id.text());
    return response;
}

// The request was carried out before under the same key: the answer shows the session as it is now.
Result<web_api::Response> session_again(const PlanningParts& parts, const Caller& caller, const command::Answer& answer) {
    const auto session = parts.database->read_value([&](store::Connection& db) {
        return programme::get_session(db, caller, SessionId(answer.resource_id));
    });
    if (session.has_error()) return session.error();
    return session_response(answer.status, *session);
}

void apply(const PlanningParts& parts, const web_api::ExchangePtr& exchange) {
    const auto& request = exchange->request();
    auto content = decode_suggestion_id(request.path_parameter("id"), parts.suggestion_key);
    if (!content) return exchange->answer(not_found());
    auto key = access::key_of(request);
    if (key.has_error()) return exchange->answer(key.error());

    const int status = std::holds_alternative<programme::CreateSession>(content->command) ? 201 : 200;
    access::answer_command<SessionWritten>(
        *parts.executor, exchange, apply_suggestion(std::move(*content), std::move(*key)),
        [status](const SessionWritten& written) { return session_response(status, written.session); },
        [parts, exchange](const command::Answer& stored) { return session_again(parts, exchange->request().caller, stored); });
}

}  // namespace

void add_suggestion_routes(web_api::Router& router, const PlanningParts& parts) {
    router.get("/api/v1/sessions/{id}/suggestions", web_api::Entry::signed_in,
               [parts](const web_api::Request& request) { return list(parts, request); });
    router.post("/api/v1/suggestions/{id}/apply", web_api::Entry::signed_in,
                [parts](const web_api::ExchangePtr& exchange) { apply(parts, exchange); });
}

}  // namespace multaqa::planning
