#include "calendars/default_calendars_codec.hpp"

#include <stdexcept>
#include <string>

#include "common/embedded.hpp"

namespace multaqa::calendars {

NewCalendar read_default_calendar(std::string_view name, std::string_view text) {
    auto draft = read_new_calendar(json::parse_trusted(text));
    if (!draft.faults.empty())
        throw std::runtime_error("the calendar " + std::string(name) + " is broken at " + draft.faults.front().pointer + ": " +
                                 draft.faults.front().key);
    draft.fields.origin = Origin::file;
    for (auto& [key, day] : draft.fields.content.days) day.origin = Origin::file;
    return std::move(draft.fields);
}

std::vector<NewCalendar> default_calendars() {
    std::vector<NewCalendar> calendars;
    for (const auto& file : embedded::country_calendars()) calendars.push_back(read_default_calendar(file.name, file.bytes));
    return calendars;
}

}  // namespace multaqa::calendars
