// /blockings: shown what they displace before they act.
#include "directory/item_routes.hpp"
#include "resources/blocking_codec.hpp"
#include "resources/blocking_commands.hpp"
#include "resources/blocking_queries.hpp"
#include "resources/booking_codec.hpp"
#include "resources/owner_documents.hpp"
#include "resources/resources_routes.hpp"

namespace multaqa::resources {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kBlockings = "/api/v1/blockings";

Response respond(int status, const Blocking& blocking) {
    auto response = web_api::resource_response(status, blocking_json(blocking), blocking.version);
    if (status == 201) response.with("Location", std::string(kBlockings) + "/" + blocking.id.text());
    return response;
}

Result<Blocking> read_one(const Resources& resources, const Caller& caller, const BlockingId& id) {
    return resources.database->read_value([&](store::Connection& db) { return get_blocking(db, caller, id); });
}

json::object displaced_json(const scheduling::Occupancy& occupancy, const OwnerNames& names) {
    return {{"resource", resource_json(occupancy.subject)},
            {"owner", owner_json(occupancy.owner, names)},
            {"firmness", word(occupancy.firmness)},
            {"utcStart", format_utc(occupancy.interval.start)},
            {"utcEnd", format_utc(occupancy.interval.end)}};
}

// Protocol sees every owner.
OwnerNames names_of_displaced(store::Connection& db, const Displaced& displaced, const NamesOfSessions& names_of_sessions) {
    std::vector<scheduling::Owner> owners;
    for (const auto& occupancy : displaced) owners.push_back(occupancy.owner);
    return names_of_owners(db, owners, names_of_sessions);
}

json::object preview_json(const BlockingPreview& preview, const OwnerNames& names) {
    json::array displaced;
    for (const auto& occupancy : preview.displaced) displaced.push_back(displaced_json(occupancy, names));
    return {{"utcStart", format_utc(preview.time.utc.start)},
            {"utcEnd", format_utc(preview.time.utc.end)},
            {"displaced", std::move(displaced)},
            {"confirmation", preview.confirmation}};
}

Result<Response> preview(const Resources& resources, const Request& request) {
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    if (!request.caller.is_protocol()) return forbidden();
    const auto wanted = read_blocking(*body, BlockingInput::preview);
    if (wanted.has_error()) return wanted.error();
    const auto zones = resources.zones();
    const auto now = resources.clock();
    return resources.database->read_value([&](store::Connection& db) -> Result<Response> {
        const auto preview = preview_blocking(db, request.caller, *zones, now, *wanted);
        if (preview.has_error()) return preview.error();
        return web_api::json_response(200, preview_json(*preview, names_of_displaced(db, preview->displaced, resources.names_of_sessions)));
    });
}

void create_blocking_in(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    auto key = access::key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    if (!request.caller.is_protocol()) return exchange->answer(forbidden());
    auto wanted = read_blocking(*body, BlockingInput::act);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    access::answer_command<Blocking>(
        *resources.executor, exchange, place_blocking(std::move(*wanted), std::move(*key)),
        [](const Blocking& blocking) { return respond(201, blocking); },
        [exchange, &resources](const command::Answer& stored) -> Result<Response> {
            const auto present = read_one(resources, exchange->request().caller, BlockingId{stored.resource_id});
            if (present.has_error()) return present.error();
            return respond(stored.status, *present);
        });
}

Result<Response> page_of_blockings(const Resources& resources, const Request& request) {
    std::optional<std::string> thing;
    if (const auto text = request.query_parameter("resource")) {
        const auto parsed = parse_blocked_key(*text);
        if (!parsed) return validation_failed("?resource", "fault.resource-key");
        thing = key_of(*parsed);
    }
    return directory::answer_list<BlockingId>(
        request,
        [&](const BlockingId& after, std::size_t limit) {
            return resources.database->read_value(
                [&](store::Connection& db) { return list_blockings(db, request.caller, thing, after, limit); });
        },
        [](const Blocking& blocking) { return blocking_json(blocking); });
}

}  // namespace

void add_blocking_routes(web_api::Router& router, const Resources& resources) {
    const std::string one = std::string(kBlockings) + "/{id}";
    router.get(kBlockings, Entry::signed_in, [&resources](const Request& request) { return page_of_blockings(resources, request); });
    router.post(kBlockings, Entry::signed_in, [&resources](const ExchangePtr& exchange) { create_blocking_in(resources, exchange); });
    router.post(std::string(kBlockings) + "/preview", Entry::signed_in,
                [&resources](const ExchangePtr& exchange) { exchange->answer(preview(resources, exchange->request())); });
    router.get(one, Entry::signed_in, [&resources](const Request& request) -> Result<Response> {
        const auto id = BlockingId::parse(request.path_parameter("id"));
        if (!id) return not_found();
        const auto found = read_one(resources, request.caller, *id);
        if (found.has_error()) return found.error();
        return respond(200, *found);
    });
    router.delete_(one, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        directory::answer_removal<Blocking, BlockingId>(exchange, *resources.executor, lift_blocking);
    });
}

}  // namespace multaqa::resources
