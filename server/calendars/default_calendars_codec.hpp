// The working calendars that come with the program: one file for each country, in the shape of the API.
#pragma once

#include <string_view>
#include <vector>

#include "calendars/calendar_codec.hpp"

namespace multaqa::calendars {

// Of one file, all of whose rows are of the file. Throws std::runtime_error where it is not sound.
NewCalendar read_default_calendar(std::string_view name, std::string_view text);

// Of every file (server/calendars/data), by country.
std::vector<NewCalendar> default_calendars();

}  // namespace multaqa::calendars
