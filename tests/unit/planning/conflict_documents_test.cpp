#include "planning/conflict_documents.hpp"

#include <gtest/gtest.h>

#include "common/embedded.hpp"
#include "planning/suggestion_documents.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::planning {
namespace {

Instant utc(std::string_view text) { return *parse_utc(text); }

const Messages& messages() {
    static const Messages catalogues(embedded::catalogues());
    return catalogues;
}

// What marks inserted names for bidi is not the matter of these tests.
std::string plain(std::string text) {
    for (const char* mark : {"\u2068", "\u2069"})
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) text.erase(at, std::string(mark).size());
    return text;
}
std::string message(const json::object& body, std::string_view language) {
    return plain(std::string(body.at("message").as_object().at(language).as_string()));
}

Conflict hall_twice() {
    Conflict conflict;
    conflict.id = "c";
    conflict.code = scheduling::ClashCode::R1;
    conflict.severity = scheduling::Severity::refuse;
    conflict.rule = {scheduling::Severity::refuse, scheduling::SetBy::default_};
    conflict.subject = {scheduling::SubjectKind::room, "hall"};
    conflict.subject_name = LocalizedText({{"en", "Great Hall"}, {"fr", "Grande salle"}, {"ar", "القاعة الكبرى"}});
    conflict.overlap = {utc("2024-01-28T10:00:00Z"), utc("2024-01-28T10:30:00Z")};
    conflict.zones = {"Africa/Nouakchott", "Asia/Dubai"};
    conflict.first.sight = Sight::open;
    conflict.first.occupancy_id = "o1";
    conflict.first.firmness = scheduling::Firmness::held;
    conflict.first.interval = {utc("2024-01-28T10:00:00Z"), utc("2024-01-28T10:30:00Z")};
    conflict.first.zone = "Africa/Nouakchott";
    conflict.first.event = EventId("e1");
    conflict.first.title = LocalizedText(LocalizedText::Map{{"en", "Press briefing"}});
    conflict.second = conflict.first;
    conflict.second->occupancy_id = "o2";
    conflict.second->firmness = scheduling::Firmness::confirmed;
    conflict.second->interval = {utc("2024-01-28T09:00:00Z"), utc("2024-01-28T10:30:00Z")};
    conflict.second->zone = "Asia/Dubai";
    conflict.second->session = SessionId("s1");
    conflict.second->version = 7;
    conflict.second->title = LocalizedText({{"en", "Opening plenary"}, {"fr", "Séance plénière"}});
    conflict.zone_version = "2026f";
    return conflict;
}

Conflict masked() {
    auto conflict = hall_twice();
    conflict.second = ConflictSide{};
    conflict.second->occupancy_id = "hidden-occupancy";
    conflict.second->firmness = scheduling::Firmness::confirmed;
    conflict.second->interval = {utc("2024-01-28T09:00:00Z"), utc("2024-01-28T10:30:00Z")};
    conflict.second->zone = "Africa/Nouakchott";
    // Nobody sets these on a masked side; were they set, they must not leave either.
    conflict.second->title = LocalizedText(LocalizedText::Map{{"en", "Secret negotiation"}});
    conflict.second->session = SessionId("secret-session");
    conflict.second->event = EventId("secret-event");
    conflict.zones = {"Africa/Nouakchott"};
    return conflict;
}

TEST(ConflictJson, TellsTheOverlapOnTheClockOfEachZoneInvolved) {
    const auto body = conflict_json(hall_twice(), multaqa::testing::zones(), messages());
    EXPECT_EQ(body.at("local"), json::parse_trusted(R"([
        {"timeZone": "Africa/Nouakchott", "start": "2024-01-28T10:00:00", "end": "2024-01-28T10:30:00"},
        {"timeZone": "Asia/Dubai", "start": "2024-01-28T14:00:00", "end": "2024-01-28T14:30:00"}])"));
}

TEST(ConflictJson, NamesBothSidesTheShortageAndTheEvidence) {
    const auto body = conflict_json(hall_twice(), multaqa::testing::zones(), messages());
    EXPECT_EQ(body.at("code"), json::value("R1"));
    EXPECT_EQ(body.at("severity"), json::value("refuse"));
    EXPECT_EQ(body.at("sessionIds"), json::parse_trusted(R"(["s1"])"));
    EXPECT_EQ(body.at("shortage"), json::parse_trusted(R"({"minutes": 30})"));
    EXPECT_EQ(body.at("subjects").as_array().at(0).as_object().at("kind"), json::value("room"));
    EXPECT_EQ(body.at("sides").as_array().at(0).as_object().at("title"), json::parse_trusted(R"({"en": "Press briefing"})"));
    EXPECT_FALSE(body.at("sides").as_array().at(0).as_object().contains("sessionId"));
    EXPECT_EQ(body.at("sides").as_array().at(1).as_object().at("start"), json::value("2024-01-28T13:00:00"));
    EXPECT_EQ(body.at("evidence"), json::parse_trusted(R"({"occupancies": [
        {"id": "o1", "firmness": "held"},
        {"id": "o2", "firmness": "confirmed", "version": 7}], "timeZoneVersion": "2026f"})"));
    EXPECT_FALSE(body.contains("firstDetected"));
    EXPECT_FALSE(body.contains("decision"));
}

TEST(ConflictJson, SpeaksThreeLanguages) {
    const auto body = conflict_json(hall_twice(), multaqa::testing::zones(), messages());
    EXPECT_EQ(body.at("messageKey"), json::value("conflict.R1"));
    EXPECT_EQ(message(body, "en"), "Great Hall is taken twice for 30 minutes: by “Press briefing” and by “Opening plenary”.");
    EXPECT_NE(message(body, "fr").find("Séance plénière"), std::string::npos);
    EXPECT_NE(message(body, "ar").find("القاعة الكبرى"), std::string::npos);
    EXPECT_NE(message(body, "ar").find("دقيقة"), std::string::npos);
}

TEST(ConflictJson, TellsOfAMaskedSideOnlyTheIntervalAndWhomToAsk) {
    const auto body = conflict_json(masked(), multaqa::testing::zones(), messages());
    EXPECT_EQ(body.at("sides").as_array().at(1), json::parse_trusted(R"({
        "masked": true, "timeZone": "Africa/Nouakchott", "start": "2024-01-28T09:00:00", "end": "2024-01-28T10:30:00",
        "utcStart": "2024-01-28T09:00:00Z", "utcEnd": "2024-01-28T10:30:00Z",
        "contact": {"name": {"ar": "مكتب التشريفات", "fr": "Service du protocole", "en": "Protocol office"}}})"));
    EXPECT_EQ(body.at("messageKey"), json::value("conflict.R1.masked"));
}

TEST(ConflictJson, LeaksNothingOfAMaskedSide) {
    const auto text = json::serialize(conflict_json(masked(), multaqa::testing::zones(), messages()));
    EXPECT_EQ(text.find("Secret"), std::string::npos) << text;
    EXPECT_EQ(text.find("secret"), std::string::npos) << text;
}

TEST(ConflictJson, TellsWhoLetItStandAndWhy) {
    auto conflict = hall_twice();
    conflict.decision = ConflictDecisionView{utc("2024-01-20T08:00:00Z"), "account", "The minister asked for it", utc("2024-01-21T08:00:00Z")};
    const auto body = conflict_json(conflict, multaqa::testing::zones(), messages());
    EXPECT_EQ(body.at("firstDetected"), json::value("2024-01-20T08:00:00Z"));
    EXPECT_EQ(body.at("decision"), json::parse_trusted(R"({"by": "account", "at": "2024-01-21T08:00:00Z",
        "onConflict": "override", "reason": "The minister asked for it"})"));
}

Suggestion other_room() {
    Suggestion suggestion;
    suggestion.id = "id";
    auto& placement = suggestion.placement;
    placement.kind = SuggestionKind::swap_room;
    placement.utc = {utc("2024-01-28T10:00:00Z"), utc("2024-01-28T10:30:00Z")};
    placement.start = *parse_plain_date_time("2024-01-28T10:00:00");
    placement.zone = "Africa/Nouakchott";
    placement.duration = minutes{30};
    placement.room = RoomId("blue");
    placement.room_name = LocalizedText({{"en", "Blue Room"}, {"fr", "Salle bleue"}, {"ar", "القاعة الزرقاء"}});
    placement.is_same_room = false;
    suggestion.before.hard = 30;
    suggestion.foundation = {{"room/blue", 2}};
    suggestion.expires = utc("2024-01-27T12:15:00Z");
    return suggestion;
}

TEST(SuggestionJson, DescribesAnotherRoomAtTheSameTime) {
    auto body = suggestion_json(other_room(), messages());
    EXPECT_EQ(message(body, "en"), "At the same time, in Blue Room.");
    EXPECT_EQ(message(body, "fr"), "À la même heure, lieu : Salle bleue.");
    body.erase("message");
    EXPECT_EQ(json::value(body), json::parse_trusted(R"({
        "id": "id", "kind": "swap-room", "proof": "optimal", "messageKey": "suggestion.swap-room",
        "moves": [{"start": "2024-01-28T10:00:00", "timeZone": "Africa/Nouakchott", "duration": "PT30M", "roomId": "blue",
                   "utcStart": "2024-01-28T10:00:00Z", "utcEnd": "2024-01-28T10:30:00Z", "utcOffset": "+00:00"}],
        "score": {"before": {"hard": 30, "disturbance": 0, "medium": 0, "soft": 0},
                  "after": {"hard": 0, "disturbance": 0, "medium": 0, "soft": 0}},
        "disturbs": {"people": 0, "publishedSessions": 0},
        "args": {"minutes": 0, "date": "2024-01-28", "time": "10:00",
                 "room": {"ar": "القاعة الزرقاء", "en": "Blue Room", "fr": "Salle bleue"}},
        "validity": {"expiresAt": "2024-01-27T12:15:00Z", "versions": {"room/blue": 2}}})"));
}

TEST(SuggestionJson, HasAnEmptyIdWhereTheRequestWasTooLarge) {
    auto suggestion = other_room();
    suggestion.id.clear();
    EXPECT_EQ(suggestion_json(suggestion, messages()).at("id"), json::value(""));
}

TEST(SuggestionJson, NamesDateAndTimeOfAnotherStart) {
    auto suggestion = other_room();
    suggestion.placement.kind = SuggestionKind::move;
    suggestion.placement.is_same_room = true;
    suggestion.placement.shift = minutes{90};
    const auto body = suggestion_json(suggestion, messages());
    EXPECT_EQ(body.at("messageKey"), json::value("suggestion.move.same-room"));
    EXPECT_EQ(message(body, "en"), "On Sunday, 28 January at 10:00, in the same room.");
    suggestion.placement.is_same_room = false;
    EXPECT_EQ(message(suggestion_json(suggestion, messages()), "en"), "On Sunday, 28 January at 10:00, in Blue Room.");
    suggestion.placement.room.reset();
    EXPECT_EQ(message(suggestion_json(suggestion, messages()), "en"), "On Sunday, 28 January at 10:00.");
}

}  // namespace
}  // namespace multaqa::planning
