// /time-zone-changes: which zone data is adopted, and adopting another version.
#include <algorithm>

#include "access/answer_routes.hpp"
#include "common/json/json.hpp"
#include "common/time/zone_version.hpp"
#include "planning/planning_routes.hpp"
#include "planning/zone_change_codec.hpp"
#include "planning/zone_change_commands.hpp"
#include "planning/zone_change_documents.hpp"
#include "planning/zone_change_queries.hpp"

namespace multaqa::planning {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kZoneChanges = "/api/v1/time-zone-changes";

json::object zone_changes_json(const ZoneChangePage& page, const ZoneSupply& supply) {
    json::object body{{"adopted", page.adopted}};
    const auto on_system = supply.on_system();
    if (!on_system.empty()) body["onSystem"] = on_system;
    if (is_older_zone_version(page.adopted, on_system)) body["newer"] = on_system;
    auto& stored = body["stored"].emplace_array();
    for (const std::string& version : page.stored) stored.emplace_back(version);
    body["adoption"] = supply.adoption;
    auto& items = body["items"].emplace_array();
    for (const ZoneChange& change : page.changes.items) items.push_back(zone_change_json(change));
    if (!page.changes.next_cursor.empty()) body["next"] = page.changes.next_cursor;
    return body;
}

Result<Response> list_changes(const PlanningParts& parts, const Request& request) {
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto before = page->cursor.empty() ? ZoneChangeId{} : ZoneChangeId::parse(page->cursor);
    if (!before) return validation_failed("?cursor", "fault.id");
    const auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_zone_changes(db, request.caller, *before, page->limit); });
    if (found.has_error()) return found.error();
    return web_api::page_of_document(request, zone_changes_json(*found, parts.zone_supply), found->changes.next_cursor);
}

Result<ZoneChange> find_change(const PlanningParts& parts, const Caller& caller, const ZoneChangeId& id) {
    return parts.database->read_value([&](store::Connection& db) { return get_zone_change(db, caller, id); });
}

Result<Response> show_change(const PlanningParts& parts, const Request& request) {
    const auto id = access::id_of<ZoneChangeId>(request);
    if (id.has_error()) return id.error();
    const auto change = find_change(parts, request.caller, *id);
    if (change.has_error()) return change.error();
    return web_api::json_response(200, zone_change_json(*change));
}

// What is stored is never read from the system again: two distributions may pack one version differently.
StartZoneChange start_of(const PlanningParts& parts, const std::string& version) {
    const auto stored = parts.database->read_value([](store::Connection& db) { return stored_zone_versions(db); });
    if (std::find(stored.begin(), stored.end(), version) != stored.end()) return {version, std::nullopt, parts.zone_supply.zones_of(version)};
    auto text = parts.zone_supply.text_on_system(version);
    auto zones = text ? parts.zone_supply.zones_of(version) : nullptr;
    return {version, std::move(text), std::move(zones)};
}

Result<command::Command<ZoneChange>> start_command_of(const PlanningParts& parts, const Request& request) {
    if (!request.caller.is_admin()) return forbidden();
    return access::creation_of(request, read_wanted_zone_version,
                               [&](const std::string& version, std::optional<command::IdempotencyKey> key) {
                                   return start_zone_change(start_of(parts, version), std::move(key));
                               });
}

Response accepted(const ZoneChange& change) {
    auto response = web_api::json_response(202, zone_change_json(change));
    return std::move(response.with("Location", std::string(kZoneChanges) + "/" + change.id.text()));
}

void start(const PlanningParts& parts, const ExchangePtr& exchange) {
    access::answer_command<ZoneChange>(
        *parts.executor, exchange, start_command_of(parts, exchange->request()),
        [started = parts.zone_supply.change_started](const ZoneChange& change) {
            if (started) started();
            return accepted(change);
        },
        [parts, exchange](const command::Answer& stored) -> Result<Response> {
            const auto change = find_change(parts, exchange->request().caller, ZoneChangeId{stored.resource_id});
            if (change.has_error()) return change.error();
            return accepted(*change);
        });
}

}  // namespace

void add_zone_change_routes(web_api::Router& router, const PlanningParts& parts) {
    router.get(kZoneChanges, Entry::signed_in, [parts](const Request& request) { return list_changes(parts, request); });
    router.post(kZoneChanges, Entry::signed_in, [parts](const ExchangePtr& exchange) { start(parts, exchange); });
    router.get(std::string(kZoneChanges) + "/{id}", Entry::signed_in,
               [parts](const Request& request) { return show_change(parts, request); });
}

}  // namespace multaqa::planning
