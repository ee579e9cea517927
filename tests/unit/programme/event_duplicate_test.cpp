#include "programme/event_duplicate.hpp"

#include <gtest/gtest.h>

#include "common/ical/recurrence_rule_text.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::id;
using test::session;
using test::under;

const auto& zones() { return multaqa::testing::zones(); }

DuplicateEvent wanted() {
    DuplicateEvent duplicate;
    duplicate.slug = "next";
    duplicate.first_day = *parse_plain_date("2028-01-18");
    duplicate.taken = everything_taken();
    return duplicate;
}

EventContent last_edition() {
    EventContent content;
    content.slug = "last";
    content.title = LocalizedText({{"fr", "Forum 2027"}});
    content.first_day = *parse_plain_date("2027-01-12");
    content.last_day = *parse_plain_date("2027-01-13");
    content.series = id<SeriesId>(5000);
    content.edition = {7, LocalizedText({{"fr", "Tunis"}})};
    content.organizers = {{id<OrganizationId>(1), OrganizerRole::host}};
    return content;
}

TEST(DuplicatedEvent, LastsAsLongAndIsTheNextEdition) {
    const auto next = duplicated(last_edition(), wanted());
    EXPECT_EQ(next.slug, "next");
    EXPECT_EQ(format_plain_date(next.first_day), "2028-01-18");
    EXPECT_EQ(format_plain_date(next.last_day), "2028-01-19");
    EXPECT_EQ(next.edition, (Edition{8, {}})) << "the label named the last one";
    EXPECT_EQ(next.organizers, last_edition().organizers);
    auto alone = wanted();
    alone.taken.erase(Taken::organizers);
    alone.edition_number.emplace();
    EXPECT_TRUE(duplicated(last_edition(), alone).organizers.empty());
    EXPECT_EQ(duplicated(last_edition(), alone).edition, Edition{});
}

TEST(DuplicatedSessions, AreDraftsOfTheSameWallTimeWhoseAnswersStayBehind) {
    auto talk = session(1);
    talk.content.status = SessionStatus::confirmed;
    talk.content.room = id<RoomId>(70);
    talk.content.participants[id<PersonId>(80)] = {{ParticipantRole::speaker}, false, ParticipationStatus::accepted, 2};
    const auto made = duplicated(SessionTree({talk}), std::chrono::days{371}, wanted(), zones());
    ASSERT_EQ(made.size(), 1U);
    const auto& content = made[0].content;
    EXPECT_EQ(made[0].source, talk.id);
    EXPECT_EQ(content.status, SessionStatus::draft);
    EXPECT_EQ(format_plain_date_time(content.time.start), "2028-01-18T09:00:00");
    EXPECT_EQ(content.room, id<RoomId>(70));
    EXPECT_EQ(content.participants.at(id<PersonId>(80)),
              (Participant{{ParticipantRole::speaker}, false, ParticipationStatus::needs_action, 2}));

    auto bare = wanted();
    bare.taken = {Taken::sessions};
    const auto without = duplicated(SessionTree({talk}), std::chrono::days{371}, bare, zones());
    EXPECT_FALSE(without[0].content.room);
    EXPECT_TRUE(without[0].content.participants.empty());
    bare.taken.clear();
    EXPECT_TRUE(duplicated(SessionTree({talk}), std::chrono::days{371}, bare, zones()).empty());
}

TEST(DuplicatedSessions, LeaveCancelledOnesBehindWithAllTheirParts) {
    auto cancelled = session(1);
    cancelled.content.status = SessionStatus::cancelled;
    const auto part = under(session(2), cancelled);
    const auto kept = session(3);
    const auto made = duplicated(SessionTree({cancelled, part, kept}), std::chrono::days{7}, wanted(), zones());
    ASSERT_EQ(made.size(), 1U);
    EXPECT_EQ(made[0].source, kept.id);
}

TEST(DuplicatedSessions, ComeParentsFirstAndMayAllWaitInThePool) {
    const auto parent = session(2, "2027-01-12T09:00:00", 120);
    const auto child = under(session(1), parent);
    auto pooled = wanted();
    pooled.places = DuplicatePlaces::unplaced;
    const auto made = duplicated(SessionTree({child, parent}), std::chrono::days{7}, pooled, zones());
    ASSERT_EQ(made.size(), 2U);
    EXPECT_EQ(made[0].source, parent.id);
    for (const auto& one : made) {
        EXPECT_FALSE(one.content.time.is_placed());
        EXPECT_NE(one.content.time.duration, minutes{0}) << "a wish";
    }
}

TEST(DuplicatedSessions, WaitWhereTheClocksOfTheNewDaysTakeThemOutOfTheirParent) {
    auto parent = session(1);
    parent.placement = test::placed("2027-03-21T02:00:00", 120, "Africa/Nouakchott");
    parent.content.time = parent.placement.wanted;
    auto child = under(session(2), parent);
    child.placement = test::placed("2027-03-21T03:15:00", 30, "Europe/Paris");
    child.content.time = child.placement.wanted;
    // A week later 03:15 in Paris is an hour earlier, before its parent begins.
    const auto made = duplicated(SessionTree({parent, child}), std::chrono::days{7}, wanted(), zones());
    ASSERT_EQ(made.size(), 2U);
    EXPECT_TRUE(made[0].content.time.is_placed());
    EXPECT_FALSE(made[1].content.time.is_placed());
    EXPECT_TRUE(duplicated(SessionTree({parent, child}), std::chrono::days{6}, wanted(), zones())[1].content.time.is_placed());
}

Recurrence weekly_meeting() {
    Recurrence recurrence;
    recurrence.pattern = pattern_of(session(1).content);
    recurrence.pattern.room = id<RoomId>(70);
    recurrence.dates.rule = ical::parse_recurrence_rule("FREQ=WEEKLY;BYDAY=TU", "/rule").value();
    recurrence.dates.excluded = {test::wall("2027-01-19T09:00:00")};
    recurrence.materialized_until = test::wall("2029-01-12T09:00:00");
    return recurrence;
}

TEST(DuplicatedRecurrence, ComesOnTheNewDaysAsADraft) {
    auto duplicate = wanted();
    duplicate.taken.erase(Taken::rooms);
    const auto made = duplicated(weekly_meeting(), std::chrono::days{372}, duplicate);
    ASSERT_TRUE(made);
    EXPECT_EQ(made->pattern.status, SessionStatus::draft);
    EXPECT_FALSE(made->pattern.room);
    EXPECT_EQ(made->pattern.time.start, test::wall("2028-01-19T09:00:00"));
    EXPECT_EQ(ical::format_recurrence_rule(*made->dates.rule), "FREQ=WEEKLY;BYDAY=WE");
    EXPECT_EQ(made->dates.excluded, std::vector{test::wall("2028-01-26T09:00:00")});
    EXPECT_EQ(made->materialized_until, test::wall("2030-01-19T09:00:00"));
}

TEST(DuplicatedRecurrence, StaysBehindWhereItsSessionsWaitOrNoRuleSaysTheNewDays) {
    auto pooled = wanted();
    pooled.places = DuplicatePlaces::unplaced;
    EXPECT_FALSE(duplicated(weekly_meeting(), std::chrono::days{371}, pooled));
    auto alone = wanted();
    alone.taken.erase(Taken::sessions);
    EXPECT_FALSE(duplicated(weekly_meeting(), std::chrono::days{371}, alone));
    auto monthly = weekly_meeting();
    monthly.dates.rule = ical::parse_recurrence_rule("FREQ=MONTHLY;BYDAY=2TU", "/rule").value();
    EXPECT_FALSE(duplicated(monthly, std::chrono::days{1}, wanted()));
}

}  // namespace
}  // namespace multaqa::programme
