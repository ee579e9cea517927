// /sessions/{id}/recurrence, /recurrences/{id}, and the recurrences of /events/{id} with a look at one beforehand.
#include "programme/answer_routes.hpp"
#include "programme/recurrence_codec.hpp"
#include "programme/recurrence_commands.hpp"
#include "programme/recurrence_queries.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kRecurrences = "/api/v1/recurrences";
constexpr const char* kRecurrencesOfEvent = "/api/v1/events/{id}/recurrences";

Result<RecurrenceView> view_for(const ProgrammeParts& parts, const Caller& caller, const RecurrenceId& id) {
    const auto zones = parts.zones();
    return parts.database->read_value([&](store::Connection& db) { return get_recurrence(db, caller, *zones, id); });
}

Response respond_with_recurrence(int status, const RecurrenceView& view) {
    const auto& recurrence = view.recurrence;
    auto response = web_api::resource_response(status, recurrence_json(view), recurrence.version);
    if (status == 201) response.with("Location", std::string(kRecurrences) + "/" + recurrence.id.text());
    return response;
}

// With its occurrences, as they stand after the commit.
Result<Response> respond_with_present(const ProgrammeParts& parts, const Caller& caller, int status, const RecurrenceId& id) {
    const auto view = view_for(parts, caller, id);
    if (view.has_error()) return view.error();
    return respond_with_recurrence(status, *view);
}

Result<Response> one_recurrence(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<RecurrenceId>(request);
    if (id.has_error()) return id.error();
    return respond_with_present(parts, request.caller, 200, *id);
}

Result<Response> page_of_recurrences(const ProgrammeParts& parts, const Request& request) {
    const auto event = id_of<EventId>(request);
    if (event.has_error()) return event.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto zones = parts.zones();
    const auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_recurrences(db, request.caller, *zones, *event, page->limit, page->cursor); });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& view : found->recurrences) items.emplace_back(recurrence_json(view));
    return web_api::page_response(request, std::move(items), found->next);
}

Result<Response> preview(const ProgrammeParts& parts, const Request& request) {
    const auto event = id_of<EventId>(request);
    if (event.has_error()) return event.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    const auto wanted = parse_recurrence_preview(*body);
    if (wanted.has_error()) return wanted.error();
    const auto zones = parts.zones();
    const auto previewed = parts.database->read_value([&](store::Connection& db) {
        return preview_recurrence(db, request.caller, *zones, parts.clock(), *event, *wanted);
    });
    if (previewed.has_error()) return previewed.error();
    return web_api::json_response(200, preview_json(*previewed));
}

using RecurrenceCommand = command::Command<Recurrence>;

Result<RecurrenceCommand> repetition(const Request& request) {
    const auto session = id_of<SessionId>(request);
    if (session.has_error()) return session.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    return creation_of(request, [&](const json::value& body) { return parse_repeat_session(*session, *version, body); },
                       [](RepeatSession repeat, Key key) { return repeat_session(std::move(repeat), std::move(key)); });
}

Result<RecurrenceCommand> gathering(const Request& request) {
    const auto event = id_of<EventId>(request);
    if (event.has_error()) return event.error();
    return creation_of(request, [&](const json::value& body) { return parse_gather_sessions(*event, body); },
                       [](GatherSessions gather, Key key) { return gather_sessions(std::move(gather), std::move(key)); });
}

Result<RecurrenceCommand> recurrence_change(const Request& request) {
    const auto id = id_of<RecurrenceId>(request);
    if (id.has_error()) return id.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto patch = parse_patch_recurrence(*id, *version, *body);
    if (patch.has_error()) return patch.error();
    return patch_recurrence(std::move(*patch));
}

void answer_with_recurrence(const ProgrammeParts& parts, const ExchangePtr& exchange, Result<RecurrenceCommand> command, int status) {
    if (command.has_error()) return exchange->answer(command.error());
    const auto& request = exchange->request();
    parts.executor->submit<Recurrence>(request.caller, request.id, std::move(*command),
                                       [parts, exchange, status](const command::Outcome<Recurrence>& outcome) {
        if (outcome.has_error()) return exchange->answer(outcome.error());
        const auto& caller = exchange->request().caller;
        if (const auto* const made = std::get_if<Recurrence>(&*outcome))
            return exchange->answer(respond_with_present(parts, caller, status, made->id));
        const auto& stored = std::get<command::Answer>(*outcome);
        auto again = respond_with_present(parts, caller, stored.status, RecurrenceId{stored.resource_id});
        if (again.has_value()) again->with("Idempotency-Replayed", "true");
        exchange->answer(std::move(again));
    });
}

}  // namespace

void add_recurrence_routes(web_api::Router& router, const ProgrammeParts& parts) {
    const std::string one = std::string(kRecurrences) + "/{id}";
    router.post("/api/v1/sessions/{id}/recurrence", Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_recurrence(parts, exchange, repetition(exchange->request()), 201);
    });
    router.get(kRecurrencesOfEvent, Entry::signed_in, [parts](const Request& r) { return page_of_recurrences(parts, r); });
    router.post(kRecurrencesOfEvent, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_recurrence(parts, exchange, gathering(exchange->request()), 201);
    });
    router.post(std::string(kRecurrencesOfEvent) + "/preview", Entry::signed_in,
                [parts](const ExchangePtr& exchange) { exchange->answer(preview(parts, exchange->request())); });
    router.get(one, Entry::signed_in, [parts](const Request& r) { return one_recurrence(parts, r); });
    router.patch(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_recurrence(parts, exchange, recurrence_change(exchange->request()), 200);
    });
}

}  // namespace multaqa::programme
