#include "calendars/calendar_origin.hpp"

#include <gtest/gtest.h>

namespace multaqa::calendars {
namespace {

SpecialDay on(int month, int day, Origin origin = Origin::file) {
    SpecialDay made;
    made.name = LocalizedText({{"en", "A day"}});
    made.rule = GregorianRule{{month, day}};
    made.origin = origin;
    return made;
}

WorkingCalendar from_file() {
    WorkingCalendar calendar;
    calendar.origin = Origin::file;
    calendar.content.name = LocalizedText({{"en", "Land"}});
    calendar.content.days = {{"first", on(1, 1)}, {"second", on(2, 2)}};
    return calendar;
}

TEST(CalendarOrigin, KeepsWhatStaysAndMarksWhatIsChanged) {
    const auto before = from_file();
    auto after = before;
    after.content.days["second"].length = 2;
    after.content.days["third"] = on(3, 3);
    settle_origins(before, after, Origin::entered);
    EXPECT_EQ(after.content.days["first"].origin, Origin::file);
    EXPECT_EQ(after.content.days["second"].origin, Origin::entered);
    EXPECT_EQ(after.content.days["third"].origin, Origin::entered);
    EXPECT_EQ(after.origin, Origin::file) << "only days were changed";
    EXPECT_TRUE(after.removed.empty());
}

TEST(CalendarOrigin, RemembersWhatWasRemovedUntilItIsThereAgain) {
    const auto before = from_file();
    auto after = before;
    after.content.days.erase("second");
    settle_origins(before, after, Origin::entered);
    EXPECT_EQ(after.removed, (std::set<std::string>{"second"}));
    auto again = after;
    again.content.days["second"] = on(2, 2);
    settle_origins(after, again, Origin::imported);
    EXPECT_TRUE(again.removed.empty());
    EXPECT_EQ(again.content.days["second"].origin, Origin::imported);
}

TEST(CalendarOrigin, TakesFromANewerFileWhatNobodyHasTouched) {
    auto present = from_file();
    present.content.days["second"] = on(2, 9, Origin::entered);
    present.content.days["own"] = on(7, 7, Origin::imported);
    present.removed = {"gone"};
    CalendarContent file;
    file.name = LocalizedText({{"en", "Land, anew"}});
    file.days = {{"second", on(2, 3)}, {"gone", on(5, 5)}, {"new", on(6, 6)}};
    const auto content = renewed(present, file);
    EXPECT_EQ(content.name, file.name);
    EXPECT_EQ(content.days, (std::map<std::string, SpecialDay>{{"second", on(2, 9, Origin::entered)}, {"own", on(7, 7, Origin::imported)}, {"new", on(6, 6)}}));
}

TEST(CalendarOrigin, LeavesWeekendAndHoursThatSomebodyHasWritten) {
    auto present = from_file();
    present.origin = Origin::entered;
    present.content.weekend = Weekend{{Weekday::sunday}, {}};
    CalendarContent file;
    file.weekend = Weekend{{Weekday::friday}, {}};
    EXPECT_EQ(renewed(present, file).weekend, present.content.weekend);
}

}  // namespace
}  // namespace multaqa::calendars
