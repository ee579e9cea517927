// /healthz, /readyz, /metrics and the time zones: what belongs to no capability.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "command/context.hpp"
#include "store/database.hpp"
#include "web_api/metrics.hpp"
#include "web_api/router.hpp"

namespace multaqa::app {

struct SystemParts {
    store::Database* database = nullptr;
    web_api::Metrics* metrics = nullptr;
    const std::atomic<bool>* ready = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
    command::Clock clock;
    std::function<std::string()> newer_zone_data;  // version on the system that waits to be adopted, or ""
    enum class ClockKind { real, rehearsal } clock_kind = ClockKind::real;
};

// `parts` outlives the router.
void add_system_routes(web_api::Router& router, const SystemParts& parts);
// GET /api/v1/time-zones and /api/v1/time-zones/{name…}: the transitions that a client adds itself (DECISIONS 3).
void add_time_zone_routes(web_api::Router& router, const SystemParts& parts);

}  // namespace multaqa::app
