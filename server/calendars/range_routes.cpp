#include "calendars/range_routes.hpp"

#include <string>
#include <vector>

#include "common/calendar_limits.hpp"

namespace multaqa::calendars {

Result<DateRange> range_of(const web_api::Request& request) {
    std::vector<Fault> faults;
    const auto read = [&](const char* name) {
        const auto text = request.query_parameter(name);
        if (!text) faults.push_back({std::string("?") + name, "fault.required", {}});
        const auto date = text ? parse_plain_date(*text) : std::nullopt;
        if (text && !date) faults.push_back({std::string("?") + name, "fault.date", {}});
        return date.value_or(PlainDate{});
    };
    const DateRange range{read("from"), read("to")};
    if (faults.empty() && range.last < range.first) faults.push_back({"?to", "fault.last-day-before-first", {}});
    if (faults.empty() && range.last - range.first >= date::days{limits::kCalendarRange})
        faults.push_back({"?to", "fault.range-of-days", {{"max", std::to_string(limits::kCalendarRange)}}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    return range;
}

}  // namespace multaqa::calendars
