// Occurrences of what repeats, on both databases: one, this and the later, or all of them changed, moved and removed.
#include <gtest/gtest.h>

#include "common/limits.hpp"
#include "tests/contract/capabilities/recurrence_fixture.hpp"

namespace multaqa::programme {
namespace {

using namespace test_of_recurrences;

class ChangingOccurrences : public WhereItRepeats {};
MULTAQA_ON_BOTH_DATABASES(ChangingOccurrences);

TEST_P(ChangingOccurrences, ChangesOneAndLeavesItAloneWhenAllChange) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    const auto made = occurrences(recurrence.id);
    ASSERT_TRUE(patch(made.at(1), called("Autre"), RecurrenceReach::this_one).has_value());
    EXPECT_EQ(occurrences(recurrence.id).at(1).occurrence->overridden, OccurrenceMembers{OccurrenceMember::title});

    auto change = called("Réunion");
    change.room = office().library;
    ASSERT_TRUE(patch(made.at(0), change, RecurrenceReach::all).has_value());
    const auto changed = occurrences(recurrence.id);
    EXPECT_EQ(names_of(changed), (Texts{"Réunion", "Autre", "Réunion"}));
    for (const auto& one : changed) EXPECT_EQ(one.content.room, office().library);
    EXPECT_EQ(session_ids(changed), session_ids(made));
    EXPECT_EQ(view(recurrence.id).recurrence.pattern.title.best("fr"), "Réunion");
    EXPECT_EQ(view(recurrence.id).recurrence.version, 2);
}

TEST_P(ChangingOccurrences, MovesAllByTheSameWallTimeAndLeavesWhatWasMovedAlone) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    const auto made = occurrences(recurrence.id);
    ASSERT_TRUE(move(made.at(2), "2027-01-27T15:00:00", RecurrenceReach::this_one).has_value());
    ASSERT_TRUE(move(made.at(1), "2027-01-20T10:00:00", RecurrenceReach::all).has_value()) << "a day and an hour later";
    const auto moved = occurrences(recurrence.id);
    EXPECT_EQ(starts(moved), (Texts{"2027-01-13T10:00:00", "2027-01-20T10:00:00", "2027-01-27T15:00:00"}));
    EXPECT_EQ(recurrence_ids(moved), (Texts{"2027-01-13T10:00:00", "2027-01-20T10:00:00", "2027-01-27T10:00:00"}));
    EXPECT_EQ(session_ids(moved), session_ids(made));
    EXPECT_EQ(moved.at(0).sequence, 1);
}

TEST_P(ChangingOccurrences, MovesAllOntoTheIdsOfOthers) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    const auto made = occurrences(recurrence.id);
    ASSERT_TRUE(move(made.at(0), "2027-01-19T09:00:00", RecurrenceReach::all).has_value()) << "each to where the next stood";
    const auto moved = occurrences(recurrence.id);
    EXPECT_EQ(recurrence_ids(moved), (Texts{"2027-01-19T09:00:00", "2027-01-26T09:00:00", "2027-02-02T09:00:00"}));
    EXPECT_EQ(session_ids(moved), session_ids(made));
}

TEST_P(ChangingOccurrences, RefusesAMoveThatNoRuleFollows) {
    const auto recurrence = repeat(first(), "FREQ=MONTHLY;BYDAY=2TU;COUNT=12");
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(told(move(made.at(0), "2027-01-13T09:00:00", RecurrenceReach::all).error()), "validation-failed /start fault.recurrence-move");
    EXPECT_TRUE(move(made.at(0), "2027-01-12T10:00:00", RecurrenceReach::all).has_value());
}

TEST_P(ChangingOccurrences, SplitsAtThisAndTheFuture) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=4");
    const auto made = occurrences(recurrence.id);
    ASSERT_TRUE(patch(made.at(3), called("Dernière"), RecurrenceReach::this_one).has_value());
    const auto answer = move(made.at(2), "2027-01-26T11:00:00", RecurrenceReach::this_and_future);
    ASSERT_TRUE(answer.has_value()) << told(answer.error());
    const auto written = *answer;
    const auto later = written.session.occurrence->recurrence;
    ASSERT_NE(later, recurrence.id);
    EXPECT_EQ(starts(occurrences(recurrence.id)), (Texts{"2027-01-12T09:00:00", "2027-01-19T09:00:00"}));
    const auto moved = occurrences(later);
    EXPECT_EQ(starts(moved), (Texts{"2027-01-26T11:00:00", "2027-02-02T11:00:00"}));
    EXPECT_EQ(session_ids(moved), (std::vector{made.at(2).id, made.at(3).id}));
    EXPECT_EQ(names_of(moved).at(1), "Dernière");
    EXPECT_EQ(moved.at(1).occurrence->overridden, OccurrenceMembers{OccurrenceMember::title});
    EXPECT_EQ(view(later).recurrence.version, 1);
    EXPECT_EQ(view(recurrence.id).recurrence.version, 2);
}

TEST_P(ChangingOccurrences, KeepsWhatAnotherHasEditedSinceItWasRead) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=4");
    const auto read = occurrences(recurrence.id);
    SessionPatch own = called("Autre");
    own.room = office().library;
    ASSERT_TRUE(patch(read.at(1), own, RecurrenceReach::this_one).has_value());
    ASSERT_TRUE(move(read.at(2), "2027-01-27T15:00:00", RecurrenceReach::this_one).has_value());

    auto change = called("Réunion");
    change.room.emplace();
    change.start.emplace(wall_time("2027-01-12T10:00:00"));
    ASSERT_TRUE(patch(read.at(0), change, RecurrenceReach::all).has_value());
    const auto now = occurrences(recurrence.id);
    EXPECT_EQ(names_of(now), (Texts{"Réunion", "Autre", "Réunion", "Réunion"}));
    EXPECT_EQ(now.at(1).content.room, office().library);
    EXPECT_EQ(starts(now), (Texts{"2027-01-12T10:00:00", "2027-01-19T10:00:00", "2027-01-27T15:00:00", "2027-02-02T10:00:00"}));
}

TEST_P(ChangingOccurrences, RefusesAChangeOfAllWhereAnotherHasChangedAllSince) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    const auto read = occurrences(recurrence.id);
    ASSERT_TRUE(patch(read.at(2), called("Autre"), RecurrenceReach::all).has_value());
    EXPECT_EQ(patch(read.at(0), called("Réunion"), RecurrenceReach::all).error().code, ProblemCode::version_mismatch);
    EXPECT_EQ(move(read.at(0), "2027-01-12T10:00:00", RecurrenceReach::all).error().code, ProblemCode::version_mismatch);
    EXPECT_EQ(names_of(occurrences(recurrence.id)), (Texts{"Autre", "Autre", "Autre"}));
}

TEST_P(ChangingOccurrences, TakesTheFutureOfTheFirstForAll) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    const auto written = move(occurrences(recurrence.id).at(0), "2027-01-12T11:00:00", RecurrenceReach::this_and_future).value();
    EXPECT_EQ(written.session.occurrence->recurrence, recurrence.id);
    EXPECT_EQ(occurrences(recurrence.id).size(), 3U);
}

TEST_P(ChangingOccurrences, ExcludesTheDateOfAnOccurrenceThatIsArchived) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    const auto made = occurrences(recurrence.id);
    ASSERT_TRUE(remove(made.at(1), RecurrenceReach::this_one).has_value());
    const auto left = view(recurrence.id);
    EXPECT_EQ(left.recurrence.dates.excluded, std::vector{wall_time("2027-01-19T09:00:00")});
    EXPECT_EQ(session_ids(left.occurrences), (std::vector{made.at(0).id, made.at(2).id}));

    RecurrencePatch again;
    again.excluded.emplace();
    ASSERT_TRUE(change_dates(left.recurrence, again).has_value());
    const auto all = occurrences(recurrence.id);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_NE(all.at(1).id, made.at(1).id) << "what was archived stays so";
}

TEST_P(ChangingOccurrences, RefusesToExcludeMoreThanClientsMaySendBack) {
    auto dates = by_rule("FREQ=WEEKLY;COUNT=3");
    for (std::size_t n = 1; n <= limits::kRecurrenceDates; ++n) dates.excluded.push_back(wall_time("2027-02-01T09:00:00") + minutes{n});
    const auto recurrence = try_repeat(first(), dates).value();
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(told(remove(made.at(1), RecurrenceReach::this_one).error()), "validation-failed  fault.recurrence-excluded-full");
    EXPECT_EQ(session_ids(occurrences(recurrence.id)), session_ids(made));
    RecurrencePatch back;
    back.excluded = view(recurrence.id).recurrence.dates.excluded;
    EXPECT_TRUE(change_dates(recurrence, back).has_value()) << "what is read can be sent back";
}

TEST_P(ChangingOccurrences, RemovesTheFutureOrAll) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=4");
    const auto made = occurrences(recurrence.id);
    ASSERT_TRUE(remove(made.at(2), RecurrenceReach::this_and_future).has_value());
    EXPECT_EQ(session_ids(occurrences(recurrence.id)), (std::vector{made.at(0).id, made.at(1).id}));
    EXPECT_EQ(taken_by(made.at(3).id), 0U);
    ASSERT_TRUE(remove(made.at(1), RecurrenceReach::all).has_value());
    EXPECT_EQ(live_sessions(), 0U);
    const auto gone = office().read([&](store::Connection& db) { return get_recurrence(db, kProtocol, multaqa::testing::zones(), recurrence.id); });
    EXPECT_EQ(gone.error().code, ProblemCode::not_found);
}

TEST_P(ChangingOccurrences, ArchivesWhatFallsAwayAndCancelsWhatWasReleased) {
    const auto recurrence = repeat(first(), "FREQ=DAILY;COUNT=2");
    const auto made = occurrences(recurrence.id);
    ASSERT_TRUE(office().publish().has_value());
    RecurrencePatch longer;
    longer.rule = by_rule("FREQ=DAILY;COUNT=3").rule;
    const auto extended = change_dates(recurrence, longer).value();
    const auto third = occurrences(recurrence.id).at(2);
    RecurrencePatch alone;
    alone.rule = by_rule("FREQ=DAILY;COUNT=1").rule;
    ASSERT_TRUE(change_dates(extended, alone).has_value());
    EXPECT_EQ(session_ids(occurrences(recurrence.id)), std::vector{made.at(0).id});
    const auto cancelled = office().present(made.at(1).id);
    EXPECT_EQ(cancelled.content.status, SessionStatus::cancelled);
    EXPECT_FALSE(cancelled.occurrence) << "the recurrence may bring another one there";
    EXPECT_FALSE(office().read([&](store::Connection& db) { return find_session(db, third.id); }));
}

TEST_P(ChangingOccurrences, LeavesBehindWhatBeganBeforeItsFirstDate) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    const auto made = occurrences(recurrence.id);
    office().turn_clock(std::chrono::hours{24} * 55);
    RecurrencePatch without_first;
    without_first.excluded = std::vector{wall_time("2027-01-12T09:00:00")};
    ASSERT_TRUE(change_dates(recurrence, without_first).has_value());
    ASSERT_TRUE(office().present(made.at(0).id).occurrence) << "it has begun, and stays";
    ASSERT_TRUE(move(made.at(1), "2027-01-20T09:00:00", RecurrenceReach::this_and_future).has_value());
    EXPECT_EQ(starts(occurrences(recurrence.id)), (Texts{"2027-01-20T09:00:00", "2027-01-27T09:00:00"}));
    EXPECT_EQ(starts({office().present(made.at(0).id)}), Texts{"2027-01-12T09:00:00"});
    EXPECT_FALSE(office().present(made.at(0).id).occurrence);
}

TEST_P(ChangingOccurrences, CountsAMoveOutOfThePoolFromTheDateOfTheRule) {
    auto create = office().wanted("Brouillon", "09:00", office().hall);
    create.content.status = SessionStatus::draft;
    const auto recurrence = repeat(office().add(create), "FREQ=DAILY;COUNT=2");
    const auto second = occurrences(recurrence.id).at(1);
    SessionPatch into_pool;
    into_pool.start.emplace();
    ASSERT_TRUE(patch(second, into_pool, RecurrenceReach::this_one).has_value());
    ASSERT_TRUE(move(office().present(second.id), "2027-01-13T10:00:00", RecurrenceReach::all).has_value());
    const auto moved = occurrences(recurrence.id);
    EXPECT_EQ(starts(moved), (Texts{"2027-01-12T10:00:00", "2027-01-13T10:00:00"}));
    EXPECT_TRUE(is_placed(moved.at(1)));
}

}  // namespace
}  // namespace multaqa::programme
