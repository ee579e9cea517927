// How a recurrence follows its file: what the file has changed is taken over, what was changed here stays.
#include "programme/import_dates.hpp"

#include <gtest/gtest.h>

#include "common/ical/recurrence_rule_text.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::wall;

ical::RecurrenceRule by(const std::string& rule) { return ical::parse_recurrence_rule(rule, "/rule").value(); }
const PlainDateTime kBefore = wall("2026-07-15T10:00:00");

// Three Tuesdays at nine, as a file has brought them.
class FollowingAFile : public ::testing::Test {
  protected:
    FollowingAFile() {
        told.uid = "weekly@multaqa.example";
        told.start = wall("2027-01-12T09:00:00");
        told.recurrence.emplace();
        told.recurrence->start = told.start;
        told.recurrence->rule = by("FREQ=WEEKLY;COUNT=3");
        here.id = test::id<RecurrenceId>(1);
        here.version = 4;
        here.pattern.time.start = told.start;
        here.pattern.time.zone = "Africa/Nouakchott";
        here.dates.rule = told.recurrence->rule;
        here.imported = ImportedDates{told.uid, told.start, here.dates, {}};
    }
    DatesDecision decide() const { return follow_of(here, told, standing); }
    DatesChange change() const { return change_of(*decide().step, kBefore).value(); }

    ImportedSession told;
    Recurrence here;
    std::set<PlainDateTime> standing{wall("2027-01-12T09:00:00"), wall("2027-01-19T09:00:00"), wall("2027-01-26T09:00:00")};
};

TEST_F(FollowingAFile, DoesNothingWhereTheFileHasNotChanged) {
    here.dates.excluded = {wall("2027-01-19T09:00:00")};
    here.dates.rule = by("FREQ=WEEKLY;COUNT=9");
    EXPECT_FALSE(decide().step);
    EXPECT_FALSE(decide().is_kept);
}

TEST_F(FollowingAFile, TakesRuleAndDatesAndLeavesOutWhatIsExcludedHere) {
    here.dates.excluded = {wall("2027-01-19T09:00:00")};
    standing.erase(wall("2027-01-19T09:00:00"));
    told.recurrence->rule = by("FREQ=WEEKLY;COUNT=4");
    told.recurrence->dates = {wall("2027-01-14T15:00:00")};
    told.recurrence->excluded = {wall("2027-01-26T09:00:00")};
    const auto step = decide().step;
    ASSERT_TRUE(step);
    EXPECT_EQ(step->follow.version, 4);
    EXPECT_EQ(step->follow.shift, std::chrono::seconds{0});
    EXPECT_EQ(step->follow.dates.excluded, (std::vector{wall("2027-01-19T09:00:00"), wall("2027-01-26T09:00:00")}));
    EXPECT_EQ(change().missing, (std::vector{wall("2027-01-14T15:00:00"), wall("2027-02-02T09:00:00")}));
    EXPECT_EQ(change().fallen, std::vector{wall("2027-01-26T09:00:00")});
    EXPECT_EQ(notes_of(*step, change()).at(0).arguments, (std::vector<MessageArgument>{{"added", "2"}, {"removed", "1"}}));
}

TEST_F(FollowingAFile, MovesWhereNoDateStays) {
    told.start = told.recurrence->start = wall("2027-01-12T10:30:00");
    const auto step = decide().step;
    ASSERT_TRUE(step);
    EXPECT_EQ(step->follow.shift, std::chrono::minutes{90});
    EXPECT_TRUE(change().missing.empty());
    EXPECT_TRUE(change().fallen.empty());
    EXPECT_EQ(notes_of(*step, change()).at(0).code, "recurrence-moved");
}

TEST_F(FollowingAFile, BeginsLaterWithoutAMoveWhereDatesStay) {
    told.start = told.recurrence->start = wall("2027-01-19T09:00:00");
    told.recurrence->rule = by("FREQ=WEEKLY;COUNT=2");
    ASSERT_TRUE(decide().step);
    EXPECT_EQ(decide().step->follow.shift, std::chrono::seconds{0});
    EXPECT_EQ(change().fallen, std::vector{wall("2027-01-12T09:00:00")});
}

TEST_F(FollowingAFile, MakesAllDatesAnewWhereNoRuleSaysTheMove) {
    told.recurrence->rule = here.dates.rule = here.imported->dates.rule = by("FREQ=MONTHLY;BYDAY=2TU;COUNT=12");
    standing = {wall("2027-01-12T09:00:00"), wall("2027-02-09T09:00:00")};
    told.start = told.recurrence->start = wall("2027-01-13T09:00:00");
    told.recurrence->rule = by("FREQ=MONTHLY;BYDAY=2WE;COUNT=12");
    EXPECT_EQ(decide().step->follow.shift, std::chrono::seconds{0});
    EXPECT_EQ(change().missing.size(), 12U);
    EXPECT_EQ(change().fallen.size(), standing.size());
}

TEST_F(FollowingAFile, KeepsTheDatesWhereBothHaveChanged) {
    told.recurrence->rule = by("FREQ=DAILY;COUNT=3");
    here.dates.rule = by("FREQ=WEEKLY;COUNT=9");
    EXPECT_FALSE(decide().step);
    EXPECT_TRUE(decide().is_kept);
    here.dates.rule = told.recurrence->rule;
    EXPECT_FALSE(decide().step) << "both say the same now";
    EXPECT_FALSE(decide().is_kept);
}

TEST_F(FollowingAFile, LeavesStandingWhatIsCancelledOnItsDate) {
    told.recurrence->overrides = {{wall("2027-01-19T09:00:00"), {}, ical::OverrideRange::this_only, ical::OverrideFate::cancelled}};
    EXPECT_FALSE(decide().step);
    told.recurrence->rule = by("FREQ=WEEKLY;COUNT=4");
    EXPECT_EQ(change().missing, std::vector{wall("2027-02-02T09:00:00")});
    EXPECT_TRUE(change().fallen.empty());
}

TEST_F(FollowingAFile, MakesPlainWhatTheFileNoLongerChangesByItself) {
    here.imported->overridden = {wall("2027-01-19T09:00:00")};
    ASSERT_TRUE(decide().step);
    EXPECT_EQ(decide().step->follow.plain, here.imported->overridden);
    EXPECT_TRUE(decide().step->follow.imported.overridden.empty());
    EXPECT_EQ(notes_of(*decide().step, change()).at(0).code, "recurrence-plain");
    EXPECT_FALSE(follow_of(here, told, standing, PartsRead::some).step) << "it may stand in what could not be read";
}

TEST_F(FollowingAFile, AddsToTheDatesOfARecurrenceThatNoFileHasToldOf) {
    here.imported.reset();
    here.dates.excluded = {wall("2027-01-19T09:00:00")};
    EXPECT_FALSE(decide().step);
    told.recurrence->dates = {wall("2027-01-14T15:00:00")};
    EXPECT_EQ(decide().step->follow.dates.excluded, here.dates.excluded);
    EXPECT_EQ(decide().step->follow.dates.added, told.recurrence->dates);
}

TEST_F(FollowingAFile, FindsItsUidWhereTheSessionThatBoreItHasGone) {
    Session second = test::session(2);
    second.uid = "own@multaqa";
    second.occurrence = OccurrenceOf{here.id, wall("2027-01-19T09:00:00"), {}};
    Session third = test::session(3);
    third.uid = "other@multaqa";
    third.occurrence = OccurrenceOf{here.id, wall("2027-01-26T09:00:00"), {}};
    SessionTree stored({second, third});
    const auto found = stored_by_uid(stored, {{here.id, here}});
    EXPECT_EQ(found.at(told.uid)->id, second.id);
    EXPECT_EQ(found.at("other@multaqa")->id, third.id);
}

}  // namespace
}  // namespace multaqa::programme
