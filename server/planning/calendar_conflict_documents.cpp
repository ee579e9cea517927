#include "planning/calendar_conflict_documents.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <tuple>
#include <vector>

#include "common/json/reader.hpp"

namespace multaqa::planning {
namespace {

using calendars::CalendarFinding;
using calendars::WorkingCalendar;
using programme::CalendarConflict;
using programme::CalendarReason;
using programme::ConcernedCalendars;

// More of them are counted.
constexpr std::size_t kOccasionsInSentence = 4;

// "09:00", "24:00".
std::string clock_text(minutes of_day) {
    const auto two_digits = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
    const auto hours = std::chrono::floor<std::chrono::hours>(of_day);
    return two_digits(hours.count()) + ":" + two_digits((of_day - hours).count());
}

// One date and what falls on it, with the calendars that say so.
struct Occasion {
    const CalendarFinding* finding = nullptr;
    std::vector<const WorkingCalendar*> calendars;
};

bool is_same_occasion(const CalendarFinding& a, const CalendarFinding& b) {
    return std::tie(a.date, a.key, a.span, a.certainty) == std::tie(b.date, b.key, b.span, b.certainty) && a.name == b.name;
}

std::vector<Occasion> occasions_of(const CalendarConflict& conflict, const ConcernedCalendars& concerned) {
    std::vector<Occasion> occasions;
    for (const auto& reason : conflict.reasons) {
        auto known = std::find_if(occasions.begin(), occasions.end(),
                                  [&](const Occasion& occasion) { return is_same_occasion(*occasion.finding, reason.finding); });
        if (known == occasions.end()) known = occasions.insert(occasions.end(), {&reason.finding, {}});
        known->calendars.push_back(&concerned.calendars.at(reason.calendar));
    }
    return occasions;
}

std::string names_text(const Occasion& occasion, UiLanguage language, const Messages& messages) {
    std::string text;
    for (const auto* calendar : occasion.calendars) {
        if (!text.empty()) text += messages.format(language, "list.separator");
        text += calendar->content.name.best(word(language), "");
    }
    return text;
}

std::vector<MessageArgument> arguments_of(const Occasion& occasion, UiLanguage language, const Messages& messages) {
    const auto& finding = *occasion.finding;
    std::vector<MessageArgument> arguments{{"calendar", names_text(occasion, language, messages)},
                                           {"date", format_plain_date(finding.date)},
                                           {"name", std::string(finding.name.best(word(language), ""))},
                                           {"certainty", finding.certainty ? std::string(word(*finding.certainty)) : "fixed"},
                                           {"known", finding.source.empty() ? "no" : "yes"},
                                           {"source", finding.source},
                                           {"named", finding.name.empty() ? "no" : "yes"},
                                           {"hours", finding.span ? "some" : "none"},
                                           {"from", finding.span ? clock_text(finding.span->from) : ""},
                                           {"to", finding.span ? clock_text(finding.span->to) : ""}};
    return arguments;
}

std::string occasions_text(const std::vector<Occasion>& occasions, const std::string& key, UiLanguage language, const Messages& messages) {
    std::string text;
    const auto told = std::min(occasions.size(), kOccasionsInSentence);
    for (std::size_t n = 0; n < told; ++n) {
        if (n > 0) text += messages.format(language, "conflict.occasion.separator");
        text += messages.format(language, key, arguments_of(occasions[n], language, messages));
    }
    if (told < occasions.size())
        text += messages.format(language, "conflict.occasion.more", {{"count", std::to_string(occasions.size() - told)}});
    return text;
}

std::string sentence(const CalendarConflict& conflict, std::string_view title, const ConcernedCalendars& concerned, UiLanguage language,
                     const Messages& messages) {
    const std::string code(word(conflict.code));
    const auto occasions = occasions_of(conflict, concerned);
    if (conflict.reasons.size() > 1)
        return messages.format(language, "conflict." + code + ".several",
                               {{"first", std::string(title)}, {"occasions", occasions_text(occasions, "conflict.occasion." + code, language, messages)}});
    auto arguments = arguments_of(occasions.front(), language, messages);
    arguments.emplace_back("first", std::string(title));
    return messages.format(language, "conflict." + code, arguments);
}

json::object calendar_sentences(const CalendarConflict& conflict, const LocalizedText& title, const ConcernedCalendars& concerned,
                                const Messages& messages) {
    json::object sentences;
    for (const auto language : kUiLanguages)
        sentences[word(language)] = sentence(conflict, title.best(word(language), ""), concerned, language, messages);
    return sentences;
}

json::object calendar_reason_json(const CalendarReason& reason, const WorkingCalendar& calendar) {
    const auto& finding = reason.finding;
    json::object body{{"calendarId", reason.calendar.text()},
                      {"calendar", json::to_json(calendar.content.name)},
                      {"date", format_plain_date(finding.date)}};
    if (!finding.key.empty()) body["key"] = finding.key;
    if (!finding.name.empty()) body["name"] = json::to_json(finding.name);
    if (finding.certainty) body["certainty"] = word(*finding.certainty);
    if (!finding.source.empty()) body["source"] = finding.source;
    return body;
}

json::object whole_reason_json(const CalendarReason& reason, const WorkingCalendar& calendar) {
    auto body = calendar_reason_json(reason, calendar);
    json::object subject{{"kind", word(calendar.subject.kind)}};
    if (!calendar.subject.id.empty()) subject["id"] = calendar.subject.id;
    body["subject"] = std::move(subject);
    body["people"] = reason.people;
    if (const auto& span = reason.finding.span) {
        body["from"] = clock_text(span->from);
        body["to"] = clock_text(span->to);
    }
    return body;
}

json::object calendar_conflict_json(const CalendarConflict& conflict, const programme::SessionTree& tree, const ConcernedCalendars& concerned,
                                    const Messages& messages) {
    const auto& first = conflict.reasons.front();
    const auto* const session = tree.find(conflict.session);
    auto body = calendar_reason_json(first, concerned.calendars.at(first.calendar));
    body["id"] = conflict_id(conflict);
    body["code"] = word(conflict.code);
    body["severity"] = word(conflict.severity);
    body["sessionId"] = conflict.session.text();
    body["people"] = conflict.people;
    body["utcStart"] = format_utc(conflict.utc.start);
    body["utcEnd"] = format_utc(conflict.utc.end);
    json::array reasons;
    for (const auto& reason : conflict.reasons) reasons.push_back(whole_reason_json(reason, concerned.calendars.at(reason.calendar)));
    body["reasons"] = std::move(reasons);
    body["message"] = calendar_sentences(conflict, session == nullptr ? LocalizedText{} : session->content.title, concerned, messages);
    return body;
}

}  // namespace

json::array calendar_conflicts_json(std::span<const CalendarConflict> conflicts, const programme::SessionTree& tree,
                                    const ConcernedCalendars& concerned, const Messages& messages) {
    json::array all;
    for (const auto& conflict : conflicts) all.push_back(calendar_conflict_json(conflict, tree, concerned, messages));
    return all;
}

}  // namespace multaqa::planning
