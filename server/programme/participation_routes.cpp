// /people/{id}/participations.
#include "programme/answer_routes.hpp"
#include "programme/participation_queries.hpp"

namespace multaqa::programme {
namespace {

web_api::Response respond_with_participations(const web_api::Request& request, ParticipationPage page) {
    json::array items;
    for (auto& item : page.items) items.emplace_back(std::move(item));
    return web_api::page_response(request, std::move(items), page.next);
}

Result<web_api::Response> page_of_participations(const ProgrammeParts& parts, const web_api::Request& request) {
    const auto id = id_of<PersonId>(request);
    if (id.has_error()) return id.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_participations(db, request.caller, *id, page->limit, page->cursor); });
    if (found.has_error()) return found.error();
    return respond_with_participations(request, std::move(*found));
}

}  // namespace

void add_participation_routes(web_api::Router& router, const ProgrammeParts& parts) {
    router.get("/api/v1/people/{id}/participations", web_api::Entry::signed_in,
               [parts](const web_api::Request& request) { return page_of_participations(parts, request); });
}

}  // namespace multaqa::programme
