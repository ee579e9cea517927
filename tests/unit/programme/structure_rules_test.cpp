#include "programme/structure_rules.hpp"

#include <gtest/gtest.h>

#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using scheduling::Severity;
using test::id;
using test::session;
using test::under;

EventContent forum() {
    EventContent event;
    event.zone = "Africa/Nouakchott";
    event.first_day = *parse_plain_date("2027-01-12");
    event.last_day = *parse_plain_date("2027-01-13");
    return event;
}

// "G2 3>1, …": code, session, and the other side.
std::string told(std::vector<Session> sessions, const EventContent& event = forum()) {
    std::string text;
    for (auto& one : sessions)
        if (one.content.status == SessionStatus::tentative) one.content.status = SessionStatus::confirmed;
    for (const auto& conflict : structure_conflicts(event, SessionTree(std::move(sessions)), multaqa::testing::zones())) {
        text += (text.empty() ? "" : ", ") + std::string(word(conflict.code)) + " " + conflict.session.text().substr(35);
        if (conflict.other) text += ">" + conflict.other->text().substr(35);
        if (conflict.severity == Severity::warn) text += " warns";
    }
    return text;
}

TEST(StructureConflicts, TellWhatLiesOutsideTheDaysOfTheEventOnItsClock) {
    EXPECT_EQ(told({session(1), session(2, "2027-01-13T23:00:00", 60)}), "") << "an end at midnight is still the last day";
    EXPECT_EQ(told({session(1, "2027-01-11T23:59:00", 60), session(2, "2027-01-13T23:30:00", 60)}), "G1 1, G1 2");
    auto in_paris = forum();
    in_paris.zone = "Europe/Paris";  // an hour ahead of Nouakchott
    EXPECT_EQ(told({session(1, "2027-01-13T23:00:00", 60)}, in_paris), "G1 1");
    const auto whole = session(1, "2027-01-15T09:00:00", 120);
    EXPECT_EQ(told({whole, under(session(2, "2027-01-15T09:00:00", 60), whole)}), "G1 1") << "its parts are not told by themselves";
}

TEST(StructureConflicts, TellWhatDoesNotComeAfterWhatItFollowsAsFarAsWanted) {
    const auto first = session(1);  // 09:00 to 10:00
    auto second = session(2, "2027-01-12T10:00:00", 30);
    second.content.follows[first.id] = {minutes{0}, minutes{30}, true};
    EXPECT_EQ(told({first, second}), "");
    auto early = session(2, "2027-01-12T09:30:00", 30);
    early.content.follows = second.content.follows;
    EXPECT_EQ(told({first, early}), "G2 2>1");
    auto late = session(2, "2027-01-12T10:31:00", 30);
    late.content.follows = second.content.follows;
    EXPECT_EQ(told({first, late}), "G2 2>1");
    auto next_day = session(2, "2027-01-13T09:00:00", 30);
    next_day.content.follows[first.id] = {minutes{30}, {}, true};
    EXPECT_EQ(told({first, next_day}), "G2 2>1");
    next_day.content.follows[first.id].same_day = false;
    EXPECT_EQ(told({first, next_day}), "");
    EXPECT_EQ(told({late}), "") << "what it follows is gone";
}

TEST(StructureConflicts, TellWhatStandsBesideAnExclusiveSessionButItsParts) {
    auto plenary = session(1, "2027-01-12T09:00:00", 120);
    plenary.content.exclusive = true;
    const auto part = under(session(2), plenary);
    EXPECT_EQ(told({plenary, part, session(3, "2027-01-12T11:00:00", 60)}), "") << "back to back";
    EXPECT_EQ(told({plenary, session(3, "2027-01-12T10:30:00", 60)}), "G4 3>1");
    auto other = session(4, "2027-01-12T09:00:00", 60);
    other.content.exclusive = true;
    EXPECT_EQ(told({plenary, other}), "G4 4>1") << "two of them are told once";
}

TEST(StructureConflicts, TellAPartThatWasLeftBehindByItsWhole) {
    const auto whole = session(1, "2027-01-12T14:00:00", 120);
    EXPECT_EQ(told({whole, under(session(2), whole)}), "G6 2>1");
}

TEST(StructureConflicts, OnlyWarnOfDraftsAndSayNothingOfWhatIsCancelledOrWaits) {
    auto draft = session(1, "2027-02-01T09:00:00", 60);
    draft.content.status = SessionStatus::draft;
    EXPECT_EQ(told({draft}), "G1 1 warns");
    draft.content.status = SessionStatus::cancelled;
    EXPECT_EQ(told({draft}), "");
    EXPECT_EQ(told({test::unplaced(session(1))}), "");
}

}  // namespace
}  // namespace multaqa::programme
