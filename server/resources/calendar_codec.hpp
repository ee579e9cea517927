// What is told of a person's calendar as JSON, and its change as the log keeps it.
#pragma once

#include <optional>

#include "command/change.hpp"
#include "common/ids/id.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "scheduling/absence.hpp"

namespace multaqa::resources {

// None: nothing is known of any calendar, and D1 says nothing.
using Calendar = std::optional<scheduling::ReadCalendar>;

json::object calendar_json(const PersonId& person, const Calendar& calendar);
Result<Calendar> read_calendar(const json::value& body);

command::Change calendar_told(const PersonId& person, const Calendar& before, const Calendar& after);

}  // namespace multaqa::resources
