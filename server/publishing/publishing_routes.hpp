// /e/{slug}/schedule.ics: what is published, for programs without an account.
#pragma once

#include <functional>
#include <memory>

#include "common/time/zone_database.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::publishing {

struct PublishingParts {
    store::Database* database = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
};

void add_routes(web_api::Router& router, const PublishingParts& parts);

}  // namespace multaqa::publishing
