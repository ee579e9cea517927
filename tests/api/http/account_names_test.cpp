// What accounts are called beside their ids: the name of the person for whoever reads the directory, of an account without
// a person its address for administrators, nothing for others.
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

class AccountNames : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(GetParam());
        auto protocol = server_->as("protocol");
        stage_ = set_stage(protocol);
        name_account("protocol", stage_.person);
    }
    void name_account(const std::string& role, const std::string& person) {
        auto admin = server_->as("admin");
        const auto account = "/api/v1/accounts/" + id_of(role);
        const auto named = admin.patch(account, {{"personId", person}}, admin.get(account).etag);
        EXPECT_EQ(named.status, 200) << named.raw.body;
    }
    std::string id_of(const std::string& role) { return server_->as(role).get("/api/v1/me").text("id"); }
    // What the member of the answer's body, or of its first item, is; null where there is none.
    static json::value member(const json::value& body, std::string_view name) {
        const auto* items = body.as_object().if_contains("items");
        const auto& holder = items == nullptr ? body.as_object() : items->as_array().at(0).as_object();
        const auto* found = holder.if_contains(name);
        return found == nullptr ? json::value() : *found;
    }

    std::unique_ptr<ApiServer> server_;
    Stage stage_;
    const json::object clerk_{{"en", "Chair of the network"}};
};
INSTANTIATE_TEST_SUITE_P(On, AccountNames, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(AccountNames, TellWhoAskedForARoomAndWhoDecided) {
    auto organizer = server_->as("organizer");
    auto protocol = server_->as("protocol");
    const json::object room{{"kind", "room"}, {"id", stage_.room}};
    const auto id = organizer.create("/api/v1/bookings", {{"resource", room}, {"title", {{"en", "Rehearsal"}}},
                                                          {"start", "2024-02-01T09:00:00"}, {"duration", "PT1H"}});
    const auto decided = protocol.send("POST", "/api/v1/bookings/" + id + "/decide", R"({"decision":"confirm"})",
                                       {{"Content-Type", "application/json"}, {"If-Match", "\"v1\""}});
    ASSERT_EQ(decided.status, 200) << decided.raw.body;
    EXPECT_EQ(member(decided.body, "decidedByName"), clerk_);
    const auto own = organizer.get("/api/v1/bookings/" + id);
    EXPECT_EQ(member(own.body, "decidedByName"), clerk_);
    EXPECT_EQ(member(own.body, "requestedByName"), json::value()) << "an address is for administrators";
    const auto shown = server_->as("admin").get("/api/v1/bookings");
    EXPECT_EQ(member(shown.body, "decidedByName"), clerk_);
    EXPECT_EQ(member(shown.body, "requestedByName"), (json::object{{"und", "organizer@multaqa.example"}}));
}

TEST_P(AccountNames, TellWhoReleasedAndWhoStandsInTheLog) {
    auto protocol = server_->as("protocol");
    const auto event = "/api/v1/events/" + stage_.event;
    auto session = session_input("Opening", "2024-01-28T09:00:00", stage_.room);
    session["status"] = "confirmed";
    protocol.create(event + "/sessions", session);
    const auto released = protocol.post(event + "/releases", {{"revision", protocol.get(event).body.at("revision")}});
    ASSERT_EQ(released.status, 201) << released.raw.body;
    EXPECT_EQ(member(released.body, "byName"), clerk_);
    EXPECT_EQ(member(protocol.get(event + "/releases").body, "byName"), clerk_);
    EXPECT_EQ(member(protocol.get("/api/v1/changes?scope=event:" + stage_.event).body, "accountName"), clerk_);

    const json::object viewer{{"email", "participant@multaqa.example"}, {"role", "viewer"}};
    ASSERT_EQ(protocol.post(event + "/grants", viewer).status, 201);
    const auto seen = server_->as("participant").get(event + "/releases");
    ASSERT_EQ(seen.status, 200);
    EXPECT_EQ(member(seen.body, "byName"), json::value()) << "the directory is for staff";
}

TEST_P(AccountNames, AreThoseOfTheSurvivorOfAMerge) {
    auto protocol = server_->as("protocol");
    const auto person = protocol.get("/api/v1/people/" + stage_.other_person);
    const auto merged = protocol.send("POST", "/api/v1/people/" + stage_.other_person + "/merge", R"({"personId":")" + stage_.person + R"("})",
                                      {{"Content-Type", "application/json"}, {"If-Match", person.etag}});
    ASSERT_EQ(merged.status, 200) << merged.raw.body;
    const auto changes = protocol.get("/api/v1/changes?scope=directory");
    EXPECT_EQ(member(changes.body, "accountName"), (json::object{{"en", "Rapporteur"}}));
}

TEST_P(AccountNames, TellWhoMayActForWhom) {
    auto protocol = server_->as("protocol");
    const auto allowed = protocol.post("/api/v1/acts-for", {{"accountId", id_of("organizer")}});
    ASSERT_EQ(allowed.status, 201) << allowed.raw.body;
    EXPECT_EQ(member(allowed.body, "principalName"), clerk_);
    EXPECT_EQ(member(server_->as("organizer").get("/api/v1/acts-for").body, "principalName"), clerk_);
}

}  // namespace
}  // namespace multaqa::test
