// Wall clock without a zone: date-time, date and duration as JSCalendar (RFC 8984) writes them.
#pragma once

#include <date/date.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace multaqa {

using PlainDateTime = date::local_time<std::chrono::seconds>;
using PlainDate = date::local_days;

// "2027-01-12T09:00:00" exactly (seconds may be left out on input); no offset, no fraction, years 1900–2200.
std::optional<PlainDateTime> parse_plain_date_time(std::string_view text);
std::string format_plain_date_time(PlainDateTime t);
// "2027-01-12"
std::optional<PlainDate> parse_plain_date(std::string_view text);
std::string format_plain_date(PlainDate d);

// ISO 8601 durations in whole minutes: "PT1H30M", "P1D", "P1DT2H". Weeks too. Zero and negative are refused,
// as are months and years (they have no length), seconds that are not whole minutes, and more than ten years.
inline constexpr std::chrono::minutes kLongestDuration = std::chrono::hours{24} * 3653;
std::optional<std::chrono::minutes> parse_duration(std::string_view text);
std::string format_duration(std::chrono::minutes d);  // canonical: hours and minutes, "PT25H" never as a day

}  // namespace multaqa
