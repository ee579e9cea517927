#include "programme/virtual_server.hpp"

#include <gtest/gtest.h>

#include "tests/unit/programme/sessions.hpp"

namespace multaqa::programme {
namespace {

using test::id;

VirtualServers servers() {
    return {.jitsi_url = "https://meet.example/",
            .bigbluebutton_url = "https://bbb.example/bigbluebutton/api",
            .bigbluebutton_secret = "shared",
            .early = std::chrono::minutes{15},
            .room_key = "key of this installation"};
}
VirtualLocation on(VirtualProvider provider) { return {{}, "", provider, VirtualAudience::participants, {}}; }
Joining joining(JoinRole role) { return {id<SessionId>(1), "main", "Séance plénière", "Amina Ould", role}; }

// The example of a published guide to BigBlueButton's API, with its SHA-256.
TEST(BigBlueButtonChecksum, IsThatOfCallQueryAndSecret) {
    EXPECT_EQ(bigbluebutton_checksum("create",
                                     "name=Demo&meetingID=replace-with-meeting-id&attendeePW=replace-with-password"
                                     "&moderatorPW=replace-with-password",
                                     "replace-with-secret"),
              "7e5a0a48f1542462e56ca034dc83d741bff1deb5feab0cd9ef74fa6e009fe1fd");
}

TEST(JoinLink, SignsWhatIsSentToBigBlueButton) {
    const auto link = join_link(servers(), on(VirtualProvider::bigbluebutton), joining(JoinRole::viewer));
    EXPECT_TRUE(link.start_uri.empty()) << "only moderators create the meeting";
    const std::string start = "https://bbb.example/bigbluebutton/api/join?";
    ASSERT_TRUE(link.uri.starts_with(start));
    const auto query = link.uri.substr(start.size(), link.uri.find("&checksum=") - start.size());
    EXPECT_TRUE(query.starts_with("fullName=Amina%20Ould&meetingID=multaqa-")) << query;
    EXPECT_TRUE(query.ends_with("&role=VIEWER")) << query;
    EXPECT_EQ(link.uri, start + query + "&checksum=" + bigbluebutton_checksum("join", query, "shared"));
    EXPECT_EQ(link.uri.find("shared"), std::string::npos);

    const auto moderated = join_link(servers(), on(VirtualProvider::bigbluebutton), joining(JoinRole::moderator));
    EXPECT_NE(moderated.uri.find("&role=MODERATOR&"), std::string::npos);
    EXPECT_TRUE(moderated.start_uri.starts_with(
        "https://bbb.example/bigbluebutton/api/create?name=S%C3%A9ance%20pl%C3%A9ni%C3%A8re&meetingID=multaqa-"))
        << moderated.start_uri;
}

TEST(JoinLink, NamesAJitsiRoomThatNobodyGuessesAndEverybodyShares) {
    const auto jitsi = on(VirtualProvider::jitsi);
    const auto one = join_link(servers(), jitsi, joining(JoinRole::viewer)).uri;
    EXPECT_TRUE(one.starts_with("https://meet.example/multaqa-")) << one;
    EXPECT_EQ(join_link(servers(), jitsi, joining(JoinRole::moderator)).uri, one);
    auto other = joining(JoinRole::viewer);
    other.session = id<SessionId>(2);
    EXPECT_NE(join_link(servers(), jitsi, other).uri, one);
    auto elsewhere = servers();
    elsewhere.room_key = "key of another installation";
    EXPECT_NE(join_link(elsewhere, jitsi, joining(JoinRole::viewer)).uri, one);
}

TEST(Offers, KnowsWhatIsConfigured) {
    EXPECT_TRUE(offers({}, VirtualProvider::link));
    EXPECT_FALSE(offers({}, VirtualProvider::jitsi));
    EXPECT_FALSE(offers({}, VirtualProvider::bigbluebutton));
    EXPECT_TRUE(offers(servers(), VirtualProvider::bigbluebutton));
}

TEST(FaultsOfVirtualLocation, WantALinkForALinkAndNoneForARoomOnAServer) {
    using test::told;
    EXPECT_EQ(told(faults_of(on(VirtualProvider::link), "/v")), "/v/uri fault.required");
    auto room = on(VirtualProvider::jitsi);
    EXPECT_EQ(told(faults_of(room, "/v")), "");
    room.uri = "https://example.org";
    EXPECT_EQ(told(faults_of(room, "/v")), "/v/uri fault.made-uri");
}

}  // namespace
}  // namespace multaqa::programme
