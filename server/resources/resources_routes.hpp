// All routes of resources, and what they need from the composition root.
#pragma once

#include <functional>
#include <memory>

#include "access/scope_queries.hpp"
#include "command/executor.hpp"
#include "common/time/zone_database.hpp"
#include "directory/name_users_commands.hpp"
#include "resources/owner_queries.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::resources {

struct Resources {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    directory::NameUsers name_users;  // may be empty
    command::Clock clock;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
    access::SeesScope sees_scope = {};       // may be empty
    NamesOfSessions names_of_sessions = {};  // may be empty
};

// `resources` outlives the router.
void add_item_routes(web_api::Router& router, const Resources& resources);     // /sites, /rooms, /vehicles, /equipment
void add_booking_routes(web_api::Router& router, const Resources& resources);  // /bookings, /resources/{id}/occupancies
void add_blocking_routes(web_api::Router& router, const Resources& resources);
void add_unavailability_routes(web_api::Router& router, const Resources& resources);  // and the calendars of people
void add_travel_routes(web_api::Router& router, const Resources& resources);
inline void add_routes(web_api::Router& router, const Resources& resources) {
    add_item_routes(router, resources);
    add_booking_routes(router, resources);
    add_blocking_routes(router, resources);
    add_unavailability_routes(router, resources);
    add_travel_routes(router, resources);
}

}  // namespace multaqa::resources
