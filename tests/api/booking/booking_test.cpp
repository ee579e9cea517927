// Booking a room or a required person twice: refused with reasons and a way out, one of two hundred wins.
#include <gtest/gtest.h>

#include <atomic>
#include <barrier>
#include <thread>

#include "tests/api/support/on_server.hpp"

namespace multaqa::test {
namespace {

json::object with_person(json::object input, const std::string& person) {
    input["participants"] = json::object{{person, {{"roles", {{"speaker", true}}}, {"required", true}}}};
    return input;
}

class Booking : public OnStage {
  protected:
    void SetUp() override {
        OnStage::SetUp();
        sessions_ = event_ + "/sessions";
    }
    std::size_t conflicts() { return client_->get(event_ + "/conflicts").body.at("conflicts").as_array().size(); }

    std::string sessions_;
};

TEST_P(Booking, OfATakenRoomNamesTheOtherSideAndASuggestionCarriesItOut) {
    const auto first = client_->create(sessions_, session_input("Opening", "2024-01-28T09:00:00", stage_.room));
    const auto refused = client_->post(sessions_, session_input("Second", "2024-01-28T09:30:00", stage_.room));
    ASSERT_EQ(refused.status, 409) << refused.raw.body;
    EXPECT_EQ(refused.text("code"), "schedule-conflict");
    const auto& conflict = refused.body.at("conflicts").at(0);
    EXPECT_EQ(conflict.at("code"), "R1");
    EXPECT_EQ(conflict.at("severity"), "refuse");
    EXPECT_EQ(conflict.at("utcStart"), "2024-01-28T09:30:00Z");
    EXPECT_EQ(conflict.at("utcEnd"), "2024-01-28T10:00:00Z");
    EXPECT_EQ(conflict.at("local").at(0), (json::object{{"timeZone", "Africa/Nouakchott"}, {"start", "2024-01-28T09:30:00"}, {"end", "2024-01-28T10:00:00"}}));
    EXPECT_EQ(conflict.at("sessionIds"), (json::array{first}));
    ASSERT_FALSE(refused.body.at("suggestions").as_array().empty());
    const auto applied = client_->post("/api/v1/suggestions/" + std::string(refused.body.at("suggestions").at(0).at("id").as_string()) + "/apply", json::object{});
    ASSERT_EQ(applied.status, 201) << applied.raw.body;
    EXPECT_EQ(applied.body.at("title"), (json::object{{"en", "Second"}}));
    EXPECT_EQ(conflicts(), 0u);
}

TEST_P(Booking, OfATakenPersonIsRefusedAndTheMoveCanBeCarriedOutElsewhere) {
    client_->create(sessions_, with_person(session_input("Opening", "2024-01-28T09:00:00", stage_.room), stage_.person));
    const auto other = client_->post(sessions_, with_person(session_input("Panel", "2024-01-28T11:00:00", stage_.other_room), stage_.person));
    ASSERT_EQ(other.status, 201);
    const std::string move = "/api/v1/sessions/" + other.text("id") + "/move";
    const auto refused = client_->post(move, json::object{{"start", "2024-01-28T09:30:00"}}, {{"If-Match", other.etag}});
    ASSERT_EQ(refused.status, 409) << refused.raw.body;
    EXPECT_EQ(refused.body.at("conflicts").at(0).at("code"), "P1");
    ASSERT_FALSE(refused.body.at("suggestions").as_array().empty());
    const auto& suggestion = refused.body.at("suggestions").at(0);
    const auto applied = client_->post("/api/v1/suggestions/" + std::string(suggestion.at("id").as_string()) + "/apply", json::object{});
    ASSERT_EQ(applied.status, 200) << applied.raw.body;
    EXPECT_EQ(applied.body.at("start"), suggestion.at("moves").at(0).at("start"));
    EXPECT_EQ(conflicts(), 0u);
}

TEST_P(Booking, NextToAnEventThatTheCallerMayNotSeeShowsNoTitle) {
    auto admin = server_->as("admin");
    const auto hidden = admin.create("/api/v1/events", {{"slug", "hidden"}, {"title", {{"en", "Hidden talks"}}}, {"type", "meeting"},
                                                        {"timeZone", "Africa/Nouakchott"}, {"firstDay", "2024-01-28"}, {"lastDay", "2024-01-28"},
                                                        {"siteIds", json::array{stage_.site}}, {"visibility", "restricted"}});
    admin.create("/api/v1/events/" + hidden + "/sessions", session_input("Secret negotiation", "2024-01-28T09:00:00", stage_.room));
    const auto refused = client_->post(sessions_, session_input("Opening", "2024-01-28T09:00:00", stage_.room));
    ASSERT_EQ(refused.status, 409);
    EXPECT_EQ(refused.raw.body.find("Secret negotiation"), std::string::npos);
    EXPECT_EQ(refused.raw.body.find("Hidden talks"), std::string::npos);
    EXPECT_EQ(refused.body.at("conflicts").at(0).at("utcStart"), "2024-01-28T09:00:00Z");
}

TEST_P(Booking, OfTwoHundredAtOnceOneWins) {
    constexpr int kBookings = 200;
    std::atomic<int> created = 0, conflicts_answered = 0, others = 0;
    std::barrier start(kBookings);
    std::vector<std::thread> threads;
    for (int i = 0; i < kBookings; ++i)
        threads.emplace_back([&, i] {
            auto client = server_->as("organizer");
            start.arrive_and_wait();
            const auto answer = client.post(sessions_, session_input("Booking " + std::to_string(i), "2024-01-28T09:00:00", stage_.room));
            (answer.status == 201 ? created : answer.status == 409 ? conflicts_answered : others)++;
        });
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(created, 1);
    EXPECT_EQ(conflicts_answered, kBookings - 1);
    EXPECT_EQ(others, 0);
    EXPECT_EQ(client_->get(sessions_).body.at("items").as_array().size(), 1u);
}

// Two events, both require p and q, listed p,q and q,p: moved at once into one hour.
TEST_P(Booking, OfCrossingPeopleOneMoveWinsAndNoneHangs) {
    auto admin = server_->as("admin");
    const auto second = admin.create("/api/v1/events", {{"slug", "second"}, {"title", {{"en", "Second"}}}, {"type", "meeting"},
                                                        {"timeZone", "Africa/Nouakchott"}, {"firstDay", "2024-01-28"}, {"lastDay", "2024-01-29"}});
    const auto people = [&](const std::string& a, const std::string& b) {
        const json::object required{{"roles", {{"speaker", true}}}, {"required", true}};
        return json::object{{a, required}, {b, required}};
    };
    auto input = session_input("Ours", "2024-01-28T08:00:00", "");
    input["participants"] = people(stage_.person, stage_.other_person);
    const std::string ours = "/api/v1/sessions/" + admin.create(sessions_, input);
    input["title"] = json::object{{"en", "Theirs"}};
    input["start"] = "2024-01-29T08:00:00";
    input["participants"] = people(stage_.other_person, stage_.person);
    const std::string theirs = "/api/v1/sessions/" + admin.create("/api/v1/events/" + second + "/sessions", input);

    auto other = server_->as("admin");
    const auto move = [](ApiClient& client, const std::string& session, const char* start) {
        const auto etag = client.get(session).etag;
        return client.post(session + "/move", json::object{{"start", start}}, {{"If-Match", etag}}).status;
    };
    for (int round = 0; round < 100; ++round) {
        std::barrier start(2);
        int first = 0, last = 0;
        std::thread thread([&] {
            start.arrive_and_wait();
            first = move(other, theirs, "2024-01-28T15:00:00");
        });
        start.arrive_and_wait();
        last = move(admin, ours, "2024-01-28T15:00:00");
        thread.join();
        ASSERT_EQ(std::minmax(first, last), std::minmax(200, 409)) << "round " << round;
        if (first == 200) ASSERT_EQ(move(other, theirs, "2024-01-29T08:00:00"), 200);
        else ASSERT_EQ(move(admin, ours, "2024-01-28T08:00:00"), 200);
    }
}

TEST_P(Booking, AtAnHourThatDoesNotExistOrExistsTwiceIsRefusedWithBothReadings) {
    auto input = session_input("Night session", "2027-03-28T02:30:00", "");
    input["timeZone"] = "Europe/Paris";
    const auto gap = client_->post(sessions_, input);
    ASSERT_EQ(gap.status, 422) << gap.raw.body;
    EXPECT_EQ(gap.text("code"), "nonexistent-local-time");
    EXPECT_EQ(gap.body.at("alternatives"),
              (json::array{json::object{{"disambiguation", "earlier"}, {"start", "2027-03-28T01:30:00"}, {"utcStart", "2027-03-28T00:30:00Z"}, {"utcOffset", "+01:00"}},
                           json::object{{"disambiguation", "later"}, {"start", "2027-03-28T03:30:00"}, {"utcStart", "2027-03-28T01:30:00Z"}, {"utcOffset", "+02:00"}}}));
    input["start"] = "2027-10-31T02:30:00";
    const auto fold = client_->post(sessions_, input);
    ASSERT_EQ(fold.status, 422);
    EXPECT_EQ(fold.text("code"), "ambiguous-local-time");
    EXPECT_EQ(fold.body.at("alternatives"),
              (json::array{json::object{{"disambiguation", "earlier"}, {"start", "2027-10-31T02:30:00"}, {"utcStart", "2027-10-31T00:30:00Z"}, {"utcOffset", "+02:00"}},
                           json::object{{"disambiguation", "later"}, {"start", "2027-10-31T02:30:00"}, {"utcStart", "2027-10-31T01:30:00Z"}, {"utcOffset", "+01:00"}}}));
}

MULTAQA_ON_BOTH_DATABASES(Booking);

}  // namespace
}  // namespace multaqa::test
