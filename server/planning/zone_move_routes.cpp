// /time-zone-changes/preview and /time-zone-changes/{id}/moves: what other zone data would move, and what they have moved.
#include <memory>
#include <string>

#include "common/json/json.hpp"
#include "planning/planning_routes.hpp"
#include "planning/zone_move_queries.hpp"
#include "planning/zone_preview_documents.hpp"
#include "planning/zone_preview_queries.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::planning {
namespace {

using web_api::Entry;
using web_api::Request;
using web_api::Response;

constexpr std::size_t kVersionBytes = 16;

Result<std::shared_ptr<const ZoneDatabase>> wanted_zones(const PlanningParts& parts, const Request& request) {
    const auto version = request.query_parameter("version");
    if (!version || version->empty()) return validation_failed("?version", "fault.required");
    auto zones = version->size() <= kVersionBytes ? parts.zone_supply.zones_of(std::string(*version)) : nullptr;
    if (!zones) return validation_failed("?version", "fault.zone-version-unknown");
    return zones;
}

Result<Response> preview(const PlanningParts& parts, const Request& request) {
    if (!request.caller.is_protocol()) return forbidden();  // before another version is compiled for nobody
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto to = wanted_zones(parts, request);
    if (to.has_error()) return to.error();
    const auto from = parts.zones();
    const ZoneStep step{from.get(), to->get(), parts.clock()};
    const auto found = parts.database->read_value([&](store::Connection& db) {
        return preview_zone_moves(db, request.caller, {step, page->cursor, page->limit});
    });
    if (found.has_error()) return found.error();
    return web_api::page_response(request, zone_preview_json(*found, step, *parts.messages), found->next);
}

Result<Response> moves(const PlanningParts& parts, const Request& request) {
    if (!request.caller.is_protocol()) return forbidden();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto change = request.path_parameter("id");
    const auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_recorded_moves(db, change, page->cursor, page->limit); });
    if (found.has_error()) return found.error();
    json::object body;
    auto& items = body["items"].emplace_array();
    for (const auto& move : found->bodies) items.push_back(json::parse_trusted(move));
    if (!found->next.empty()) body["next"] = found->next;
    return web_api::page_response(request, body, found->next);
}

}  // namespace

void add_zone_move_routes(web_api::Router& router, const PlanningParts& parts) {
    router.get("/api/v1/time-zone-changes/preview", Entry::signed_in, [parts](const Request& request) { return preview(parts, request); });
    router.get("/api/v1/time-zone-changes/{id}/moves", Entry::signed_in, [parts](const Request& request) { return moves(parts, request); });
}

}  // namespace multaqa::planning
