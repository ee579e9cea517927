// /events/{id}/grants and /events/{id}/links.
#include "access/grant_routes.hpp"
#include "common/limits.hpp"
#include "programme/audience.hpp"
#include "programme/event_access_commands.hpp"
#include "programme/event_access_queries.hpp"
#include "programme/programme_routes.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kEvent = "/api/v1/events/{id}";
constexpr const char* kLinks = "/api/v1/events/{id}/links";

NewEventLink read_link(const EventId& event, const json::value& body) {
    NewEventLink wanted{.event = event};
    json::ObjectReader reader(body, wanted.faults);
    wanted.label = reader.optional_text("label", limits::kLinkLabelBytes).value_or("");
    wanted.expires_at = access::read_instant(reader, "expiresAt");
    reader.refuse_unknown();
    return wanted;
}

Result<Response> list_links(const ProgrammeParts& parts, const Request& request) {
    const auto id = access::id_of<EventId>(request);
    if (id.has_error()) return id.error();
    return access::answer_list<LinkId>(
        request,
        [&](const LinkId& after, std::size_t limit) {
            return parts.database->read_value(
                [&](store::Connection& db) { return list_event_links(db, request.caller, *id, after, limit); });
        },
        [](const access::Link& link) { return access::document(link); });
}

// A repeat finds the link, but its secret is gone.
void issue_link(const ProgrammeParts& parts, const ExchangePtr& exchange) {
    const auto id = access::id_of<EventId>(exchange->request());
    if (id.has_error()) return exchange->answer(id.error());
    access::answer_creation<access::IssuedLink>(
        *parts.executor, exchange,
        [&](const json::value& body, auto key) { return issue_event_link(read_link(*id, body), std::move(key)); },
        [](const access::IssuedLink& issued) {
            return issued.secret.empty() ? access::document(issued.link) : access::document(issued);
        },
        [parts](const std::string& link) -> std::optional<access::IssuedLink> {
            auto found = parts.database->read_value([&](store::Connection& db) { return access::find_link(db, LinkId{link}); });
            if (!found) return std::nullopt;
            return access::IssuedLink{std::move(*found), ""};
        });
}

void revoke_link(const ProgrammeParts& parts, const ExchangePtr& exchange) {
    const auto id = access::id_of<EventId>(exchange->request());
    const auto link = access::id_of<LinkId>(exchange->request(), "linkId");
    if (id.has_error() || link.has_error()) return exchange->answer(not_found());
    access::answer_command(*parts.executor, exchange, revoke_event_link(*id, *link),
                           [](const LinkId&) { return web_api::no_content(); });
}

}  // namespace

void add_event_access_routes(web_api::Router& router, const ProgrammeParts& parts) {
    access::add_grant_routes<EventId>(router, kEvent,
                                      {.database = parts.database,
                                       .executor = parts.executor,
                                       .list = list_event_grants,
                                       .give = grant_event,
                                       .revoke = revoke_event_grant,
                                       .scope_of = [](const EventId& event) { return scope_of(event); }});
    router.get(kLinks, Entry::signed_in, [parts](const Request& request) { return list_links(parts, request); });
    router.post(kLinks, Entry::signed_in, [parts](const ExchangePtr& exchange) { issue_link(parts, exchange); });
    router.delete_(std::string(kLinks) + "/{linkId}", Entry::signed_in,
                   [parts](const ExchangePtr& exchange) { revoke_link(parts, exchange); });
}

}  // namespace multaqa::programme
