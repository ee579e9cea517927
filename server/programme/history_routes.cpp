#include "programme/history_routes.hpp"

#include <charconv>

#include "programme/answer_routes.hpp"
#include "programme/history_queries.hpp"

namespace multaqa::programme {
namespace {

using web_api::Request;
using web_api::Response;

// The programme of a moment never changes: a cursor is the number of sessions already shown.
std::optional<std::size_t> parse_count(std::string_view cursor) {
    std::size_t shown = 0;
    if (cursor.empty()) return shown;
    const auto [rest, failure] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), shown);
    if (failure != std::errc{} || rest != cursor.data() + cursor.size()) return std::nullopt;
    return shown;
}

struct Question {
    EventId event;
    Moment moment;
};

Result<Question> history_question(const Request& request) {
    auto event = id_of<EventId>(request);
    if (event.has_error()) return event.error();
    auto moment = parse_moment(request.query_parameter("asOf").value_or(""));
    if (moment.has_error()) return moment.error();
    return Question{std::move(*event), *moment};
}

}  // namespace

Result<Response> answer_event_at(const ProgrammeParts& parts, const Request& request) {
    if (!request.caller.is_signed_in()) return Problem{.code = ProblemCode::unauthenticated};  // as for the working agenda
    const auto question = history_question(request);
    if (question.has_error()) return question.error();
    const auto state = parts.database->read_value(
        [&](store::Connection& db) { return event_at(db, request.caller, question->event, question->moment); });
    if (state.has_error()) return state.error();
    return web_api::json_response(200, *state);
}

Result<Response> answer_sessions_at(const ProgrammeParts& parts, const Request& request) {
    const auto question = history_question(request);
    if (question.has_error()) return question.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto shown = parse_count(page->cursor);
    if (!shown) return validation_failed("?cursor", "fault.cursor");
    auto states = parts.database->read_value(
        [&](store::Connection& db) { return sessions_at(db, request.caller, question->event, question->moment); });
    if (states.has_error()) return states.error();
    json::array items;
    for (auto i = *shown; i < states->size() && items.size() < page->limit; ++i) items.emplace_back(std::move((*states)[i]));
    const auto end = *shown + items.size();
    return web_api::page_response(request, std::move(items), end < states->size() ? std::to_string(end) : "");
}

}  // namespace multaqa::programme
