#include "publishing/days_off_documents.hpp"

#include "publishing/content_line.hpp"

namespace multaqa::publishing {
namespace {

using calendars::Falling;
using calendars::WorkingCalendar;

// RFC 5545 §3.3.4 and §3.3.5: the marks of ISO 8601 left out.
std::string basic(std::string text) {
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

void add_day_off(std::string& text, const WorkingCalendar& calendar, const Falling& falling, std::string_view language) {
    const auto first = format_plain_date(falling.first);
    const auto& day = *falling.day;
    add_line(text, "BEGIN", "VEVENT");
    add_line(text, "UID", *falling.key + "-" + first + "-" + calendar.id.text() + "@multaqa");
    add_line(text, "DTSTAMP", basic(format_utc(calendar.updated_at)));
    add_line(text, "DTSTART", {{"VALUE", "DATE"}}, basic(first));
    add_line(text, "DTEND", {{"VALUE", "DATE"}}, basic(format_plain_date(falling.first + date::days{day.length})));
    add_line(text, "SUMMARY", escape_text(day.name.best(language)));
    add_line(text, "CATEGORIES", word(day.kind));
    add_line(text, "X-MULTAQA-CERTAINTY", word(day.certainty));
    if (!day.evidence.source.empty()) add_line(text, "X-MULTAQA-SOURCE", escape_text(day.evidence.source));
    add_line(text, "TRANSP", "TRANSPARENT");
    add_line(text, "END", "VEVENT");
}

}  // namespace

std::string encode_days_off(const WorkingCalendar& calendar, const std::vector<calendars::CalendarDay>& days, std::string_view language) {
    std::string text;
    add_line(text, "BEGIN", "VCALENDAR");
    add_line(text, "VERSION", "2.0");
    add_line(text, "PRODID", "-//Multaqa//Multaqa//EN");
    add_line(text, "CALSCALE", "GREGORIAN");
    add_line(text, "X-WR-CALNAME", escape_text(calendar.content.name.best(language)));
    for (const auto& day : days)
        for (const auto& falling : day.falling)
            if (falling.first == day.date || &day == &days.front()) add_day_off(text, calendar, falling, language);
    add_line(text, "END", "VCALENDAR");
    return text;
}

}  // namespace multaqa::publishing
