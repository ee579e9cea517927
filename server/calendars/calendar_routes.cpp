// /working-calendars: weekends, hours and days off of countries, organisations and people; /calendar-settings: the correction
// of the Hijri calendar.
#include "calendars/calendar_routes.hpp"

#include "calendars/calendar_codec.hpp"
#include "calendars/calendar_commands.hpp"
#include "calendars/calendar_queries.hpp"
#include "calendars/range_routes.hpp"
#include "directory/item_routes.hpp"

namespace multaqa::calendars {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kCalendars = "/api/v1/working-calendars";
constexpr const char* kSettings = "/api/v1/calendar-settings";

Response respond_with_calendar(int status, const WorkingCalendar& calendar) {
    auto response = web_api::resource_response(status, calendar_json(calendar), calendar.version);
    if (status == 201) response.with("Location", std::string(kCalendars) + "/" + calendar.id.text());
    return response;
}

Response respond_with_settings(const CalendarSettings& settings) {
    return web_api::resource_response(200, settings_json(settings), settings.version);
}

Result<WorkingCalendar> read_one(const CalendarParts& parts, const Caller& caller, const WorkingCalendarId& id) {
    return parts.database->read_value([&](store::Connection& db) { return get_calendar(db, caller, id); });
}

Result<Response> page_of_calendars(const CalendarParts& parts, const Request& request) {
    const auto kind = directory::word_filter(request, "subjectKind", parse_subject_kind);
    if (kind.has_error()) return kind.error();
    CalendarWanted wanted{*kind, std::nullopt};
    if (const auto id = request.query_parameter("subjectId")) wanted.subject_id = std::string(*id);
    return directory::answer_list<WorkingCalendarId>(
        request,
        [&](const WorkingCalendarId& after, std::size_t limit) {
            return parts.database->read_value(
                [&](store::Connection& db) { return list_calendars(db, request.caller, wanted, after, limit); });
        },
        calendar_json);
}

Result<Response> show_calendar(const CalendarParts& parts, const Request& request) {
    const auto id = access::id_of<WorkingCalendarId>(request);
    if (id.has_error()) return id.error();
    const auto found = read_one(parts, request.caller, *id);
    if (found.has_error()) return found.error();
    return respond_with_calendar(200, *found);
}

Result<Response> show_days(const CalendarParts& parts, const Request& request) {
    const auto id = access::id_of<WorkingCalendarId>(request);
    if (id.has_error()) return id.error();
    const auto found = read_one(parts, request.caller, *id);
    if (found.has_error()) return found.error();
    const auto range = range_of(request);
    if (range.has_error()) return range.error();
    const auto correction = parts.database->read_value(get_settings).correction;
    return web_api::json_response(200, days_json(*found, calendar_days(found->content, range->first, range->last, correction), correction));
}

void put(const CalendarParts& parts, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    if (!request.caller.is_protocol()) return exchange->answer(forbidden());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    access::answer_command(*parts.executor, exchange, put_calendar(read_new_calendar(*body)),
                           [](const WorkingCalendar& calendar) { return respond_with_calendar(200, calendar); });
}

Result<command::Command<CalendarSettings>> correction_put(const Request& request) {
    if (!request.caller.is_admin()) return forbidden();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    const auto correction = read_correction(*body);
    if (correction.has_error()) return correction.error();
    return correct_hijri(*version, *correction);
}

void add_list_routes(web_api::Router& router, const CalendarParts& parts) {
    router.get(kCalendars, Entry::signed_in, [&parts](const Request& request) { return page_of_calendars(parts, request); });
    router.post(kCalendars, Entry::signed_in, [&parts](const ExchangePtr& exchange) {
        directory::answer_creation<WorkingCalendar>(
            exchange, *parts.executor,
            [](const json::value& body, auto key) { return create_calendar(read_new_calendar(body), std::move(key)); },
            respond_with_calendar,
            [&parts](const Caller& caller, const std::string& id) { return read_one(parts, caller, WorkingCalendarId{id}); });
    });
    router.put(kCalendars, Entry::signed_in, [&parts](const ExchangePtr& exchange) { put(parts, exchange); });
}

void add_item_routes(web_api::Router& router, const CalendarParts& parts) {
    const auto one = std::string(kCalendars) + "/{id}";
    router.get(one, Entry::signed_in, [&parts](const Request& request) { return show_calendar(parts, request); });
    router.patch(one, Entry::signed_in, [&parts](const ExchangePtr& exchange) {
        directory::answer_change<WorkingCalendar, WorkingCalendarId>(
            exchange, *parts.executor,
            [](const WorkingCalendarId& id, std::int64_t version, json::value patch) {
                return update_calendar(id, version, directory::merge(std::move(patch), read_content));
            },
            respond_with_calendar);
    });
    router.delete_(one, Entry::signed_in, [&parts](const ExchangePtr& exchange) {
        directory::answer_removal<WorkingCalendar, WorkingCalendarId>(exchange, *parts.executor, remove_calendar);
    });
    router.get(one + "/days", Entry::signed_in, [&parts](const Request& request) { return show_days(parts, request); });
}

}  // namespace

void add_routes(web_api::Router& router, const CalendarParts& parts) {
    add_list_routes(router, parts);
    add_item_routes(router, parts);
    router.get(kSettings, Entry::anyone,
               [&parts](const Request&) -> Result<Response> { return respond_with_settings(parts.database->read_value(get_settings)); });
    router.put(kSettings, Entry::signed_in, [&parts](const ExchangePtr& exchange) {
        access::answer_command<CalendarSettings>(*parts.executor, exchange, correction_put(exchange->request()), respond_with_settings);
    });
}

}  // namespace multaqa::calendars
