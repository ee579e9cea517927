// /events/{id}/releases.
#include "programme/answer_routes.hpp"
#include "programme/event_input_codec.hpp"
#include "programme/release_commands.hpp"
#include "programme/release_documents.hpp"
#include "programme/release_queries.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kReleases = "/api/v1/events/{id}/releases";

Response respond_created(const Release& release) {
    return web_api::json_response(201, release_json(release))
        .with("Location", "/api/v1/events/" + release.event.text() + "/agenda?release=" + text_of(release.number));
}

Result<Response> list_all(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<EventId>(request);
    if (id.has_error()) return id.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_releases(db, request.caller, *id, page->limit, page->cursor); });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& release : found->releases) items.emplace_back(release_json(release));
    return web_api::page_response(request, std::move(items), found->next);
}

Result<Response> replay(const ProgrammeParts& parts, const Request& request, const EventId& event, const command::Answer& stored) {
    const auto number = parse_release_number(stored.resource_id);
    if (!number) return not_found();
    const auto release =
        parts.database->read_value([&](store::Connection& db) { return get_release(db, request.caller, event, *number); });
    if (release.has_error()) return release.error();
    return std::move(respond_created(*release).with("Idempotency-Replayed", "true"));
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
                        exchange->answer(respond_created(std::get<Release>(*outcome)));
                    });
}

}  // namespace

void add_release_routes(web_api::Router& router, const ProgrammeParts& parts) {
    router.get(kReleases, Entry::signed_in, [parts](const Request& request) { return list_all(parts, request); });
    router.post(kReleases, Entry::signed_in, [parts](const ExchangePtr& exchange) { publish(parts, exchange); });
}

}  // namespace multaqa::programme
