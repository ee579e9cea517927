// What repeats, over HTTP: made, looked at, changed in one and in all, and refused with what each date clashes with.
#include <gtest/gtest.h>

#include "tests/api/support/api_server.hpp"

namespace multaqa::test {
namespace {

class Recurrences : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        server_ = std::make_unique<ApiServer>(GetParam());
        staff_ = std::make_unique<ApiClient>(server_->as("protocol"));
        stage_ = set_stage(*staff_);
    }
    std::string event() const { return "/api/v1/events/" + stage_.event; }
    std::string add_session(std::string_view title, std::string_view start) {
        return staff_->create(event() + "/sessions", session_input(title, start, stage_.room));
    }
    JsonAnswer repeat(const std::string& session, const json::value& body) {
        const auto target = "/api/v1/sessions/" + session;
        return staff_->post(target + "/recurrence", body, {{"If-Match", staff_->get(target).etag}});
    }
    JsonAnswer send(const char* method, const std::string& target, const json::value& body, const std::string& etag) {
        return staff_->send(method, target, json::serialize(body), {{"Content-Type", "application/json"}, {"If-Match", etag}});
    }
    json::value session(const json::value& occurrence) {
        return staff_->get("/api/v1/sessions/" + std::string(occurrence.at("sessionId").as_string())).body;
    }

    std::unique_ptr<ApiServer> server_;
    std::unique_ptr<ApiClient> staff_;
    Stage stage_;
};
INSTANTIATE_TEST_SUITE_P(On, Recurrences, ::testing::Values("sqlite", "postgresql"), name_of_kind);

TEST_P(Recurrences, AreMadeAndRead) {
    const auto first = add_session("Weekly", "2027-01-12T09:00:00");
    const auto made = repeat(first, {{"recurrenceRule", {{"frequency", "weekly"}, {"count", 3}}}, {"excluded", json::array{"2027-01-19T09:00:00"}}});
    ASSERT_EQ(made.status, 201) << made.raw.body;
    EXPECT_EQ(made.raw.header("location"), "/api/v1/recurrences/" + made.text("id"));
    EXPECT_EQ(made.text("rule"), "FREQ=WEEKLY;COUNT=3");
    EXPECT_EQ(made.text("timeZone"), "Africa/Nouakchott");
    EXPECT_FALSE(made.body.as_object().contains("materializedUntil"));
    const auto& occurrences = made.body.at("occurrences").as_array();
    ASSERT_EQ(occurrences.size(), 2U);
    EXPECT_EQ(occurrences.at(0).at("sessionId"), json::value(first));
    EXPECT_EQ(occurrences.at(1).at("recurrenceId"), "2027-01-26T09:00:00");
    EXPECT_EQ(session(occurrences.at(1)).at("recurrence"),
              (json::object{{"id", made.text("id")}, {"recurrenceId", "2027-01-26T09:00:00"}, {"overridden", json::array{}}}));
    EXPECT_EQ(staff_->get("/api/v1/recurrences/" + made.text("id")).body, made.body);
    EXPECT_EQ(staff_->get(event() + "/recurrences").body.at("items").at(0), made.body);
}

TEST_P(Recurrences, AreRefusedWithTheClashOfADate) {
    const auto first = add_session("Weekly", "2027-01-12T09:00:00");
    add_session("Hearing", "2027-01-19T09:30:00");
    const auto refused = repeat(first, {{"rule", "FREQ=WEEKLY;COUNT=3"}});
    ASSERT_EQ(refused.status, 409) << refused.raw.body;
    EXPECT_EQ(refused.body.at("conflicts").as_array().size(), 1U);
    EXPECT_TRUE(refused.body.at("suggestions").as_array().empty());
    EXPECT_EQ(repeat(first, {{"rule", "FREQ=WEEKLY;COUNT=3"}, {"onConflict", "override"}, {"reason", "agreed"}}).status, 201);
}

TEST_P(Recurrences, NameWhatIsWrongInTheirInput) {
    const auto first = add_session("Weekly", "2027-01-12T09:00:00");
    const auto refused = repeat(first, {{"rule", "FREQ=WEEKLY;BYMONTHDAY=3"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body.at("errors").at(0).at("pointer"), "/rule");
    const auto secondly = repeat(first, {{"rule", "FREQ=SECONDLY;COUNT=3"}});
    EXPECT_EQ(secondly.status, 422);
    ASSERT_EQ(secondly.body.at("errors").as_array().size(), 1U);
    EXPECT_EQ(secondly.body.at("errors").at(0).at("pointer"), "/recurrenceRule");
    const auto reach = send("PATCH", "/api/v1/sessions/" + first + "?recurrence=some", json::object{}, "\"v1\"");
    EXPECT_EQ(reach.status, 422);
    EXPECT_EQ(reach.body.at("errors").at(0).at("pointer"), "?recurrence");
}

TEST_P(Recurrences, ChangeInOneAndInAll) {
    const auto made = repeat(add_session("Weekly", "2027-01-12T09:00:00"), {{"rule", "FREQ=WEEKLY;COUNT=3"}});
    ASSERT_EQ(made.status, 201) << made.raw.body;
    const auto occurrences = made.body.at("occurrences").as_array();
    const auto target = [&](std::size_t n) { return "/api/v1/sessions/" + std::string(occurrences.at(n).at("sessionId").as_string()); };
    const auto own = send("PATCH", target(1), {{"title", {{"en", "Special"}}}}, staff_->get(target(1)).etag);
    ASSERT_EQ(own.status, 200) << own.raw.body;
    EXPECT_EQ(own.body.at("recurrence").at("overridden"), json::array{"title"});

    const auto all = send("PATCH", target(0) + "?recurrence=all", {{"title", {{"en", "Renamed"}}}}, staff_->get(target(0)).etag);
    ASSERT_EQ(all.status, 200) << all.raw.body;
    EXPECT_EQ(session(occurrences.at(1)).at("title").at("en"), "Special");
    EXPECT_EQ(session(occurrences.at(2)).at("title").at("en"), "Renamed");

    const auto moved = send("POST", target(1) + "/move?recurrence=this-and-future", {{"start", "2027-01-19T10:30:00"}}, staff_->get(target(1)).etag);
    ASSERT_EQ(moved.status, 200) << moved.raw.body;
    EXPECT_NE(moved.body.at("recurrence").at("id"), made.body.at("id"));
    EXPECT_EQ(session(occurrences.at(2)).at("start"), "2027-01-26T10:30:00");
    EXPECT_EQ(session(occurrences.at(0)).at("start"), "2027-01-12T09:00:00");

    EXPECT_EQ(staff_->send("DELETE", target(1) + "?recurrence=all", "", {{"If-Match", staff_->get(target(1)).etag}}).status, 204);
    EXPECT_EQ(staff_->get(target(2)).status, 404);
    EXPECT_EQ(staff_->get(event() + "/recurrences").body.at("items").as_array().size(), 1U);
}

TEST_P(Recurrences, ChangeTheirDates) {
    const auto made = repeat(add_session("Weekly", "2027-01-12T09:00:00"), {{"rule", "FREQ=WEEKLY;COUNT=3"}});
    const auto target = "/api/v1/recurrences/" + made.text("id");
    const auto changed = staff_->patch(target, {{"rule", "FREQ=WEEKLY;COUNT=2"}, {"added", json::array{"2027-02-03T09:00:00"}}}, made.etag);
    ASSERT_EQ(changed.status, 200) << changed.raw.body;
    const auto& occurrences = changed.body.at("occurrences").as_array();
    ASSERT_EQ(occurrences.size(), 3U);
    EXPECT_EQ(occurrences.at(2).at("recurrenceId"), "2027-02-03T09:00:00");
    EXPECT_EQ(occurrences.at(1).at("sessionId"), made.body.at("occurrences").at(1).at("sessionId")) << "what remains keeps its id";
    EXPECT_EQ(staff_->patch(target, {{"rule", nullptr}}, made.etag).status, 412);
}

TEST_P(Recurrences, ArePreviewed) {
    const auto person = staff_->get("/api/v1/people/" + stage_.person);
    ASSERT_EQ(staff_->patch("/api/v1/people/" + stage_.person, {{"homeTimeZone", "Europe/Paris"}}, person.etag).status, 200);
    const auto preview = staff_->post(event() + "/recurrences/preview", {{"start", "2027-03-23T09:00:00"},
                                                                         {"timeZone", "Africa/Nouakchott"},
                                                                         {"rule", "FREQ=WEEKLY;COUNT=3"},
                                                                         {"participants", json::array{stage_.person}}});
    ASSERT_EQ(preview.status, 200) << preview.raw.body;
    EXPECT_EQ(preview.body.at("count"), 3);
    EXPECT_EQ(preview.body.at("end"), "bounded");
    EXPECT_EQ(preview.body.at("occurrences").at(0).at("utcStart"), "2027-03-23T09:00:00Z");
    const json::object before{{"recurrenceId", "2027-03-23T09:00:00"}, {"minutes", 60}, {"localStart", "2027-03-23T10:00:00"}};
    EXPECT_EQ(preview.body.at("offsets"),
              (json::array{json::object{{"timeZone", "Europe/Paris"}, {"people", 1}, {"usualMinutes", 120}, {"exceptions", json::array{before}}}}));
    EXPECT_TRUE(staff_->get(event() + "/sessions").body.at("items").as_array().empty());
}

}  // namespace
}  // namespace multaqa::test
