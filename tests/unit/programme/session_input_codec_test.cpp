#include "programme/session_input_codec.hpp"

#include <gtest/gtest.h>

#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::id;
using test::told;

const EventId kEvent = id<EventId>(9000);
const SessionId kSession = id<SessionId>(1);

std::string faults_of_creation(const char* body) { return told(parse_create_session(kEvent, json::parse(body).value()).error().faults); }

TEST(ParseCreateSession, ReadsEveryMember) {
    const auto create = parse_create_session(kEvent, json::parse(R"({
        "parentId": "018d3a52-0000-7000-8000-000000000002", "type": "signing", "title": {"ar": "توقيع"}, "description": {"fr": "Suite"},
        "start": "2027-01-12T09:00", "timeZone": "Africa/Casablanca", "endTimeZone": "Europe/Paris", "duration": "PT1H30M",
        "allDay": false, "anchor": "instant", "status": "tentative", "heldUntil": "2027-01-01T00:00:00Z",
        "roomId": "018d3a52-0000-7000-8000-000000000070", "uid": "u@example.org",
        "virtualLocations": {"main": {"name": {"en": "Stream"}, "uri": "https://example.org/x"}},
        "participants": {"018d3a52-0000-7000-8000-000000000080":
            {"roles": {"signatory": true, "host": true}, "required": false, "participationStatus": "accepted"}},
        "disambiguation": "later", "onConflict": "override", "reason": "urgent"})").value());
    ASSERT_TRUE(create.has_value()) << told(create.error().faults);
    const auto& content = create->content;
    EXPECT_EQ(content.parent, id<SessionId>(2));
    EXPECT_EQ(content.type, SessionType::signing);
    EXPECT_EQ(content.time.duration, minutes{90});
    EXPECT_EQ(content.time.end_zone, "Europe/Paris");
    EXPECT_EQ(content.time.anchor, Anchor::instant);
    EXPECT_EQ(content.held_until, parse_utc("2027-01-01T00:00:00Z"));
    EXPECT_EQ(content.room, id<RoomId>(70));
    EXPECT_EQ(content.virtual_locations.at("main"), (VirtualLocation{LocalizedText({{"en", "Stream"}}), "https://example.org/x"}));
    EXPECT_EQ(content.participants.at(id<PersonId>(80)),
              (Participant{{ParticipantRole::signatory, ParticipantRole::host}, false, ParticipationStatus::accepted}));
    EXPECT_EQ(create->uid, "u@example.org");
    EXPECT_EQ(create->governance.disambiguation, Disambiguation::later);
    EXPECT_EQ(create->governance.on_conflict, scheduling::OnConflict::override_);
    EXPECT_EQ(create->governance.reason, "urgent");

    const auto again = parse_create_session(kEvent, to_json(*create)).value();
    EXPECT_EQ(again.content, create->content);
    EXPECT_EQ(again.uid, create->uid);
    EXPECT_EQ(again.governance.reason, "urgent");
}

TEST(ParseCreateSession, NamesEveryFaultAtOnce) {
    EXPECT_EQ(faults_of_creation("{}"),
              "/type fault.required, /title fault.required, /duration fault.required");
    EXPECT_EQ(faults_of_creation(R"json({"type": "party", "title": {"fr": ""}, "start": "tomorrow", "duration": "PT0S", "roomId": 7,
                  "participants": {"x": {}, "018d3a52-0000-7000-8000-000000000080": {"roles": {"king": true}, "rank": 1}},
                  "virtualLocations": {"a b": {"uri": "https://x"}, "m": {"uri": "javascript:alert(1)"}}, "version": 3})json"),
              "/type fault.enum, /title/fr fault.empty-text, /start fault.date-time, /duration fault.duration, /roomId fault.type, "
              "/virtualLocations/a b fault.key, /virtualLocations/m/uri fault.uri, /participants/x fault.id, "
              "/participants/018d3a52-0000-7000-8000-000000000080/roles/king fault.enum, "
              "/participants/018d3a52-0000-7000-8000-000000000080/rank fault.unknown-field, /version fault.unknown-field, "
              "/participants/018d3a52-0000-7000-8000-000000000080/roles fault.required");
}

TEST(ParsePatchSession, TellsAbsentFromRemoved) {
    const auto body = json::parse(R"({"roomId": null, "description": null, "title": {"fr": null, "en": "New"}, "participants":
        {"018d3a52-0000-7000-8000-000000000080": null, "018d3a52-0000-7000-8000-000000000081": {"roles": {"chair": null}}}})").value();
    const auto command = parse_patch_session(kSession, 7, body);
    ASSERT_TRUE(command.has_value()) << told(command.error().faults);
    const auto& patch = command->patch;
    EXPECT_EQ(command->version, 7);
    EXPECT_TRUE(patch.room.has_value() && !patch.room->has_value());
    EXPECT_FALSE(patch.parent.has_value());
    EXPECT_EQ(patch.description.reach, TextPatch::Reach::whole);
    EXPECT_EQ(patched(LocalizedText({{"fr", "Vieux"}, {"ar", "قديم"}}), patch.title), LocalizedText({{"ar", "قديم"}, {"en", "New"}}));
    EXPECT_FALSE(patch.participants.at(id<PersonId>(80)).has_value());
    EXPECT_EQ(patch.participants.at(id<PersonId>(81))->roles, (std::map<ParticipantRole, bool>{{ParticipantRole::chair, false}}));
    EXPECT_EQ(json::value(to_json(*command)), body);
}

TEST(ParsePatchSession, RefusesToEmptyWhatMustBeThere) {
    const auto command = parse_patch_session(kSession, 1, json::parse(R"({"title": null, "duration": null, "status": null})").value());
    EXPECT_EQ(told(command.error().faults), "/title fault.required, /duration fault.required, /status fault.required");
}

TEST(ParseCreateSession, LeavesASessionWithoutAStartInThePoolAsADraft) {
    const auto create =
        parse_create_session(kEvent, json::parse(R"({"type": "panel", "title": {"fr": "T"}, "duration": "PT1H"})").value()).value();
    EXPECT_FALSE(create.content.time.is_placed());
    EXPECT_EQ(create.content.status, SessionStatus::draft);
    EXPECT_EQ(create.anchor, AnchorSource::event);
    EXPECT_FALSE(to_json(create).contains("start"));
    const auto tentative = parse_create_session(
        kEvent, json::parse(R"({"type": "panel", "title": {"fr": "T"}, "duration": "PT1H", "status": "tentative"})").value());
    EXPECT_EQ(told(faults_of(tentative->content)), "/start fault.unplaced-status");
}

TEST(ParseCreateSession, ReadsLanguagesOrderRoomsOnServersAndWhatItFollows) {
    const auto body = json::parse(R"({"type": "signing", "title": {"fr": "T"}, "start": "2027-01-12T09:00:00", "duration": "PT1H",
        "exclusive": true, "languages": {"spoken": ["ar", "fr"], "interpretation": ["en"]},
        "virtualLocations": {"hall": {"provider": "jitsi", "audience": "public", "features": {"video": true}}},
        "participants": {"018d3a52-0000-7000-8000-000000000080": {"roles": {"greeter": true}, "order": 2}},
        "follows": {"018d3a52-0000-7000-8000-000000000002": {"least": "PT0M", "most": "PT2H", "sameDay": true}}})").value();
    const auto create = parse_create_session(kEvent, body);
    ASSERT_TRUE(create.has_value()) << told(create.error().faults);
    const auto& content = create->content;
    EXPECT_TRUE(content.exclusive);
    EXPECT_EQ(content.languages, (SessionLanguages{{"ar", "fr"}, {"en"}}));
    EXPECT_EQ(content.virtual_locations.at("hall"),
              (VirtualLocation{{}, "", VirtualProvider::jitsi, VirtualAudience::everyone, {VirtualFeature::video}}));
    EXPECT_EQ(content.participants.at(id<PersonId>(80)).order, 2);
    EXPECT_EQ(content.follows.at(id<SessionId>(2)), (Following{minutes{0}, minutes{120}, true}));
    EXPECT_EQ(told(faults_of(content)), "");
    EXPECT_EQ(parse_create_session(kEvent, to_json(*create))->content, content);
}

TEST(ParseCreateSession, NamesWhatIsWrongWithTheNewMembers) {
    EXPECT_EQ(faults_of_creation(R"json({"type": "panel", "title": {"fr": "T"}, "duration": "PT1H",
                  "languages": {"spoken": ["klingon!", "fr", "fr"], "written": []}, "exclusive": "yes",
                  "virtualLocations": {"m": {"provider": "phone", "features": {"smell": true}}},
                  "participants": {"018d3a52-0000-7000-8000-000000000080": {"roles": {"chair": true}, "order": 0}},
                  "follows": {"x": {}, "018d3a52-0000-7000-8000-000000000002": {"least": "soon"}}})json"),
              "/virtualLocations/m/provider fault.enum, /virtualLocations/m/features/smell fault.enum, "
              "/participants/018d3a52-0000-7000-8000-000000000080/order fault.range, /languages/spoken fault.language-tag, "
              "/languages/spoken fault.duplicate, /languages/written fault.unknown-field, /exclusive fault.type, "
              "/follows/x fault.id, /follows/018d3a52-0000-7000-8000-000000000002/least fault.duration");
}

TEST(ParsePatchSession, TakesASessionBackIntoThePool) {
    const auto body = json::parse(R"({"start": null, "status": "draft"})").value();
    const auto command = parse_patch_session(kSession, 7, body).value();
    auto content = test::session(1).content;
    content = patched(content, command.patch);
    EXPECT_FALSE(content.time.is_placed());
    EXPECT_EQ(content.time.duration, minutes{60}) << "a wish from now on";
    EXPECT_EQ(told(faults_of(content)), "");
    EXPECT_EQ(json::value(to_json(command)), body);
}

TEST(ParseMoveSession, NeedsAStartAndKnowsNoRoomFromTheSameRoom) {
    EXPECT_EQ(told(parse_move_session(kSession, 1, json::parse(R"({"room": "x"})").value()).error().faults),
              "/start fault.required, /room fault.unknown-field");
    const auto same = parse_move_session(kSession, 1, json::parse(R"({"start": "2027-01-12T10:00:00"})").value()).value();
    EXPECT_FALSE(same.room.has_value());
    const auto body = json::parse(R"({"start": "2027-01-12T10:00:00", "roomId": null, "onConflict": "accept"})").value();
    const auto none = parse_move_session(kSession, 1, body).value();
    EXPECT_TRUE(none.room.has_value() && !none.room->has_value());
    EXPECT_EQ(json::value(to_json(none)), body);
}

}  // namespace
}  // namespace multaqa::programme
