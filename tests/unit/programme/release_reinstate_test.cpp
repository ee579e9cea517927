#include "programme/release_reinstate.hpp"

#include <gtest/gtest.h>

#include "programme/release_reinstate_codec.hpp"
#include "programme/session_documents.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::id;
using test::session;

FormerSession former(const std::string& start, const std::string& zone, const std::string& utc, Anchor anchor = Anchor::local) {
    FormerSession former{session(1).content, *parse_utc(utc)};
    former.content.time = {.start = *parse_plain_date_time(start), .zone = zone, .end_zone = {}, .duration = minutes{60}, .all_day = false, .anchor = anchor};
    return former;
}
std::string placed(const FormerSession& of, std::string_view zones = multaqa::testing::kZonesNow) {
    const auto placement = placed_again(multaqa::testing::zones(zones), of).value();
    return format_plain_date_time(placement.wanted.start) + " " + format_utc(placement.utc.start);
}

TEST(PlacedAgain, TellsTheTwoHoursOfAFoldApart) {
    EXPECT_EQ(placed(former("2027-10-31T02:30:00", "Europe/Paris", "2027-10-31T00:30:00Z")), "2027-10-31T02:30:00 2027-10-31T00:30:00Z");
    EXPECT_EQ(placed(former("2027-10-31T02:30:00", "Europe/Paris", "2027-10-31T01:30:00Z")), "2027-10-31T02:30:00 2027-10-31T01:30:00Z");
}

TEST(PlacedAgain, KeepsTheWallTimeWhenTheZonesRulesHaveChangedAndTheInstantWhereThatIsTheAnchor) {
    const std::string start = "2027-01-12T09:00:00", utc = "2027-01-12T08:00:00Z";  // as 2025b had it
    EXPECT_EQ(placed(former(start, "Africa/Casablanca", utc), multaqa::testing::kZonesBefore), start + " " + utc);
    EXPECT_EQ(placed(former(start, "Africa/Casablanca", utc)), start + " 2027-01-12T09:00:00Z");
    EXPECT_EQ(placed(former(start, "Africa/Casablanca", utc, Anchor::instant)), "2027-01-12T08:00:00 " + utc);
}

TEST(ReinstatedContents, NameOnlyWhatChanges) {
    auto same = session(1), moved = session(2), later = session(3), fresh = session(4);
    same.released = moved.released = later.released = true;
    later.content.held_until = parse_utc("2027-01-01T00:00:00Z");
    std::map<SessionId, FormerSession> release{{same.id, {same.content, same.placement.utc.start}}, {moved.id, {moved.content, moved.placement.utc.start}}};
    release.at(moved.id).content.time.start += std::chrono::hours{2};
    const auto contents = reinstated_contents(SessionTree({same, moved, later, fresh}), release);
    ASSERT_EQ(contents.size(), 2U);
    EXPECT_EQ(contents.at(moved.id).content, release.at(moved.id).content);
    EXPECT_EQ(contents.at(later.id).content.status, SessionStatus::cancelled);
    EXPECT_FALSE(contents.at(later.id).content.held_until.has_value());
}

TEST(ReinstatedContents, TakeChildrenThatWereNeverReleasedAlong) {
    auto parent = session(1, "2027-01-12T09:00:00", 180);
    parent.released = true;
    const auto child = test::under(session(2), parent);
    const auto grandchild = test::under(session(3), child);
    std::map<SessionId, FormerSession> release{{parent.id, {parent.content, parent.placement.utc.start}}};
    release.at(parent.id).content.time.start -= std::chrono::hours{1};
    const auto contents = reinstated_contents(SessionTree({parent, child, grandchild}), release);
    EXPECT_EQ(format_plain_date_time(contents.at(grandchild.id).content.time.start), "2027-01-12T08:00:00");
}

TEST(FormerSessions, AreReadBackAsTheyWereWritten) {
    auto full = session(1);
    full.content.description = LocalizedText({{"ar", "وصف"}});
    full.content.room = id<RoomId>(70);
    full.content.held_until = parse_utc("2027-01-01T00:00:00Z");
    full.content.virtual_locations["main"] = {LocalizedText({{"fr", "Salle"}}), "https://example.org/link"};
    full.content.participants[id<PersonId>(80)] = {{ParticipantRole::chair, ParticipantRole::host}, false, ParticipationStatus::accepted};
    full.published = PublishedPlacement{test::placed("2027-01-12T08:00:00", 60), id<RoomId>(71), Hold::held};
    auto day = session(2, "2027-01-12T00:00:00", 60);
    day.content.time.all_day = true;
    day.content.time.duration = std::chrono::hours{48};
    day.content.time.anchor = Anchor::instant;
    day.content.status = SessionStatus::cancelled;
    day.placement.wanted = day.content.time;
    const json::value document{{"sessions", {{full.id.text(), agenda_session_json(full, Audience::staff)},
                                             {day.id.text(), agenda_session_json(day, Audience::staff)}}}};
    const auto read = former_sessions(full.event, document);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read.at(full.id).content, full.content);
    EXPECT_EQ(read.at(day.id).content, day.content);
    EXPECT_EQ(read.at(day.id).start, day.placement.utc.start);
}

}  // namespace
}  // namespace multaqa::programme
