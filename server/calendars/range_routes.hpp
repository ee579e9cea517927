// ?from=&to=: the days that a request asks about.
#pragma once

#include "common/result/result.hpp"
#include "common/time/plain_date_time.hpp"
#include "web_api/request.hpp"

namespace multaqa::calendars {

struct DateRange {
    PlainDate first{};
    PlainDate last{};  // included
};

// validation_failed where one is missing or they are in the wrong order, and beyond limits::kCalendarRange.
Result<DateRange> range_of(const web_api::Request& request);

}  // namespace multaqa::calendars
