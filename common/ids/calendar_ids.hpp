// Ids of working calendars.
#pragma once

#include "common/ids/id.hpp"

namespace multaqa {

using WorkingCalendarId = Id<struct WorkingCalendarTag>;

}  // namespace multaqa
