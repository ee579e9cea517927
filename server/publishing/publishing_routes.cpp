#include "publishing/publishing_routes.hpp"

#include "calendars/calendar_days.hpp"
#include "calendars/calendar_queries.hpp"
#include "calendars/range_routes.hpp"
#include "common/text/localized_text.hpp"
#include "programme/agenda_queries.hpp"
#include "publishing/days_off_documents.hpp"
#include "publishing/schedule_documents.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::publishing {
namespace {

using web_api::Request;
using web_api::Response;

Result<std::string> language_asked(const Request& request) {
    const std::string language(request.query_parameter("lang").value_or(""));
    if (!language.empty() && !is_language_tag(language))
        return validation_failed("?lang", "fault.language-tag", {{"tag", language.substr(0, 35)}});
    return language;
}

Result<Response> get_schedule(const PublishingParts& parts, const Request& request, ScheduleFormat format) {
    const auto language = language_asked(request);
    if (language.has_error()) return language.error();
    const std::string session(format == ScheduleFormat::calendar ? request.query_parameter("session").value_or("") : "");
    if (!session.empty() && !SessionId::parse(session)) return validation_failed("?session", "fault.id");
    const auto publication = parts.database->read_value([&](store::Connection& db) {
        return programme::find_publication_by_slug(db, request.path_parameter("slug"));
    });
    if (!publication || (!session.empty() && !shows_session(*publication, session))) return not_found();
    const auto zones = parts.zones();
    const ScheduleQuestion question{format, *language, parts.origin, session};
    const auto etag = "\"" + schedule_etag(*publication, question, *zones) + "\"";
    Response response{304, {{"ETag", etag}, {"Cache-Control", "no-cache"}}, nullptr};
    if (web_api::matches_none(request.header("if-none-match"), etag)) return response;
    response.status = 200;
    response.body = std::make_shared<const std::string>(encode_schedule(*publication, question, *zones));
    return std::move(response.with("Content-Type", std::string(content_type(format))));
}

Result<Response> get_days_off(const PublishingParts& parts, const Request& request) {
    const auto id = WorkingCalendarId::parse(request.path_parameter("id"));
    if (!id) return not_found();
    const auto found = parts.database->read_value([&](store::Connection& db) { return calendars::get_calendar(db, request.caller, *id); });
    if (found.has_error()) return found.error();
    const auto range = calendars::range_of(request);
    if (range.has_error()) return range.error();
    const auto language = language_asked(request);
    if (language.has_error()) return language.error();
    const auto correction = parts.database->read_value(calendars::get_settings).correction;
    const auto days = calendars::calendar_days(found->content, range->first, range->last, correction);
    Response response{200, {{"Content-Type", "text/calendar; charset=utf-8"}}, nullptr};
    response.body = std::make_shared<const std::string>(encode_days_off(*found, days, *language));
    return response;
}

}  // namespace

void add_routes(web_api::Router& router, const PublishingParts& parts) {
    for (const auto format : kScheduleFormats)
        router.get("/e/{slug}/" + std::string(file_name(format)), web_api::Entry::anyone,
                   [parts, format](const Request& request) { return get_schedule(parts, request, format); });
    router.get("/api/v1/working-calendars/{id}/days.ics", web_api::Entry::signed_in,
               [parts](const Request& request) { return get_days_off(parts, request); });
}

}  // namespace multaqa::publishing
