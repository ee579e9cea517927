#include "resources/resources_routes.hpp"

#include "directory/item_routes.hpp"
#include "resources/resources_codec.hpp"
#include "resources/resources_documents.hpp"
#include "resources/room_commands.hpp"
#include "resources/room_queries.hpp"
#include "resources/site_commands.hpp"
#include "resources/site_queries.hpp"

namespace multaqa::resources {
namespace {

using directory::answer_change;
using directory::answer_creation;
using directory::answer_list;
using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kSites = "/api/v1/sites";
constexpr const char* kRooms = "/api/v1/rooms";

const char* list_of(const Site&) {
    return kSites;
}
const char* list_of(const Room&) {
    return kRooms;
}

constexpr auto kRespond = [](int status, const auto& item) {
    auto response = web_api::resource_response(status, document(item), item.version);
    if (status == 201) response.with("Location", std::string(list_of(item)) + "/" + item.id.text());
    return response;
};

Result<Site> read_one(const Resources& resources, const Caller& caller, const SiteId& id) {
    return resources.database->read_value([&](store::Connection& db) { return get_site(db, caller, id); });
}

Result<Room> read_one(const Resources& resources, const Caller& caller, const RoomId& id) {
    return resources.database->read_value([&](store::Connection& db) { return get_room(db, caller, id); });
}

template <class IdType>
Result<Response> answer_one(const Resources& resources, const Request& request) {
    const auto id = IdType::parse(request.path_parameter("id"));
    if (!id) return not_found();
    const auto found = read_one(resources, request.caller, *id);
    if (found.has_error()) return found.error();
    return kRespond(200, *found);
}

void add_site_routes(web_api::Router& router, const Resources& resources) {
    router.get(kSites, Entry::signed_in, [&resources](const Request& request) {
        return answer_list<SiteId>(
            request,
            [&](const SiteId& after, std::size_t limit) {
                return resources.database->read_value(
                    [&](store::Connection& db) { return list_sites(db, request.caller, after, limit); });
            },
            [](const Site& site) { return document(site); });
    });
    router.post(kSites, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        answer_creation<Site>(
            exchange, *resources.executor,
            [](const json::value& body, auto key) { return create_site(read_site(body), std::move(key)); },
            kRespond,
            [&resources](const Caller& caller, const std::string& id) {
                return read_one(resources, caller, SiteId{id});
            });
    });
    const auto one = std::string(kSites) + "/{id}";
    router.get(one, Entry::signed_in,
               [&resources](const Request& request) { return answer_one<SiteId>(resources, request); });
    router.patch(one, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        answer_change<Site, SiteId>(
            exchange, *resources.executor,
            [&](const SiteId& id, std::int64_t version, json::value patch) {
                return update_site(id, version, directory::merge(std::move(patch), read_site),
                                   resources.name_users);
            },
            kRespond);
    });
}

Result<Response> answer_rooms(const Resources& resources, const Request& request) {
    auto site = directory::id_filter<SiteId>(request, "siteId");
    if (site.has_error()) return site.error();
    const RoomFilter filter{std::move(*site)};
    return answer_list<RoomId>(
        request,
        [&](const RoomId& after, std::size_t limit) {
            return resources.database->read_value(
                [&](store::Connection& db) { return list_rooms(db, request.caller, filter, after, limit); });
        },
        [](const Room& room) { return document(room); });
}

void add_room_routes(web_api::Router& router, const Resources& resources) {
    router.get(kRooms, Entry::signed_in,
               [&resources](const Request& request) { return answer_rooms(resources, request); });
    router.post(kRooms, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        answer_creation<Room>(
            exchange, *resources.executor,
            [](const json::value& body, auto key) { return create_room(read_room(body), std::move(key)); },
            kRespond,
            [&resources](const Caller& caller, const std::string& id) {
                return read_one(resources, caller, RoomId{id});
            });
    });
    const auto one = std::string(kRooms) + "/{id}";
    router.get(one, Entry::signed_in,
               [&resources](const Request& request) { return answer_one<RoomId>(resources, request); });
    router.patch(one, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        answer_change<Room, RoomId>(
            exchange, *resources.executor,
            [&](const RoomId& id, std::int64_t version, json::value patch) {
                return update_room(id, version, directory::merge(std::move(patch), read_room),
                                   resources.name_users);
            },
            kRespond);
    });
}

}  // namespace

void add_routes(web_api::Router& router, const Resources& resources) {
    add_site_routes(router, resources);
    add_room_routes(router, resources);
}

}  // namespace multaqa::resources
