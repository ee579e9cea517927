// How a recurrence follows its file: what the file has changed is taken over, what was changed here stays.
#include "programme/import_repetition.hpp"

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
        told.zone = here.pattern.time.zone;
    }
    FileDates file() const {
        ImportedProgramme programme;
        programme.sessions = {told};
        return dates_of_file(told, programme, {}, {});
    }
    DatesDecision decide() const { return follow_of(here, file(), {standing, now}); }
    DatesChange change() const { return change_of(*decide().step, now).value(); }

    ImportedSession told;
    Recurrence here;
    PlainDateTime now = kBefore;
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
    EXPECT_TRUE(decide().step->follow.is_known_only) << "both say the same now";
    EXPECT_FALSE(decide().is_kept);
}

TEST_F(FollowingAFile, LeavesStandingWhatIsCancelledOnItsDate) {
    told.recurrence->overrides = {{wall("2027-01-19T09:00:00"), {}, ical::OverrideRange::this_only, ical::OverrideFate::cancelled}};
    EXPECT_TRUE(decide().step->follow.is_known_only);
    told.recurrence->rule = by("FREQ=WEEKLY;COUNT=4");
    EXPECT_EQ(change().missing, std::vector{wall("2027-02-02T09:00:00")});
    EXPECT_TRUE(change().fallen.empty());
}

TEST_F(FollowingAFile, TakesUpAgainWhatTheFileCancelsNoMore) {
    here.imported->dates.excluded = {wall("2027-01-19T09:00:00")};
    const auto step = decide().step;
    ASSERT_TRUE(step);
    EXPECT_EQ(step->follow.plain.at(wall("2027-01-19T09:00:00")), OccurrenceMembers{OccurrenceMember::status});
    Session cancelled = test::session(2);
    cancelled.occurrence = OccurrenceOf{here.id, wall("2027-01-19T09:00:00"), {OccurrenceMember::status}};
    cancelled.content.status = SessionStatus::cancelled;
    SessionContent pattern = cancelled.content;
    pattern.status = SessionStatus::confirmed;
    EXPECT_EQ(plain_again(cancelled, pattern, {OccurrenceMember::status}).status, SessionStatus::confirmed);
    pattern.status = SessionStatus::draft;
    cancelled.released = true;
    EXPECT_EQ(plain_again(cancelled, pattern, {OccurrenceMember::status}).status, SessionStatus::cancelled) << "never a draft again";
}

TEST_F(FollowingAFile, MakesPlainWhatTheFileNoLongerChangesByItself) {
    here.imported->overridden = {{wall("2027-01-19T09:00:00"), {OccurrenceMember::start}}};
    ASSERT_TRUE(decide().step);
    EXPECT_EQ(decide().step->follow.plain, here.imported->overridden);
    EXPECT_TRUE(decide().step->follow.imported.overridden.empty());
    EXPECT_EQ(notes_of(*decide().step, change()).at(0).code, "recurrence-plain");
    auto some = file();
    some.parts = FileDates::Parts::some_refused;
    EXPECT_FALSE(follow_of(here, some, {standing, now}).step) << "it may stand in what could not be read";
    now = wall("2027-01-20T00:00:00");
    EXPECT_TRUE(decide().step->follow.is_known_only) << "calendars forget what is over";
}

TEST_F(FollowingAFile, MakesPlainInWhatTheFileSaidAndNoMore) {
    Session own = test::session(2);
    own.occurrence = OccurrenceOf{here.id, wall("2027-01-19T09:00:00"), {OccurrenceMember::start, OccurrenceMember::room}};
    own.content.time = here.pattern.time;
    own.content.time.start = wall("2027-01-19T14:00:00");
    own.content.room = test::id<RoomId>(7);
    const auto plain = plain_again(own, here.pattern, {OccurrenceMember::start});
    EXPECT_EQ(plain.time.start, wall("2027-01-19T09:00:00"));
    EXPECT_EQ(plain.room, own.content.room);
    own.content.time.standing = Standing::unplaced;
    EXPECT_FALSE(plain_again(own, here.pattern, {OccurrenceMember::start}).time.is_placed()) << "it waits in the pool";
}

TEST_F(FollowingAFile, LeavesWhatHasBegunWhereItIs) {
    told.start = told.recurrence->start = wall("2027-01-12T10:30:00");
    now = wall("2027-01-15T12:00:00");
    EXPECT_EQ(decide().step->follow.shift, std::chrono::minutes{90});
    EXPECT_EQ(decide().step->begun, std::set{wall("2027-01-12T09:00:00")});
    told.start = told.recurrence->start = wall("2027-09-14T09:00:00");
    EXPECT_EQ(decide().step->follow.shift, std::chrono::seconds{0}) << "the first date would be over before it comes";
    EXPECT_EQ(change().fallen, (std::vector{wall("2027-01-19T09:00:00"), wall("2027-01-26T09:00:00")}));
    EXPECT_EQ(change().missing.size(), 3U);
    now = wall("2027-03-01T12:00:00");
    EXPECT_EQ(decide().step->follow.shift, std::chrono::seconds{0});
    EXPECT_TRUE(change().fallen.empty());
}

TEST_F(FollowingAFile, TakesTheZoneOfTheFileWithTheMove) {
    told.start = told.recurrence->start = wall("2027-01-12T10:00:00");
    told.zone = "Africa/Lagos";
    EXPECT_EQ(decide().step->follow.zone, "Africa/Lagos");
    EXPECT_EQ(decide().step->follow.shift, std::chrono::hours{1});
}

TEST_F(FollowingAFile, AddsToTheDatesOfARecurrenceThatNoFileHasToldOf) {
    here.imported.reset();
    here.dates.excluded = {wall("2027-01-19T09:00:00")};
    EXPECT_TRUE(decide().step->follow.is_known_only) << "from now on it is known";
    told.recurrence->dates = {wall("2027-01-14T15:00:00")};
    EXPECT_EQ(decide().step->follow.dates.excluded, here.dates.excluded);
    EXPECT_EQ(decide().step->follow.dates.added, told.recurrence->dates);
}

TEST_F(FollowingAFile, KeepsStartAndRuleOfARecurrenceThatNoFileHasToldOf) {
    here.imported.reset();
    here.dates.rule = by("FREQ=WEEKLY;INTERVAL=2;COUNT=3");
    EXPECT_TRUE(decide().is_kept);
    here.dates.rule = told.recurrence->rule;
    here.pattern.time.start = wall("2027-01-12T11:00:00");
    EXPECT_TRUE(decide().is_kept);
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
