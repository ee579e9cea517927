// The lines of an iCalendar component, unfolded and parted into name, parameters and value (RFC 5545 §3.1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace multaqa::ical {

struct ContentLine {
    std::string name;  // in capitals
    std::vector<std::pair<std::string, std::string>> parameters;  // names in capitals, values without their quotes
    std::string value;  // as written: escapes are not undone
    std::size_t line = 1;  // where it begins in the file

    // Of the first parameter of this name; "" where there is none.
    std::string_view parameter(std::string_view wanted) const;
};

// All lines, BEGIN and END among them; a line that is none (without a colon) is left out. `first_line` counts in the file.
std::vector<ContentLine> content_lines(std::string_view text, std::size_t first_line = 1);
// Those of the component itself, without what its own components (alarms, observances) hold.
std::vector<ContentLine> own_content_lines(std::string_view text, std::size_t first_line = 1);

// The values between the commas of a list of dates or times.
std::vector<std::string_view> list_values(std::string_view value);

}  // namespace multaqa::ical
