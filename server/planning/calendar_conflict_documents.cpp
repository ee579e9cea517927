#include "planning/calendar_conflict_documents.hpp"

#include "common/json/reader.hpp"

namespace multaqa::planning {
namespace {

using calendars::WorkingCalendar;
using programme::CalendarConflict;
using programme::Session;

// "09:00"; of a prayer.
std::string prayer_clock(minutes of_day) {
    const auto text = format_plain_date_time(PlainDateTime{of_day});
    return text.substr(text.find('T') + 1, 5);
}

std::vector<MessageArgument> arguments_of(const CalendarConflict& conflict, const Session* session, const WorkingCalendar& calendar,
                                          std::string_view language) {
    const auto& finding = conflict.finding;
    const LocalizedText title = session == nullptr ? LocalizedText{} : session->content.title;
    std::vector<MessageArgument> arguments{{"first", std::string(title.best(language, ""))},
                                           {"calendar", std::string(calendar.content.name.best(language, ""))},
                                           {"date", format_plain_date(finding.date)},
                                           {"name", std::string(finding.name.best(language, ""))},
                                           {"certainty", finding.certainty ? std::string(word(*finding.certainty)) : "fixed"},
                                           {"known", finding.source.empty() ? "no" : "yes"},
                                           {"source", finding.source}};
    if (finding.span) {
        arguments.emplace_back("from", prayer_clock(finding.span->from));
        arguments.emplace_back("to", prayer_clock(finding.span->to));
    }
    return arguments;
}

json::object calendar_sentences(const CalendarConflict& conflict, const Session* session, const WorkingCalendar& calendar,
                                const Messages& messages) {
    json::object sentences;
    const auto key = "conflict." + std::string(word(conflict.finding.code));
    for (const auto language : kUiLanguages)
        sentences[word(language)] = messages.format(language, key, arguments_of(conflict, session, calendar, word(language)));
    return sentences;
}

json::object calendar_conflict_json(const CalendarConflict& conflict, const Session* session, const WorkingCalendar& calendar,
                                    const Messages& messages) {
    const auto& finding = conflict.finding;
    json::object body{{"id", conflict_id(conflict)},
                      {"code", word(finding.code)},
                      {"severity", word(conflict.severity)},
                      {"sessionId", conflict.session.text()},
                      {"calendarId", conflict.calendar.text()},
                      {"calendar", json::to_json(calendar.content.name)},
                      {"date", format_plain_date(finding.date)},
                      {"people", conflict.people},
                      {"utcStart", format_utc(conflict.utc.start)},
                      {"utcEnd", format_utc(conflict.utc.end)},
                      {"message", calendar_sentences(conflict, session, calendar, messages)}};
    if (!finding.key.empty()) body["key"] = finding.key;
    if (!finding.name.empty()) body["name"] = json::to_json(finding.name);
    if (finding.certainty) body["certainty"] = word(*finding.certainty);
    if (!finding.source.empty()) body["source"] = finding.source;
    return body;
}

}  // namespace

json::array calendar_conflicts_json(std::span<const CalendarConflict> conflicts, const programme::SessionTree& tree,
                                    const programme::ConcernedCalendars& concerned, const Messages& messages) {
    json::array all;
    for (const auto& conflict : conflicts)
        all.push_back(calendar_conflict_json(conflict, tree.find(conflict.session), concerned.calendars.at(conflict.calendar), messages));
    return all;
}

}  // namespace multaqa::planning
