// Sessions on days off as JSON (schema/openapi.yaml: CalendarConflict), their sentences in every language.
#pragma once

#include <span>

#include "common/json/json.hpp"
#include "common/text/messages.hpp"
#include "programme/calendar_rules.hpp"

namespace multaqa::planning {

// `tree` holds the sessions, `concerned` the calendars that they name.
json::array calendar_conflicts_json(std::span<const programme::CalendarConflict> conflicts, const programme::SessionTree& tree,
                                    const programme::ConcernedCalendars& concerned, const Messages& messages);

}  // namespace multaqa::planning
