// Times as iCalendar writes them (RFC 5545 §3.3), and zones as VTIMEZONE components made from our own zone data.
#pragma once

#include <chrono>
#include <string>

#include "common/time/interval.hpp"
#include "common/time/plain_date_time.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::publishing {

std::string calendar_utc(Instant t);             // "20240128T090000Z"
std::string calendar_local(PlainDateTime t);     // "20240128T090000"
std::string calendar_date(PlainDate d);          // "20240128"
std::string calendar_offset(std::chrono::seconds offset);  // "+0100", "-004430"

// Appends the zone under its plain IANA name with the observances that `span` needs: the one in force at its start
// and every one that begins within it. No rules: they would promise more than zone data knows.
void add_zone(std::string& calendar, const TimeZone& zone, const Interval& span);

}  // namespace multaqa::publishing
