// /events/{id}/releases and /events/{id}/changelog.
#include <algorithm>

#include "access/name_documents.hpp"
#include "access/name_queries.hpp"
#include "directory/account_name_queries.hpp"
#include "programme/agenda_documents.hpp"
#include "programme/agenda_queries.hpp"
#include "programme/answer_routes.hpp"
#include "programme/event_input_codec.hpp"
#include "programme/release_commands.hpp"
#include "programme/release_difference_queries.hpp"
#include "programme/release_documents.hpp"
#include "programme/release_history_queries.hpp"
#include "programme/release_queries.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kReleases = "/api/v1/events/{id}/releases";

json::object with_name(const Release& release, const access::PrincipalNames& names) {
    auto body = release_json(release);
    access::add_name(body, "byName", names, release.by);
    return body;
}

access::PrincipalNames names_in(store::Connection& db, const Caller& caller, const std::vector<Release>& releases) {
    std::vector<std::optional<AccountId>> accounts;
    accounts.reserve(releases.size());
    for (const auto& release : releases) accounts.push_back(release.by);
    return directory::names_of_accounts(db, caller, accounts);
}

Response respond_created(const ProgrammeParts& parts, const Caller& caller, const Release& release) {
    const auto names = access::names_or_none(*parts.database, [&](store::Connection& db) { return names_in(db, caller, {release}); });
    return web_api::json_response(201, with_name(release, names))
        .with("Location", "/api/v1/events/" + release.event.text() + "/agenda?release=" + text_of(release.number));
}

Result<Response> page_of_releases(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<EventId>(request);
    if (id.has_error()) return id.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    access::PrincipalNames names;
    const auto found = parts.database->read_value([&](store::Connection& db) {
        auto releases = list_releases(db, request.caller, *id, page->limit, page->cursor);
        if (releases.has_value()) names = names_in(db, request.caller, releases->releases);
        return releases;
    });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& release : found->releases) items.emplace_back(with_name(release, names));
    return web_api::page_response(request, std::move(items), found->next);
}

// The release that the path names, and the audience that is asked for.
Result<DifferenceQuestion> release_question(const ProgrammeParts& parts, const Request& request) {
    auto id = id_of<EventId>(request);
    const auto number = parse_release_number(request.path_parameter("number"));
    if (id.has_error() || !number) return not_found();
    DifferenceQuestion question{std::move(*id), *number, "", Audience::public_, parts.zones()->version()};
    const auto audience = request.query_parameter("audience");
    const auto parsed = audience ? parse_audience(*audience) : Audience::public_;
    if (!parsed) return validation_failed("?audience", "fault.enum");
    question.audience = *parsed;
    return question;
}

Result<Response> one_release(const ProgrammeParts& parts, const Request& request) {
    const auto question = release_question(parts, request);
    if (question.has_error()) return question.error();
    const AgendaQuestion agenda{question->event, question->audience, text_of(question->number), "", question->zone_version};
    return parts.database->read_value([&](store::Connection& db) -> Result<Response> {
        const auto release = get_release(db, request.caller, question->event, question->number);
        if (release.has_error()) return release.error();
        const auto document = get_agenda(db, request.caller, agenda);
        if (document.has_error()) return document.error();
        auto body = with_name(*release, names_in(db, request.caller, {*release}));
        body["agenda"] = json::parse_trusted(*document->bytes);
        return web_api::json_response(200, body).with("Cache-Control", "private, no-cache");
    });
}

json::value side_json(const std::optional<Release>& release) {
    return release ? json::value(agenda_release_json({release->number, release->at, release->note})) : json::value();
}

Result<Response> get_difference_of(const ProgrammeParts& parts, const Request& request) {
    auto question = release_question(parts, request);
    if (question.has_error()) return question.error();
    question->against = request.query_parameter("against").value_or("");
    const auto found =
        parts.database->read_value([&](store::Connection& db) { return get_difference(db, request.caller, *question); });
    if (found.has_error()) return found.error();
    auto body = agenda_difference_json(found->difference);
    body["from"] = side_json(found->from);
    body["to"] = side_json(found->to);
    return web_api::json_response(200, body).with("Cache-Control", "private, no-cache");
}

Result<Response> list_changes(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<EventId>(request);
    if (id.has_error()) return id.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto found = parts.database->read_value([&](store::Connection& db) {
        return list_history(db, request.caller, *id, std::min(page->limit, kReleasesPerPage), page->cursor);
    });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& step : found->steps) items.emplace_back(release_step_json(step, found->shown));
    auto response = web_api::page_response(request, std::move(items), found->next);
    return std::move(response.with("Vary", "Cookie, Authorization").with("Cache-Control", "no-cache"));
}

Result<Response> replay(const ProgrammeParts& parts, const Request& request, const EventId& event, const command::Answer& stored) {
    const auto number = parse_release_number(stored.resource_id);
    if (!number) return not_found();
    const auto release =
        parts.database->read_value([&](store::Connection& db) { return get_release(db, request.caller, event, *number); });
    if (release.has_error()) return release.error();
    return std::move(respond_created(parts, request.caller, *release).with("Idempotency-Replayed", "true"));
}

void publish(const ProgrammeParts& parts, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto event = id_of<EventId>(request);
    if (event.has_error()) return exchange->answer(event.error());
    auto key = key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    auto wanted = parse_release(*event, *body);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    publish_release({parts.database, parts.executor, parts.clock, parts.zones}, request.caller, request.id, std::move(*wanted),
                    std::move(*key), [parts, exchange, id = *event](const command::Outcome<Release>& outcome) {
                        if (outcome.has_error()) return exchange->answer(outcome.error());
                        if (const auto* stored = std::get_if<command::Answer>(&*outcome))
                            return exchange->answer(replay(parts, exchange->request(), id, *stored));
                        if (parts.publication_changed) parts.publication_changed(id);
                        exchange->answer(respond_created(parts, exchange->request().caller, std::get<Release>(*outcome)));
                    });
}

}  // namespace

void add_release_routes(web_api::Router& router, const ProgrammeParts& parts) {
    router.get(kReleases, Entry::signed_in, [parts](const Request& request) { return page_of_releases(parts, request); });
    const std::string one = std::string(kReleases) + "/{number}";
    router.get(one, Entry::signed_in, [parts](const Request& request) { return one_release(parts, request); });
    router.get(one + "/diff", Entry::signed_in, [parts](const Request& request) { return get_difference_of(parts, request); });
    router.get("/api/v1/events/{id}/changelog", Entry::anyone, [parts](const Request& request) { return list_changes(parts, request); });
    router.post(kReleases, Entry::signed_in, [parts](const ExchangePtr& exchange) { publish(parts, exchange); });
}

}  // namespace multaqa::programme
