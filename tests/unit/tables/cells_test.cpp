#include "tables/cells.hpp"

#include <gtest/gtest.h>

#include "tests/unit/tables/words.hpp"

namespace multaqa::tables {
namespace {

using std::chrono::minutes;

std::string day(std::string_view text) {
    const auto found = day_of(text, shipped_words());
    return found ? format_plain_date(*found) : "";
}
std::optional<minutes> clock(std::string_view text) { return clock_of(text, shipped_words()); }
std::optional<minutes> length(std::string_view text) { return length_of(text, shipped_words()); }

TEST(DayOf, ReadsWhatOfficesWriteInThreeLanguages) {
    for (const char* text : {"2027-01-12", "2027-01-12T09:30", "12/01/2027", "12.1.2027", "12-01-2027", "12/01/2027 09:30", "2027/01/12", "12 janvier 2027",
                             "mardi 12 janvier 2027", "12 Janv. 2027", "January 12, 2027", "12 يناير 2027", "١٢ يناير ٢٠٢٧", "١٢/٠١/٢٠٢٧", "الثلاثاء 12 جانفي 2027",
                             "12 كانون الثاني 2027", "46399"})
        EXPECT_EQ(day(text), "2027-01-12") << text;
    EXPECT_EQ(day("1er juin 2027"), "2027-06-01");
    EXPECT_EQ(day("29 غشت 2027"), "2027-08-29");
}

TEST(DayOf, LeavesWhatItWouldHaveToGuess) {
    for (const char* text : {"", "01/13/2027", "12/01/27", "31/02/2027", "janvier 2027", "12 2027", "12 brumaire 2027", "12", "2027", "12 janvier 1027", "12/01/2027 et 13/01/2027",
                             "12 janvier février 2027"})
        EXPECT_EQ(day(text), "") << text;
}

TEST(ClockOf, ReadsTimesOfDay) {
    for (const char* text : {"09:30", "9:30", "9h30", "9 h 30", "09:30:00", "9h30min", "٠٩:٣٠", "2027-01-12T09:30", "12/01/2027 09:30", "9.30"})
        EXPECT_EQ(clock(text), minutes(570)) << text;
    EXPECT_EQ(clock("9h"), minutes(540));
    for (const char* text : {"", "24:00", "9", "09:60", "09:30:15", "9:3", "midi"}) EXPECT_EQ(clock(text), std::nullopt) << text;
}

TEST(LengthOf, ReadsHoursAndMinutes) {
    for (const char* text : {"PT1H30M", "1h30", "01:30", "90", "90 min", "90 minutes", "٩٠ دقيقة", "1 h 30 min", "01:30:00"}) EXPECT_EQ(length(text), minutes(90)) << text;
    EXPECT_EQ(length("2 heures"), minutes(120));
    for (const char* text : {"", "0", "une heure", "1:9:9"}) EXPECT_EQ(length(text), std::nullopt) << text;
}

TEST(IntegerOf, ReadsWholeNumbersInAnyDigits) {
    EXPECT_EQ(integer_of("1 200"), 1200);
    EXPECT_EQ(integer_of("١٢٠"), 120);
    for (const char* text : {"", "-3", "3.5", "3,5", "douze", "99999999999999999999"}) EXPECT_EQ(integer_of(text), std::nullopt) << text;
}

TEST(ListOf, SeparatesAsPeopleDo) {
    EXPECT_EQ(list_of("ar; fr،en\n de ;;"), (std::vector<std::string>{"ar", "fr", "en", "de"}));
}

}  // namespace
}  // namespace multaqa::tables
