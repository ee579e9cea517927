// The working calendar of a country, an organisation, a person or the whole installation: weekend, hours, seasons with other
// hours, Friday prayer and days that are off. Values, pure.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/ids/calendar_ids.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/hijri.hpp"
#include "common/time/instant.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::calendars {

enum class SubjectKind { deployment, country, organization, person };
// `id`: "" of the deployment, "MA" of a country, else of the organisation or the person.
struct CalendarSubject {
    SubjectKind kind = SubjectKind::deployment;
    std::string id;

    friend auto operator<=>(const CalendarSubject&, const CalendarSubject&) = default;
};

// Where a row is known from, and whether somebody has compared it with that.
enum class Verification { unverified, verified };
struct Evidence {
    std::string source;
    Verification verification = Verification::unverified;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

// Who wrote a row last: the file of the country that comes with the program, somebody, or an import.
enum class Origin { file, entered, imported };

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };
Weekday weekday_of(PlainDate date);

// Since local midnight, half-open, at most 24:00.
struct TimeSpan {
    minutes from{};
    minutes to{};

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};
using Week = std::map<Weekday, std::vector<TimeSpan>>;  // in order; a day that is left out has no hours

struct Weekend {
    std::set<Weekday> days;
    Evidence evidence;

    friend bool operator==(const Weekend&, const Weekend&) = default;
};
struct Hours {
    Week weekly;
    Evidence evidence;

    friend bool operator==(const Hours&, const Hours&) = default;
};

struct MonthDay {
    int month = 1;
    int day = 1;

    friend auto operator<=>(const MonthDay&, const MonthDay&) = default;
};

// From the one day to the other, both included, each year; over New Year where `last` is before `first`.
struct YearlySpan {
    MonthDay first;
    MonthDay last;

    friend bool operator==(const YearlySpan&, const YearlySpan&) = default;
};
struct HijriMonth {
    int month = kRamadan;

    friend bool operator==(const HijriMonth&, const HijriMonth&) = default;
};
struct Season {
    LocalizedText name;
    std::variant<YearlySpan, HijriMonth> when;
    Hours hours;

    friend bool operator==(const Season&, const Season&) = default;
};

// Each Friday, in a city of this zone.
struct FridayPrayer {
    LocalizedText city;
    std::string zone;
    TimeSpan span;
    Evidence evidence;

    friend bool operator==(const FridayPrayer&, const FridayPrayer&) = default;
};

// How a day is found. The Hijri calendar is Umm al-Qura (common/time/hijri.hpp).
struct GregorianRule {
    MonthDay at;
    friend bool operator==(const GregorianRule&, const GregorianRule&) = default;
};
struct HijriRule {
    MonthDay at;
    friend bool operator==(const HijriRule&, const HijriRule&) = default;
};
// Days after Easter Sunday of the western churches; negative before.
struct EasterRule {
    int offset = 0;
    friend bool operator==(const EasterRule&, const EasterRule&) = default;
};
// The n-th (1 … 5) such weekday of the month, or the last one (−1).
struct WeekdayRule {
    int month = 1;
    Weekday weekday = Weekday::monday;
    int nth = 1;
    friend bool operator==(const WeekdayRule&, const WeekdayRule&) = default;
};
struct DateRule {
    PlainDate date{};
    friend bool operator==(const DateRule&, const DateRule&) = default;
};
using DayRule = std::variant<GregorianRule, HijriRule, EasterRule, WeekdayRule, DateRule>;

// `working`: a day of work that would be off otherwise.
enum class DayKind { public_holiday, religious_holiday, blackout, working };
// `lunar`: reckoned, until somebody sights the moon; `announced`: by an authority for its year.
enum class Certainty { fixed, lunar, announced };

struct SpecialDay {
    LocalizedText name;
    DayKind kind = DayKind::public_holiday;
    DayRule rule;
    int length = 1;                  // days
    std::optional<int> since;        // first and last Gregorian year in which it begins
    std::optional<int> until;
    Certainty certainty = Certainty::fixed;
    Evidence evidence;
    Origin origin = Origin::entered;

    friend bool operator==(const SpecialDay&, const SpecialDay&) = default;
};

struct CalendarContent {
    LocalizedText name;
    std::set<std::string> zones;  // of a country's places
    std::optional<Weekend> weekend;
    std::optional<Hours> hours;
    std::map<std::string, Season> seasons;        // by key, as everything below
    std::map<std::string, FridayPrayer> prayers;
    std::map<std::string, SpecialDay> days;

    friend bool operator==(const CalendarContent&, const CalendarContent&) = default;
};

struct WorkingCalendar {
    WorkingCalendarId id;
    CalendarSubject subject;
    CalendarContent content;
    Origin origin = Origin::entered;      // of everything but the days
    std::set<std::string> removed;        // keys of days that the file has and nobody wants
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const WorkingCalendar&, const WorkingCalendar&) = default;
};

std::string_view word(SubjectKind kind);
std::string_view word(Origin origin);
std::string_view word(Weekday weekday);
std::string_view word(DayKind kind);
std::string_view word(Certainty certainty);
std::optional<SubjectKind> parse_subject_kind(std::string_view text);
std::optional<Origin> parse_origin(std::string_view text);
std::optional<Weekday> parse_weekday(std::string_view text);
std::optional<DayKind> parse_day_kind(std::string_view text);
std::optional<Certainty> parse_certainty(std::string_view text);

}  // namespace multaqa::calendars
