#include "publishing/schedule_documents.hpp"

#include "common/json/json.hpp"
#include "publishing/calendar_documents.hpp"
#include "publishing/frab_documents.hpp"

namespace multaqa::publishing {

std::string_view file_name(ScheduleFormat format) {
    switch (format) {
        case ScheduleFormat::calendar: return "schedule.ics";
        case ScheduleFormat::frab_xml: return "schedule.xml";
        case ScheduleFormat::frab_json: return "schedule.json";
    }
    return {};
}

std::string_view content_type(ScheduleFormat format) {
    switch (format) {
        case ScheduleFormat::calendar: return "text/calendar; charset=utf-8";
        case ScheduleFormat::frab_xml: return "application/xml; charset=utf-8";
        case ScheduleFormat::frab_json: return "application/json";
    }
    return {};
}

bool shows_session(const programme::Publication& publication, std::string_view session) {
    return json::parse_trusted(*publication.agenda.bytes).at("sessions").as_object().contains(session);
}

std::string encode_schedule(const programme::Publication& publication, const ScheduleQuestion& question, const ZoneDatabase& zones) {
    if (question.format == ScheduleFormat::calendar) return encode_calendar(publication, question.language, zones, question.session);
    const auto schedule = frab_schedule(publication, question.language, zones, question.origin);
    return question.format == ScheduleFormat::frab_xml ? encode_frab_xml(schedule) : encode_frab_json(schedule);
}

std::string schedule_etag(const programme::Publication& publication, const ScheduleQuestion& question, const ZoneDatabase& zones) {
    std::string etag = publication.agenda.etag + "-" + publication.slug + "-" + std::string(file_name(question.format)) + "-" + zones.version();
    if (!question.language.empty()) etag += "-" + question.language;
    // An iCalendar file holds no address.
    if (question.format != ScheduleFormat::calendar && !question.origin.empty()) etag += "-" + question.origin;
    if (!question.session.empty()) etag += "-" + question.session;
    return etag;
}

std::vector<ScheduleTarget> schedule_targets(const programme::Publication& publication, const std::string& origin) {
    std::vector<ScheduleTarget> targets;
    for (const auto format : kScheduleFormats) {
        const std::string target = "/e/" + publication.slug + "/" + std::string(file_name(format));
        targets.push_back({target, {format, "", origin}});
        for (const auto& language : publication.languages) targets.push_back({target + "?lang=" + language, {format, language, origin}});
    }
    return targets;
}

}  // namespace multaqa::publishing
