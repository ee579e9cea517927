#include "planning/suggestion_codec.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "common/limits.hpp"
#include "programme/session_input_codec.hpp"

namespace multaqa::planning {
namespace {

constexpr const char* kSession = "018d3a52-0000-7000-8000-0000000000f1";
constexpr const char* kEvent = "018d3a52-0000-7000-8000-0000000000e4";
constexpr const char* kRoom = "018d3a52-0000-7000-8000-000000000061";

SuggestionContent move_suggestion() {
    programme::MoveSession move;
    move.session = SessionId(kSession);
    move.start = *parse_plain_date_time("2024-01-28T10:00:00");
    move.zone = "Africa/Nouakchott";
    move.room.emplace(RoomId(kRoom));
    move.governance.disambiguation = Disambiguation::earlier;
    return {move, "a-digest-of-22-letters", *parse_utc("2024-01-27T12:15:00Z")};
}

SuggestionContent creation(std::size_t description_bytes) {
    programme::CreateSession create;
    create.event = EventId(kEvent);
    create.content.type = programme::SessionType::plenary;
    create.content.title = LocalizedText({{"ar", "الجلسة العامة الافتتاحية"}, {"fr", "Séance plénière"}, {"en", "Opening plenary"}});
    std::string text;
    // Nothing that deflate could make small.
    for (unsigned seed = 1; text.size() < description_bytes; seed = seed * 1664525U + 1013904223U)
        text += static_cast<char>('!' + (seed >> 16) % 90U);
    if (!text.empty()) create.content.description = LocalizedText({{"en", text}});
    create.content.time.start = *parse_plain_date_time("2024-01-28T10:00:00");
    create.content.time.zone = "Africa/Nouakchott";
    create.content.time.duration = minutes{90};
    create.content.room = RoomId(kRoom);
    create.content.participants[PersonId("018d3a52-0000-7000-8000-000000000021")].roles = {programme::ParticipantRole::chair};
    return {create, "a-digest-of-22-letters", *parse_utc("2024-01-27T12:15:00Z")};
}

TEST(SuggestionId, GivesBackTheMoveThatWasPutIn) {
    const auto id = encode_suggestion_id(move_suggestion(), "key");
    ASSERT_TRUE(id.has_value());
    const auto content = decode_suggestion_id(*id, "key");
    ASSERT_TRUE(content.has_value());
    EXPECT_EQ(content->digest, "a-digest-of-22-letters");
    EXPECT_EQ(content->expires, *parse_utc("2024-01-27T12:15:00Z"));
    const auto& move = std::get<programme::MoveSession>(content->command);
    EXPECT_EQ(move.session.text(), kSession);
    EXPECT_EQ(move.version, std::nullopt);
    EXPECT_EQ(programme::to_json(move), programme::to_json(std::get<programme::MoveSession>(move_suggestion().command)));
}

TEST(SuggestionId, GivesBackTheCreationThatWasRefused) {
    const auto id = encode_suggestion_id(creation(0), "key");
    ASSERT_TRUE(id.has_value());
    const auto content = decode_suggestion_id(*id, "key");
    ASSERT_TRUE(content.has_value());
    const auto& create = std::get<programme::CreateSession>(content->command);
    EXPECT_EQ(create.event.text(), kEvent);
    EXPECT_EQ(create.content, std::get<programme::CreateSession>(creation(0).command).content);
}

TEST(SuggestionId, IsMadeOfLettersThatAPathMayHold) {
    const auto id = encode_suggestion_id(creation(300), "key").value();
    EXPECT_TRUE(std::all_of(id.begin(), id.end(), [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.'; }));
    EXPECT_LE(id.size(), limits::kSuggestionIdBytes);
}

TEST(SuggestionId, IsLeftOutWhereTheRequestIsTooLarge) {
    EXPECT_EQ(encode_suggestion_id(creation(4000), "key"), std::nullopt);
}

TEST(SuggestionId, IsRefusedWithAnotherKey) {
    const auto id = encode_suggestion_id(move_suggestion(), "key").value();
    EXPECT_TRUE(decode_suggestion_id(id, "key").has_value());
    EXPECT_FALSE(decode_suggestion_id(id, "another key").has_value());
}

TEST(SuggestionId, IsRefusedWhereAnyLetterWasAltered) {
    const auto id = encode_suggestion_id(move_suggestion(), "key").value();
    for (std::size_t n = 0; n < id.size(); ++n) {
        auto altered = id;
        altered[n] = altered[n] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(decode_suggestion_id(altered, "key").has_value()) << n;
    }
}

TEST(SuggestionId, IsRefusedWhereItIsCutOrMadeUp) {
    const auto id = encode_suggestion_id(move_suggestion(), "key").value();
    for (const std::string& made_up : {std::string(), std::string("."), std::string("a.b"), id.substr(0, id.find('.')), id + ".", '.' + id})
        EXPECT_FALSE(decode_suggestion_id(made_up, "key").has_value()) << made_up;
}

}  // namespace
}  // namespace multaqa::planning
