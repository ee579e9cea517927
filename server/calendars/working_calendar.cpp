#include "calendars/working_calendar.hpp"

#include "common/text/words.hpp"

namespace multaqa::calendars {
namespace {

constexpr Words<SubjectKind, 4> kSubjectKinds{{{SubjectKind::deployment, "deployment"},
                                               {SubjectKind::country, "country"},
                                               {SubjectKind::organization, "organization"},
                                               {SubjectKind::person, "person"}}};
constexpr Words<Origin, 3> kOrigins{{{Origin::file, "file"}, {Origin::entered, "entered"}, {Origin::imported, "imported"}}};
constexpr Words<Weekday, 7> kWeekdays{{{Weekday::monday, "monday"},
                                       {Weekday::tuesday, "tuesday"},
                                       {Weekday::wednesday, "wednesday"},
                                       {Weekday::thursday, "thursday"},
                                       {Weekday::friday, "friday"},
                                       {Weekday::saturday, "saturday"},
                                       {Weekday::sunday, "sunday"}}};
constexpr Words<DayKind, 4> kDayKinds{{{DayKind::public_holiday, "public"},
                                       {DayKind::religious_holiday, "religious"},
                                       {DayKind::blackout, "blackout"},
                                       {DayKind::working, "working"}}};
constexpr Words<Certainty, 3> kCertainties{
    {{Certainty::fixed, "fixed"}, {Certainty::lunar, "lunar"}, {Certainty::announced, "announced"}}};

}  // namespace

Weekday weekday_of(PlainDate date) { return static_cast<Weekday>(date::weekday{date}.iso_encoding() - 1); }

std::string_view word(SubjectKind kind) { return word_of(kSubjectKinds, kind); }
std::string_view word(Origin origin) { return word_of(kOrigins, origin); }
std::string_view word(Weekday weekday) { return word_of(kWeekdays, weekday); }
std::string_view word(DayKind kind) { return word_of(kDayKinds, kind); }
std::string_view word(Certainty certainty) { return word_of(kCertainties, certainty); }
std::optional<SubjectKind> parse_subject_kind(std::string_view text) { return parse_word(kSubjectKinds, text); }
std::optional<Origin> parse_origin(std::string_view text) { return parse_word(kOrigins, text); }
std::optional<Weekday> parse_weekday(std::string_view text) { return parse_word(kWeekdays, text); }
std::optional<DayKind> parse_day_kind(std::string_view text) { return parse_word(kDayKinds, text); }
std::optional<Certainty> parse_certainty(std::string_view text) { return parse_word(kCertainties, text); }

}  // namespace multaqa::calendars
