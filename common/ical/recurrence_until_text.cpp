#include "common/ical/recurrence_until_text.hpp"

#include <algorithm>

#include "common/time/digits.hpp"

namespace multaqa::ical {
namespace {

using time_text::append_number;
using time_text::take;
using time_text::take_number;

std::optional<PlainDate> take_basic_date(std::string_view& rest) {
    const auto year = take_number(rest, 4);
    const auto month = take_number(rest, 2);
    const auto day = take_number(rest, 2);
    if (!year || !month || !day || *year < kFirstRecurrenceYear) return std::nullopt;
    const auto date = date::year{*year} / date::month{static_cast<unsigned>(*month)} / date::day{static_cast<unsigned>(*day)};
    if (!date.ok()) return std::nullopt;
    return PlainDate{date};
}

std::optional<std::chrono::seconds> take_basic_time(std::string_view& rest) {
    const auto hour = take_number(rest, 2);
    const auto minute = take_number(rest, 2);
    const auto second = take_number(rest, 2);
    if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    return std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{std::min(*second, 59)};
}

void append_basic_date(std::string& text, PlainDate day) {
    const date::year_month_day parts{day};
    append_number(text, static_cast<int>(parts.year()), 4);
    append_number(text, static_cast<unsigned>(parts.month()), 2);
    append_number(text, static_cast<unsigned>(parts.day()), 2);
}

std::string basic_date_time(PlainDateTime t) {
    const auto day = date::floor<date::days>(t);
    const date::hh_mm_ss time{t - day};
    std::string text;
    append_basic_date(text, day);
    text += 'T';
    append_number(text, time.hours().count(), 2);
    append_number(text, time.minutes().count(), 2);
    append_number(text, time.seconds().count(), 2);
    return text;
}

}  // namespace

std::optional<Until> parse_until(std::string_view text) {
    const auto day = take_basic_date(text);
    if (!day) return std::nullopt;
    if (text.empty()) return *day;
    if (!take(text, 'T') && !take(text, 't')) return std::nullopt;
    const auto time = take_basic_time(text);
    if (!time) return std::nullopt;
    const PlainDateTime wall{*day + *time};
    if (text.empty()) return wall;
    if ((take(text, 'Z') || take(text, 'z')) && text.empty()) return Instant{wall.time_since_epoch()};
    return std::nullopt;
}

std::string format_until(const Until& until) {
    std::string text;
    if (const auto* day = std::get_if<PlainDate>(&until)) {
        append_basic_date(text, *day);
        return text;
    }
    if (const auto* wall = std::get_if<PlainDateTime>(&until)) return basic_date_time(*wall);
    const auto instant = std::chrono::floor<std::chrono::seconds>(std::get<Instant>(until));
    return basic_date_time(PlainDateTime{instant.time_since_epoch()}) + 'Z';
}

}  // namespace multaqa::ical
