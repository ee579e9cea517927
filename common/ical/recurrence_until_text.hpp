// UNTIL as RFC 5545 writes it: "19971224", "19971224T000000" or "19971224T000000Z".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/ical/recurrence_rule.hpp"

namespace multaqa::ical {

// Years 1900 to 9999, because calendars write a far year for "forever". A leap second becomes second 59.
std::optional<Until> parse_until(std::string_view text);
std::string format_until(const Until& until);  // years 0 to 9999; whole seconds

}  // namespace multaqa::ical
