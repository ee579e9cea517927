#include "resources/resources_routes.hpp"

#include "common/limits.hpp"
#include "directory/item_routes.hpp"
#include "directory/reference_queries.hpp"
#include "resources/equipment_commands.hpp"
#include "resources/equipment_queries.hpp"
#include "resources/resources_codec.hpp"
#include "resources/resources_documents.hpp"
#include "resources/room_commands.hpp"
#include "resources/room_queries.hpp"
#include "resources/site_commands.hpp"
#include "resources/site_queries.hpp"
#include "resources/vehicle_commands.hpp"
#include "resources/vehicle_queries.hpp"

namespace multaqa::resources {
namespace {

using command::IdempotencyKey;
using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

// What differs between the four: where they are, and their use cases.
struct SiteRoutes {
    using Item = Site;
    using ItemId = SiteId;
    static constexpr const char* kPath = "/api/v1/sites";
    static constexpr const char* kLeast = "";
    static auto list(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const SiteId& after, std::size_t limit) {
        return list_sites(db, caller, filter.standing, after, limit);
    }
    static auto get(store::Connection& db, const Caller& caller, const SiteId& id) { return get_site(db, caller, id); }
    static auto create(const Resources&, const json::value& body, std::optional<IdempotencyKey> key) { return create_site(read_site(body), std::move(key)); }
    static auto update(const Resources& resources, const SiteId& id, std::int64_t version, json::value patch) {
        return update_site(id, version, directory::merge(std::move(patch), read_site), resources.name_users);
    }
    static auto archive(const Resources&, const SiteId& id, std::int64_t version) { return archive_site(id, version); }
};

struct RoomRoutes {
    using Item = Room;
    using ItemId = RoomId;
    static constexpr const char* kPath = "/api/v1/rooms";
    static constexpr const char* kLeast = "capacity";
    static auto list(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const RoomId& after, std::size_t limit) {
        return list_rooms(db, caller, filter, after, limit);
    }
    static auto get(store::Connection& db, const Caller& caller, const RoomId& id) { return get_room(db, caller, id); }
    static auto create(const Resources& resources, const json::value& body, std::optional<IdempotencyKey> key) {
        return create_room(read_room(body), std::move(key), resources.name_users);
    }
    static auto update(const Resources& resources, const RoomId& id, std::int64_t version, json::value patch) {
        return update_room(id, version, directory::merge(std::move(patch), read_room), resources.name_users);
    }
    static auto archive(const Resources& resources, const RoomId& id, std::int64_t version) {
        return archive_room(id, version, resources.name_users);
    }
};

struct VehicleRoutes {
    using Item = Vehicle;
    using ItemId = VehicleId;
    static constexpr const char* kPath = "/api/v1/vehicles";
    static constexpr const char* kLeast = "seats";
    static auto list(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const VehicleId& after, std::size_t limit) {
        return list_vehicles(db, caller, filter, after, limit);
    }
    static auto get(store::Connection& db, const Caller& caller, const VehicleId& id) { return get_vehicle(db, caller, id); }
    static auto create(const Resources&, const json::value& body, std::optional<IdempotencyKey> key) {
        return create_vehicle(read_vehicle(body), std::move(key));
    }
    static auto update(const Resources&, const VehicleId& id, std::int64_t version, json::value patch) {
        return update_vehicle(id, version, directory::merge(std::move(patch), read_vehicle));
    }
    static auto archive(const Resources&, const VehicleId& id, std::int64_t version) { return archive_vehicle(id, version); }
};

struct EquipmentRoutes {
    using Item = Equipment;
    using ItemId = EquipmentId;
    static constexpr const char* kPath = "/api/v1/equipment";
    static constexpr const char* kLeast = "count";
    static auto list(store::Connection& db, const Caller& caller, const ResourceFilter& filter, const EquipmentId& after, std::size_t limit) {
        return list_equipment(db, caller, filter, after, limit);
    }
    static auto get(store::Connection& db, const Caller& caller, const EquipmentId& id) { return get_equipment(db, caller, id); }
    static auto create(const Resources&, const json::value& body, std::optional<IdempotencyKey> key) {
        return create_equipment(read_equipment(body), std::move(key));
    }
    static auto update(const Resources&, const EquipmentId& id, std::int64_t version, json::value patch) {
        return update_equipment(id, version, directory::merge(std::move(patch), read_equipment));
    }
    static auto archive(const Resources&, const EquipmentId& id, std::int64_t version) { return archive_equipment(id, version); }
};

template <class Routes>
Response respond(int status, const typename Routes::Item& item) {
    auto response = web_api::resource_response(status, document(item), item.version);
    if (status == 201) response.with("Location", std::string(Routes::kPath) + "/" + item.id.text());
    return response;
}

Result<std::int64_t> read_least(const Request& request, std::string_view name) {
    const auto text = name.empty() ? std::nullopt : request.query_parameter(name);
    if (!text) return std::int64_t{0};
    std::int64_t least = 0;
    for (const char c : *text) {
        if (c < '0' || c > '9' || least > limits::kRoomCapacity)
            return validation_failed("?" + std::string(name), "fault.range", {{"min", "0"}, {"max", std::to_string(limits::kRoomCapacity)}});
        least = least * 10 + (c - '0');
    }
    return least;
}

Result<ResourceFilter> read_filter(const Request& request, std::string_view least_name) {
    auto site = directory::id_filter<SiteId>(request, "siteId");
    if (site.has_error()) return site.error();
    auto owner = directory::id_filter<OrganizationId>(request, "ownerId");
    if (owner.has_error()) return owner.error();
    const auto least = read_least(request, least_name);
    if (least.has_error()) return least.error();
    const auto archived = request.query_parameter("archived").value_or("false");
    if (archived != "true" && archived != "false") return validation_failed("?archived", "fault.enum");
    return ResourceFilter{std::move(*site), std::move(*owner), *least, archived == "true" ? Standing::archived : Standing::in_use};
}

template <class Routes>
Result<typename Routes::Item> read_one(const Resources& resources, const Caller& caller, const typename Routes::ItemId& id) {
    return resources.database->read_value([&](store::Connection& db) { return Routes::get(db, caller, id); });
}

// An owner that was merged stands for the survivor.
ResourceFilter resolved(store::Connection& db, ResourceFilter filter) {
    if (filter.owner) filter.owner = directory::survivor_of(db, *filter.owner);
    return filter;
}

template <class Routes>
Result<Response> answer_page(const Resources& resources, const Request& request) {
    const auto filter = read_filter(request, Routes::kLeast);
    if (filter.has_error()) return filter.error();
    return directory::answer_list<typename Routes::ItemId>(
        request,
        [&](const typename Routes::ItemId& after, std::size_t limit) {
            return resources.database->read_value(
                [&](store::Connection& db) { return Routes::list(db, request.caller, resolved(db, *filter), after, limit); });
        },
        [](const typename Routes::Item& item) { return document(item); });
}

template <class Routes>
void add(web_api::Router& router, const Resources& resources) {
    using Item = typename Routes::Item;
    using ItemId = typename Routes::ItemId;
    const std::string one = std::string(Routes::kPath) + "/{id}";
    router.get(Routes::kPath, Entry::signed_in, [&resources](const Request& request) { return answer_page<Routes>(resources, request); });
    router.post(Routes::kPath, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        const auto create = [&resources](const json::value& body, std::optional<IdempotencyKey> key) {
            return Routes::create(resources, body, std::move(key));
        };
        directory::answer_creation<Item>(exchange, *resources.executor, create, respond<Routes>,
                                         [&resources](const Caller& caller, const std::string& id) {
                                             return read_one<Routes>(resources, caller, ItemId{id});
                                         });
    });
    router.get(one, Entry::signed_in, [&resources](const Request& request) -> Result<Response> {
        const auto id = ItemId::parse(request.path_parameter("id"));
        if (!id) return not_found();
        const auto found = read_one<Routes>(resources, request.caller, *id);
        if (found.has_error()) return found.error();
        return respond<Routes>(200, *found);
    });
    router.patch(one, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        directory::answer_change<Item, ItemId>(
            exchange, *resources.executor,
            [&resources](const ItemId& id, std::int64_t version, json::value patch) {
                return Routes::update(resources, id, version, std::move(patch));
            },
            respond<Routes>);
    });
    router.delete_(one, Entry::signed_in, [&resources](const ExchangePtr& exchange) {
        directory::answer_removal<Item, ItemId>(exchange, *resources.executor, [&resources](const ItemId& id, std::int64_t version) {
            return Routes::archive(resources, id, version);
        });
    });
}

}  // namespace

void add_item_routes(web_api::Router& router, const Resources& resources) {
    add<SiteRoutes>(router, resources);
    add<RoomRoutes>(router, resources);
    add<VehicleRoutes>(router, resources);
    add<EquipmentRoutes>(router, resources);
}

}  // namespace multaqa::resources
