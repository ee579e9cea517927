#include "common/time/instant.hpp"

#include <date/date.h>

#include "common/time/digits.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa {
namespace {

using time_text::append_number;
using time_text::take;
using time_text::take_number;

constexpr std::size_t kFractionDigits = 9;

// "2027-01-12T09:00:00" of any year, RFC 3339 §5.6.
std::optional<date::sys_seconds> take_date_time(std::string_view& rest) {
    const auto year = take_number(rest, 4);
    if (!year || !take(rest, '-')) return std::nullopt;
    const auto month = take_number(rest, 2);
    if (!month || !take(rest, '-')) return std::nullopt;
    const auto day = take_number(rest, 2);
    if (!day || !(take(rest, 'T') || take(rest, 't'))) return std::nullopt;
    const auto hour = take_number(rest, 2);
    if (!hour || *hour > 23 || !take(rest, ':')) return std::nullopt;
    const auto minute = take_number(rest, 2);
    if (!minute || *minute > 59 || !take(rest, ':')) return std::nullopt;
    const auto second = take_number(rest, 2);
    if (!second || *second > 59) return std::nullopt;  // POSIX time has no leap seconds
    const auto date = date::year{*year} / date::month{static_cast<unsigned>(*month)} / date::day{static_cast<unsigned>(*day)};
    if (!date.ok()) return std::nullopt;
    return date::sys_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second};
}

// ".123456789" as microseconds, cut off; zero where there is none; nullopt for a point without digits.
std::optional<std::chrono::microseconds> take_fraction(std::string_view& rest) {
    if (!take(rest, '.')) return std::chrono::microseconds{0};
    std::size_t digits = 0;
    int micros = 0;
    while (const auto digit = take_number(rest, 1)) {
        if (++digits > kFractionDigits) return std::nullopt;
        if (digits <= 6) micros = micros * 10 + *digit;
    }
    if (digits == 0) return std::nullopt;
    for (auto i = digits; i < 6; ++i) micros *= 10;
    return std::chrono::microseconds{micros};
}

std::optional<std::chrono::minutes> take_offset(std::string_view& rest) {
    if (take(rest, 'Z') || take(rest, 'z')) return std::chrono::minutes{0};
    const bool west = take(rest, '-');
    if (!west && !take(rest, '+')) return std::nullopt;
    const auto hour = take_number(rest, 2);
    if (!hour || *hour > 23 || !take(rest, ':')) return std::nullopt;
    const auto minute = take_number(rest, 2);
    if (!minute || *minute > 59) return std::nullopt;
    const std::chrono::minutes offset = std::chrono::hours{*hour} + std::chrono::minutes{*minute};
    return west ? -offset : offset;
}

}  // namespace

std::string format_utc(Instant t) {
    return format_plain_date_time(PlainDateTime{date::floor<std::chrono::seconds>(t).time_since_epoch()}) + "Z";
}

std::optional<Instant> parse_utc(std::string_view text) {
    const auto whole = take_date_time(text);
    if (!whole) return std::nullopt;
    const auto fraction = take_fraction(text);
    if (!fraction) return std::nullopt;
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) return std::nullopt;
    return Instant{*whole} + *fraction - *offset;
}

std::string format_offset(std::chrono::seconds offset) {
    const auto total = offset.count() < 0 ? -offset.count() : offset.count();
    std::string text = offset.count() < 0 ? "-" : "+";
    append_number(text, total / 3600, 2);
    text += ':';
    append_number(text, total / 60 % 60, 2);
    if (total % 60 == 0) return text;
    text += ':';
    append_number(text, total % 60, 2);
    return text;
}

}  // namespace multaqa
