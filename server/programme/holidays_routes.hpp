// POST /working-calendars/{id}/imports, and what it needs from the composition root.
#pragma once

#include <functional>
#include <memory>

#include "command/executor.hpp"
#include "common/text/messages.hpp"
#include "common/time/zone_database.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::programme {

struct HolidaysParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    const Messages* messages = nullptr;
    std::function<std::shared_ptr<const ZoneDatabase>()> zones;
};

void add_holidays_routes(web_api::Router& router, const HolidaysParts& parts);

}  // namespace multaqa::programme
