#include "resources/calendar_codec.hpp"

#include <utility>

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/resource_limits.hpp"
#include "resources/resources_codec.hpp"

namespace multaqa::resources {
namespace {

json::object told_fields(const Calendar& calendar) {
    json::object body;
    if (!calendar) return body;
    body["name"] = calendar->name;
    if (calendar->read_at) body["readAt"] = format_utc(*calendar->read_at);
    return body;
}

}  // namespace

json::object calendar_json(const PersonId& person, const Calendar& calendar) {
    json::object body{{"personId", person.text()}};
    if (calendar)
        body["calendar"] = told_fields(calendar);
    else
        body["calendar"] = nullptr;
    return body;
}

Result<Calendar> read_calendar(const json::value& body) {
    std::vector<Fault> faults;
    json::ObjectReader reader(body, faults);
    Calendar calendar;
    const auto presence = reader.presence("calendar");
    if (presence == json::Presence::absent) reader.fault("calendar", "fault.required");
    if (presence == json::Presence::present) {
        json::ObjectReader own(*reader.find("calendar"), faults, reader.pointer_to("calendar"));
        calendar.emplace();
        calendar->name = own.required_text("name", limits::kCalendarNameBytes).value_or("");
        if (const auto read_at = own.optional_text("readAt", 64)) {
            calendar->read_at = parse_utc(*read_at);
            if (!calendar->read_at) own.fault("readAt", "fault.utc");
        }
        own.refuse_unknown();
    }
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return calendar;
}

command::Change calendar_told(const PersonId& person, const Calendar& before, const Calendar& after) {
    const auto data = json::field_changes(told_fields(before), told_fields(after));
    return {kScope, "CalendarTold", "person", person.text(), json::serialize(data), {}};
}

}  // namespace multaqa::resources
