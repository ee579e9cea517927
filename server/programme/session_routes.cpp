// /events/{id}/sessions and /sessions/{id} with move and give-up.
#include "programme/answer_routes.hpp"
#include "programme/event_input_codec.hpp"
#include "programme/history_routes.hpp"
#include "programme/recurrence_commands.hpp"
#include "programme/session_documents.hpp"
#include "programme/session_input_codec.hpp"
#include "programme/session_queries.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kSessions = "/api/v1/sessions";
constexpr const char* kSessionsOfEvent = "/api/v1/events/{id}/sessions";

Response respond_with_session(int status, const Session& session) {
    auto response = web_api::resource_response(status, session_json(session), session.version);
    if (status == 201) response.with("Location", std::string(kSessions) + "/" + session.id.text());
    return response;
}

Result<Response> one_session(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<SessionId>(request);
    if (id.has_error()) return id.error();
    const auto session = parts.database->read_value([&](store::Connection& db) { return get_session(db, request.caller, *id); });
    if (session.has_error()) return session.error();
    const auto etag = web_api::etag_of(session->version);
    if (web_api::matches_none(request.header("if-none-match"), etag)) return Response{304, {{"ETag", etag}}, nullptr};
    return respond_with_session(200, *session);
}

Result<Response> page_of_sessions(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<EventId>(request);
    if (id.has_error()) return id.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_sessions(db, request.caller, *id, page->limit, page->cursor); });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& session : found->sessions) items.emplace_back(session_json(session));
    return web_api::page_response(request, std::move(items), found->next);
}

using Command = command::Command<SessionWritten>;

// A room on a server that nobody configured could never be joined.
template <class Locations, class ProviderOf>
Done check_providers(const ProgrammeParts& parts, const Locations& locations, ProviderOf provider_of) {
    std::vector<Fault> faults;
    for (const auto& [key, location] : locations)
        if (!offers(parts.virtual_servers, provider_of(location)))
            faults.push_back({"/virtualLocations/" + key + "/provider", "fault.provider-not-configured", {}});
    if (faults.empty()) return {};
    return validation_failed(std::move(faults));
}

// ?recurrence=: how much of its recurrence is meant.
Result<RecurrenceReach> reach_of(const Request& request) {
    std::vector<Fault> faults;
    const auto reach = filter_of(request, "recurrence", "fault.enum", parse_reach, faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    return reach.value_or(RecurrenceReach::this_one);
}

Result<Command> session_creation(const ProgrammeParts& parts, const Request& request) {
    const auto event = id_of<EventId>(request);
    if (event.has_error()) return event.error();
    const auto parse = [&](const json::value& body) -> Result<CreateSession> {
        auto create = parse_create_session(*event, body);
        if (create.has_error()) return create;
        const auto checked = check_providers(parts, create->content.virtual_locations, [](const VirtualLocation& l) { return l.provider; });
        if (checked.has_error()) return checked.error();
        return create;
    };
    return creation_of(request, parse, create_session);
}

Result<Command> session_change(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<SessionId>(request);
    if (id.has_error()) return id.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    const auto reach = reach_of(request);
    if (reach.has_error()) return reach.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto patch = parse_patch_session(*id, *version, *body);
    if (patch.has_error()) return patch.error();
    const auto checked = check_providers(parts, patch->patch.virtual_locations, [](const std::optional<VirtualLocationPatch>& l) {
        return l && l->provider ? *l->provider : VirtualProvider::link;
    });
    if (checked.has_error()) return checked.error();
    return patch_occurrences(std::move(*patch), *reach);
}

Result<Command> movement(const Request& request) {
    const auto id = id_of<SessionId>(request);
    if (id.has_error()) return id.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    const auto reach = reach_of(request);
    if (reach.has_error()) return reach.error();
    return creation_of(
        request, [&](const json::value& body) { return parse_move_session(*id, *version, body); },
        [&](MoveSession move, Key key) { return move_occurrences(std::move(move), *reach, std::move(key)); });
}

Result<Command> surrender(const Request& request) {
    auto id = id_of<SessionId>(request);
    if (id.has_error()) return id.error();
    auto key = key_of(request);
    if (key.has_error()) return key.error();
    GiveUpPlacement give_up{std::move(*id), ""};
    if (!request.body.empty()) {
        const auto body = web_api::json_body(request);
        if (body.has_error()) return body.error();
        auto reason = parse_give_up(*body);
        if (reason.has_error()) return reason.error();
        give_up.reason = std::move(*reason);
    }
    return give_up_placement(std::move(give_up), std::move(*key));
}

Result<command::Command<SessionArchived>> session_removal(const Request& request) {
    const auto reach = reach_of(request);
    if (reach.has_error()) return reach.error();
    return removal_of<SessionId>(
        request, [&](SessionId id, std::int64_t version) { return archive_occurrences({std::move(id), version}, *reach); });
}

void answer_with_session(const ProgrammeParts& parts, const ExchangePtr& exchange, Result<Command> command, int status) {
    answer_command<SessionWritten>(
        *parts.executor, exchange, std::move(command), [status](const SessionWritten& written) { return respond_with_session(status, written.session); },
        present_again<SessionId>(parts, exchange, get_session, respond_with_session));
}

}  // namespace

void add_session_routes(web_api::Router& router, const ProgrammeParts& parts) {
    const std::string one = std::string(kSessions) + "/{id}";
    router.get(kSessionsOfEvent, Entry::signed_in, [parts](const Request& request) {
        return has_moment(request) ? answer_sessions_at(parts, request) : page_of_sessions(parts, request);
    });
    router.post(kSessionsOfEvent, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_session(parts, exchange, session_creation(parts, exchange->request()), 201);
    });
    router.get(one, Entry::signed_in, [parts](const Request& request) { return one_session(parts, request); });
    router.patch(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_session(parts, exchange, session_change(parts, exchange->request()), 200);
    });
    router.delete_(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<SessionArchived>(*parts.executor, exchange, session_removal(exchange->request()),
                                        [](const SessionArchived&) { return web_api::no_content(); });
    });
    router.post(one + "/move", Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_session(parts, exchange, movement(exchange->request()), 200);
    });
    router.post(one + "/give-up", Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_session(parts, exchange, surrender(exchange->request()), 200);
    });
}

}  // namespace multaqa::programme
