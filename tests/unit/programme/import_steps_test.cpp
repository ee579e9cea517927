// What an import decides of sessions that repeat: what it writes the first time, and what it leaves alone the second.
#include "programme/import_steps.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "programme/ical_import.hpp"
#include "tests/support/zone_fixture.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

PlainDateTime wall(std::string_view text) { return parse_plain_date_time(text).value(); }

class ImportSteps : public ::testing::Test {
  protected:
    ImportSteps() {
        std::ifstream stream(std::filesystem::path(MULTAQA_SOURCE_DIR) / "tests/data/ics/recurring.ics", std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        programme = read_ical(bytes, testing::zones(), {.answers = {}, .at_home = "Africa/Casablanca"}).value();
        context.event_zone = "Africa/Casablanca";
        for (std::size_t i = 0; i < programme.people.size(); ++i) names.people.push_back(test::id<PersonId>(static_cast<int>(i) + 1));
    }

    ImportPlanner planner() const { return {programme, names, context, stored, recurrences, wall_clock(testing::zones(), {})}; }
    Repetition weekly() const { return *planner().decide(0).step->repetition; }
    SessionContent first() const { return std::get<CreateSession>(planner().decide(0).step->command).content; }

    // Stores the weekly one as it would be written, date by date, all in one recurrence.
    void store_weekly() {
        const Repetition repetition = weekly();
        const SessionContent pattern = first();
        const std::string uid = programme.sessions[0].uid;
        int number = 1;
        put(number++, pattern, pattern.time.start, uid);
        for (const SessionContent& content : further_dates(repetition, pattern)) {
            PlainDateTime id = content.time.start;
            for (const auto& [own, override_] : repetition.overrides)
                if (override_ == content) id = own;
            put(number, content, id, "date-" + std::to_string(number));
            ++number;
        }
    }
    void put(int number, const SessionContent& content, PlainDateTime id, const std::string& uid) {
        Session session = test::session(number);
        session.content = content;
        session.uid = uid;
        session.occurrence = OccurrenceOf{test::id<RecurrenceId>(500), id, {}};
        stored.put(std::move(session));
    }

    ImportedProgramme programme;
    ImportNames names;
    ImportContext context;
    SessionTree stored;
    Recurrences recurrences;
};

TEST_F(ImportSteps, WriteWhatRepeatsOnTopOfItsFirstDateAndWhatTheFileCancelsNotAtAll) {
    const Repetition repetition = weekly();
    EXPECT_TRUE(planner().decide(0).step->is_wide());
    EXPECT_EQ(first().time.start, repetition.set.start);
    EXPECT_EQ(repetition.set.excluded, (std::vector{wall("2027-01-18T09:00:00"), wall("2027-01-25T09:00:00")}));
    ASSERT_EQ(repetition.overrides.size(), 2u);
    EXPECT_EQ(repetition.overrides.at(wall("2027-01-06T14:00:00")).time.duration, minutes(180));
    EXPECT_EQ(repetition.overrides.at(wall("2027-01-11T09:00:00")).time.zone, "Europe/Paris");
}

TEST_F(ImportSteps, ShowAllDatesBeforehand) {
    std::vector<std::string> starts;
    for (const SessionContent& content : further_dates(weekly(), first())) starts.push_back(format_plain_date_time(content.time.start));
    EXPECT_EQ(starts, (std::vector<std::string>{"2027-01-06T14:00:00", "2027-01-11T12:00:00", "2027-02-01T10:00:00", "2027-02-08T10:00:00"}));
}

TEST_F(ImportSteps, LeaveAloneWhatIsAsTheFileSays) {
    store_weekly();
    const ImportDecision again = planner().decide(0);
    EXPECT_EQ(again.stored, test::id<SessionId>(1));
    EXPECT_FALSE(again.step.has_value());
    EXPECT_FALSE(again.note.has_value());
    const ImportDecision moved = planner().decide_part(1, test::id<SessionId>(1));
    EXPECT_EQ(moved.stored, test::id<SessionId>(3));
    EXPECT_FALSE(moved.step.has_value());
}

TEST_F(ImportSteps, BringEveryDateUpToAChangedFile) {
    store_weekly();
    programme.sessions[0].duration = minutes(45);
    const ImportDecision changed = planner().decide(0);
    ASSERT_TRUE(changed.step.has_value());
    EXPECT_EQ(changed.step->reach, RecurrenceReach::all);
    EXPECT_EQ(std::get<PatchSession>(changed.step->command).patch.duration, minutes(45));
}

TEST_F(ImportSteps, KeepTheDatesThatAreHere) {
    store_weekly();
    programme.sessions[0].recurrence->excluded.clear();
    const ImportDecision decision = planner().decide(0);
    EXPECT_FALSE(decision.step.has_value());
    ASSERT_TRUE(decision.note.has_value());
    EXPECT_EQ(decision.note->code, "recurrence-kept");
}

TEST_F(ImportSteps, ChangeSingleDatesAndThoseAfterwards) {
    store_weekly();
    programme.sessions[1].duration = minutes(30);
    const ImportDecision one = planner().decide_part(1, test::id<SessionId>(1));
    ASSERT_TRUE(one.step.has_value());
    EXPECT_EQ(one.step->reach, RecurrenceReach::this_one);
    stored = SessionTree{};
    const SessionContent pattern = first();
    put(1, pattern, pattern.time.start, programme.sessions[0].uid);
    put(2, pattern, wall("2027-02-01T09:00:00"), "later");
    const ImportDecision later = planner().decide_part(2, test::id<SessionId>(1));
    ASSERT_TRUE(later.step.has_value());
    EXPECT_EQ(later.step->reach, RecurrenceReach::this_and_future);
    EXPECT_EQ(later.stored, test::id<SessionId>(2));
}

TEST_F(ImportSteps, NameTheDateThatIsNotHere) {
    store_weekly();
    const ImportDecision cancelled = planner().decide_part(3, test::id<SessionId>(1));
    EXPECT_FALSE(cancelled.stored.has_value());
    ASSERT_TRUE(cancelled.note.has_value());
    EXPECT_EQ(cancelled.note->code, "recurrence-no-date");
}

}  // namespace
}  // namespace multaqa::programme
