// All routes of planning, the completion of refused placements, and what they need from the composition root.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "command/executor.hpp"
#include "command/work_pool.hpp"
#include "common/text/messages.hpp"
#include "common/time/zone_database.hpp"
#include "planning/zone_change.hpp"
#include "store/database.hpp"
#include "web_api/problem_details.hpp"
#include "web_api/router.hpp"

namespace multaqa::planning {

// The zone data that this node can get hold of.
struct ZoneSupply {
    std::function<std::string()> on_system;  // its version; "" where there is none
    // What is on the system, if it is of this version; proved to be sound, which takes a second the first time.
    std::function<std::optional<ZoneText>(const std::string& version)> text_on_system;
    // Of a version that is stored or on the system; null where it is neither. Takes a second the first time.
    std::function<std::shared_ptr<const ZoneDatabase>(const std::string& version)> zones_of;
    std::string adoption;                  // "manual" or "automatic"
    std::function<void()> change_started;  // on the pool, after the commit
};

struct PlanningParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    command::WorkPool* pool = nullptr;  // asked how busy it is; may be null
    command::Clock clock;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
    const Messages* messages = nullptr;
    std::string suggestion_key;  // ensure_suggestion_key, once at the start
    ZoneSupply zone_supply;
};

void add_conflict_routes(web_api::Router& router, const PlanningParts& parts);
void add_suggestion_routes(web_api::Router& router, const PlanningParts& parts);
void add_reinstate_routes(web_api::Router& router, const PlanningParts& parts);
void add_policy_routes(web_api::Router& router, const PlanningParts& parts);
void add_zone_change_routes(web_api::Router& router, const PlanningParts& parts);
void add_zone_move_routes(web_api::Router& router, const PlanningParts& parts);
inline void add_routes(web_api::Router& router, const PlanningParts& parts) {
    add_conflict_routes(router, parts);
    add_suggestion_routes(router, parts);
    add_reinstate_routes(router, parts);
    add_policy_routes(router, parts);
    add_zone_change_routes(router, parts);
    add_zone_move_routes(router, parts);
}

// Adds conflicts[] and suggestions[] to a schedule_conflict, conflicts[] to a release_blocked (DECISIONS 37): on the
// pool, after the rollback, over a read snapshot. Under load or without the database both stay empty; it never throws.
web_api::CompleteProblem complete_schedule_conflict(const PlanningParts& parts);

}  // namespace multaqa::planning
