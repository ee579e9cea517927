// All routes of working calendars, and what they need from the composition root.
#pragma once

#include "command/executor.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::calendars {

struct CalendarParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
};

// `parts` outlives the router.
void add_routes(web_api::Router& router, const CalendarParts& parts);

}  // namespace multaqa::calendars
