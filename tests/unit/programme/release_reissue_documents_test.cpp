#include "programme/release_reissue_documents.hpp"

#include <gtest/gtest.h>

#include "programme/agenda_documents.hpp"
#include "programme/session_documents.hpp"
#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using multaqa::testing::kZonesBefore;
using multaqa::testing::kZonesNow;

ZoneStep step(const std::string& now = "2026-07-15T00:00:00Z") {
    return {&multaqa::testing::zones(kZonesBefore), &multaqa::testing::zones(kZonesNow), *parse_utc(now)};
}

WantedTime at_nine_in(const std::string& zone) {
    WantedTime time;
    time.start = *parse_plain_date_time("2027-01-12T09:00:00");
    time.zone = zone;
    time.duration = minutes{60};
    return time;
}

Session released_at(int n, const WantedTime& time) {
    auto session = test::session(n);
    session.placement = place(*step().from, time, Disambiguation::reject).value();
    session.content.time = session.placement.wanted;
    session.sequence = 3;
    return session;
}

json::object document_of(const std::vector<Session>& sessions, Audience audience) {
    json::object encoded;
    for (const auto& session : sessions) encoded[session.id.text()] = agenda_session_json(session, audience);
    return {{"timeZoneVersion", "2025b"}, {"sessions", std::move(encoded)}};
}

const json::object& shown(const ReissuedDocument& document, const Session& session) {
    return document.document.at("sessions").at(session.id.text()).as_object();
}

TEST(ReissuedDocument, ShowsEachSessionAsTheNewRulesPlaceItAndNothingElse) {
    auto meeting = at_nine_in("Africa/Casablanca");
    meeting.anchor = Anchor::instant;
    auto days = at_nine_in("Africa/Casablanca");
    days.start = *parse_plain_date_time("2027-01-12T00:00:00");
    days.duration = minutes{2 * 1440};
    days.all_day = true;
    const auto rabat = released_at(1, at_nine_in("Africa/Casablanca"));
    const auto paris = released_at(2, at_nine_in("Europe/Paris"));
    const auto online = released_at(3, meeting);
    const auto fair = released_at(4, days);
    const auto before = document_of({rabat, paris, online, fair}, Audience::public_);
    const auto after = reissued(before, step(), {});
    EXPECT_EQ(after.moved, 3);
    EXPECT_EQ(after.document.at("timeZoneVersion").as_string(), "2026f");

    auto expected = before.at("sessions").at(rabat.id.text()).as_object();
    expected["utcStart"] = "2027-01-12T09:00:00Z";
    expected["utcEnd"] = "2027-01-12T10:00:00Z";
    expected["utcOffset"] = "+00:00";
    EXPECT_EQ(shown(after, rabat), expected);
    EXPECT_EQ(shown(after, paris), before.at("sessions").at(paris.id.text()));
    EXPECT_EQ(shown(after, online).at("start").as_string(), "2027-01-12T08:00:00");
    EXPECT_EQ(shown(after, online).at("utcStart").as_string(), "2027-01-12T08:00:00Z");
    EXPECT_EQ(shown(after, fair).at("start").as_string(), "2027-01-12T00:00:00");
    EXPECT_EQ(shown(after, fair).at("utcEnd").as_string(), "2027-01-14T00:00:00Z");
    EXPECT_EQ(reissued(after.document, step(), {}).moved, 0);
}

TEST(ReissuedDocument, TellsCalendarsToLookAgain) {
    const auto rabat = released_at(1, at_nine_in("Africa/Casablanca"));
    const auto paris = released_at(2, at_nine_in("Europe/Paris"));
    const auto after = reissued(document_of({rabat, paris}, Audience::staff), step(), {});
    EXPECT_EQ(shown(after, rabat).at("sequence").as_int64(), 4);
    EXPECT_EQ(shown(after, rabat).at("updated").as_string(), "2026-07-15T00:00:00Z");
    EXPECT_EQ(shown(after, paris).at("sequence").as_int64(), 3);
}

// What was placed under the new release already may be the second of two equal times there: the document could not tell.
TEST(ReissuedDocument, ShowsWhatIsPublishedWhereThePublishedPlacementStands) {
    const auto rabat = released_at(1, at_nine_in("Africa/Casablanca"));
    const auto stays = released_at(2, at_nine_in("Africa/Casablanca"));
    auto moved = rabat.placement;
    moved.utc = {*parse_utc("2027-01-12T09:00:00Z"), *parse_utc("2027-01-12T10:00:00Z")};
    const auto after = reissued(document_of({rabat, stays}, Audience::public_), step(), {{rabat.id, moved}, {stays.id, stays.placement}});
    EXPECT_EQ(after.moved, 1);
    EXPECT_EQ(shown(after, rabat).at("utcStart").as_string(), "2027-01-12T09:00:00Z");
    EXPECT_EQ(shown(after, stays).at("utcStart").as_string(), "2027-01-12T08:00:00Z") << "where its row has stayed";
}

TEST(ReissuedDocument, LeavesWhatHasEnded) {
    const auto rabat = released_at(1, at_nine_in("Africa/Casablanca"));
    EXPECT_EQ(reissued(document_of({rabat}, Audience::public_), step("2027-02-01T00:00:00Z"), {}).moved, 0);
}

}  // namespace
}  // namespace multaqa::programme
