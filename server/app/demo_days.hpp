// Days that a demo file tells from today, so that the season of visits lies around the day on which it is loaded. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/plain_date_time.hpp"

namespace multaqa::app {

struct WorkingDays {
    PlainDate today;
    std::vector<date::weekday> weekend;  // not all seven
};

// "workday+3T10:00:00" → "2026-11-30T10:00:00": the third working day after today, and whatever follows it. Day 0 is today, or
// the next working day where today is none; from there it is counted in both directions. nullopt where the text does
// not begin so, or asks for more than a year.
std::optional<std::string> resolve_day(std::string_view text, const WorkingDays& days);

// "friday"; nullopt for any other word.
std::optional<date::weekday> parse_weekday(std::string_view word);

}  // namespace multaqa::app
