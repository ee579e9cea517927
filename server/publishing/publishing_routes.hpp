// /e/{slug}/schedule.ics, .xml and .json: what is published, for programs without an account; the days of a working calendar
// as .ics, for staff.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "common/time/zone_database.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::publishing {

struct PublishingParts {
    store::Database* database = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
    std::string origin;  // public_url, without a slash at its end; "" if not known
};

void add_routes(web_api::Router& router, const PublishingParts& parts);

}  // namespace multaqa::publishing
