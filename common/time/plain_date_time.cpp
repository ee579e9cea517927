#include "common/time/plain_date_time.hpp"

#include <array>
#include <cstdint>

#include "common/time/digits.hpp"

namespace multaqa {
namespace {

using time_text::append_number;
using time_text::take;
using time_text::take_number;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr std::size_t kDurationDigits = 8;

std::optional<PlainDate> take_date(std::string_view& rest) {
    const auto year = take_number(rest, 4);
    if (!year || !take(rest, '-')) return std::nullopt;
    const auto month = take_number(rest, 2);
    if (!month || !take(rest, '-')) return std::nullopt;
    const auto day = take_number(rest, 2);
    if (!day || *year < kFirstYear || *year > kLastYear) return std::nullopt;
    const auto date = date::year{*year} / date::month{static_cast<unsigned>(*month)} / date::day{static_cast<unsigned>(*day)};
    if (!date.ok()) return std::nullopt;
    return PlainDate{date};
}

// "09:00" or "09:00:30"; a leap second has no place on a wall clock of ours.
std::optional<std::chrono::seconds> take_time_of_day(std::string_view& rest) {
    const auto hour = take_number(rest, 2);
    if (!hour || *hour > 23 || !take(rest, ':')) return std::nullopt;
    const auto minute = take_number(rest, 2);
    if (!minute || *minute > 59) return std::nullopt;
    const auto whole = std::chrono::hours{*hour} + std::chrono::minutes{*minute};
    if (!take(rest, ':')) return whole;
    const auto second = take_number(rest, 2);
    if (!second || *second > 59) return std::nullopt;
    return whole + std::chrono::seconds{*second};
}

void append_date(std::string& text, PlainDate day) {
    const date::year_month_day parts{day};
    append_number(text, static_cast<int>(parts.year()), 4);
    text += '-';
    append_number(text, static_cast<unsigned>(parts.month()), 2);
    text += '-';
    append_number(text, static_cast<unsigned>(parts.day()), 2);
}

struct DurationUnit {
    char letter;
    std::int64_t seconds;
};
constexpr std::array kDateUnits = {DurationUnit{'D', 86'400}};
constexpr std::array kTimeUnits = {DurationUnit{'H', 3'600}, DurationUnit{'M', 60}, DurationUnit{'S', 1}};

// Digits and a unit's letter, e.g. "30M".
struct Amount {
    std::int64_t count;
    char letter;
};
std::optional<Amount> take_amount(std::string_view& rest) {
    const auto digits = rest.find_first_not_of("0123456789");
    if (digits == std::string_view::npos || digits == 0 || digits > kDurationDigits) return std::nullopt;
    const auto count = take_number(rest, digits);
    const char letter = rest.front();
    rest.remove_prefix(1);
    return Amount{*count, letter};
}

// Amounts in the order of `units`, each at most once, until the end or a 'T'.
template <std::size_t n>
std::optional<std::int64_t> take_amounts(std::string_view& rest, const std::array<DurationUnit, n>& units) {
    std::int64_t seconds = 0;
    auto unit = units.begin();
    while (!rest.empty() && rest.front() != 'T') {
        const auto amount = take_amount(rest);
        if (!amount) return std::nullopt;
        while (unit != units.end() && unit->letter != amount->letter) ++unit;
        if (unit == units.end()) return std::nullopt;
        seconds += amount->count * unit->seconds;
        ++unit;
    }
    return seconds;
}

std::optional<std::int64_t> duration_seconds(std::string_view rest) {
    if (!take(rest, 'P') || rest.empty()) return std::nullopt;
    if (rest.back() == 'W') {  // weeks stand alone (RFC 8984 §1.4.6)
        const auto weeks = take_amount(rest);
        if (!weeks || !rest.empty()) return std::nullopt;
        return weeks->count * 7 * 86'400;
    }
    const auto days = take_amounts(rest, kDateUnits);
    if (!days || rest.empty()) return days;
    if (!take(rest, 'T') || rest.empty()) return std::nullopt;
    const auto within_day = take_amounts(rest, kTimeUnits);
    if (!within_day || !rest.empty()) return std::nullopt;
    return *days + *within_day;
}

}  // namespace

std::optional<PlainDateTime> parse_plain_date_time(std::string_view text) {
    const auto day = take_date(text);
    if (!day || !take(text, 'T')) return std::nullopt;
    const auto time = take_time_of_day(text);
    if (!time || !text.empty()) return std::nullopt;
    return PlainDateTime{*day + *time};
}

std::string format_plain_date_time(PlainDateTime t) {
    const auto day = date::floor<date::days>(t);
    const date::hh_mm_ss time{t - day};
    std::string text;
    text.reserve(19);
    append_date(text, day);
    text += 'T';
    append_number(text, time.hours().count(), 2);
    text += ':';
    append_number(text, time.minutes().count(), 2);
    text += ':';
    append_number(text, time.seconds().count(), 2);
    return text;
}

std::optional<PlainDate> parse_plain_date(std::string_view text) {
    const auto day = take_date(text);
    if (!day || !text.empty()) return std::nullopt;
    return day;
}

std::string format_plain_date(PlainDate d) {
    std::string text;
    append_date(text, d);
    return text;
}

std::optional<std::chrono::minutes> parse_duration(std::string_view text) {
    const auto seconds = duration_seconds(text);
    if (!seconds || *seconds <= 0 || *seconds % 60 != 0) return std::nullopt;
    const std::chrono::minutes whole{*seconds / 60};
    if (whole > kLongestDuration) return std::nullopt;
    return whole;
}

std::string format_duration(std::chrono::minutes d) {
    const auto total = d.count() < 0 ? -d.count() : d.count();
    std::string text = d.count() < 0 ? "-PT" : "PT";
    if (total >= 60) text += std::to_string(total / 60) + "H";
    if (total % 60 != 0 || total == 0) text += std::to_string(total % 60) + "M";
    return text;
}

}  // namespace multaqa
