// What the loader sends for a file, and what it refuses, told by an API that writes down and accepts everything.
#include "app/demo_file.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/support/temporary_folder.hpp"

namespace multaqa::app {
namespace {

class DemoLoaderTest : public ::testing::Test {
  protected:
    DemoApi recording() {
        return {[](const std::string&) {
                    return LocalClient::Answer{200, json::object{{"revision", 7}, {"version", 3}}, {}};
                },
                [this](const std::string& target, const json::value& body, std::int64_t version) {
                    std::ostringstream line;
                    line << target << (version == 0 ? "" : " v" + std::to_string(version)) << " " << json::serialize(body);
                    sent_.push_back(line.str());
                    return LocalClient::Answer{201, json::object{{"id", "id-" + std::to_string(sent_.size())}, {"confirmation", "seen"}}, {}};
                }};
    }
    std::filesystem::path file(const std::string& text) {
        const auto path = folder_.path() / ("file-" + std::to_string(++files_) + ".json");
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    std::string refusal_of(const std::string& text) {
        try {
            loader_.load(file(text));
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }

    test::TemporaryFolder folder_;
    int files_ = 0;
    std::vector<std::string> sent_;
    DemoLoader loader_{recording(), *parse_plain_date("2026-11-27")};
};

TEST_F(DemoLoaderTest, SendsThingsInTheOrderOfTheTableWithIdsForKeysAndDaysForOffsets) {
    const auto events = loader_.load(file(R"({"weekend": ["saturday", "sunday"],
        "events": [{"key": "visit", "slug": "visit", "firstDay": "@workday+1",
                    "releases": [{"note": {"en": "Programme"}}],
                    "sessions": [{"key": "call", "start": "@workday+1T09:30:00", "participants": {"@mayor": {"required": true}},
                                  "outcomes": [{"due": "@workday+2"}]}],
                    "laterSessions": [{"start": "@workday+1T10:00:00"}]}],
        "bookings": [{"key": "ride", "resource": {"kind": "vehicle", "id": "@car"}, "decisions": [{"decision": "confirm"}]}],
        "blockings": [{"reason": "closed"}],
        "vehicles": [{"key": "car"}], "people": [{"key": "mayor"}]})"));
    const std::vector<std::string> expected{
        R"(/api/v1/people {})",
        R"(/api/v1/vehicles {})",
        R"(/api/v1/blockings/preview {"reason":"closed"})",
        R"(/api/v1/blockings {"reason":"closed","confirmation":"seen"})",
        R"(/api/v1/bookings {"resource":{"kind":"vehicle","id":"id-2"}})",
        R"(/api/v1/bookings/id-5/decide v3 {"decision":"confirm"})",
        R"(/api/v1/events {"firstDay":"2026-11-30","slug":"visit"})",
        R"(/api/v1/events/id-7/sessions {"participants":{"id-1":{"required":true}},"start":"2026-11-30T09:30:00"})",
        R"(/api/v1/sessions/id-8/outcomes {"due":"2026-12-01"})",
        R"(/api/v1/events/id-7/releases {"note":{"en":"Programme"},"revision":7})",
        R"(/api/v1/events/id-7/sessions {"start":"2026-11-30T10:00:00"})",
    };
    EXPECT_EQ(sent_, expected);
    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events.front().id, "id-7");
    EXPECT_EQ(events.front().slug, "visit");
}

TEST_F(DemoLoaderTest, EntersOnceWhatTwoFilesShare) {
    loader_.load(file(R"({"organizations": [{"key": "city", "name": {"en": "City"}}]})"));
    loader_.load(file(R"({"organizations": [{"key": "city", "name": {"en": "City"}}], "people": [{"organizationId": "@city"}]})"));
    EXPECT_EQ(sent_, (std::vector<std::string>{R"(/api/v1/organizations {"name":{"en":"City"}})", R"(/api/v1/people {"organizationId":"id-1"})"}));
}

TEST_F(DemoLoaderTest, RefusesOneKeyForTwoThings) {
    EXPECT_NE(refusal_of(R"({"people": [{"key": "a"}], "rooms": [{"key": "a"}]})").find("a stands for something else already"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"events": [{"slug": "b", "sessions": [{"key": "s"}, {"key": "s"}]}]})").find("s stands for two things"), std::string::npos);
}

TEST_F(DemoLoaderTest, RefusesWhatItDoesNotKnow) {
    EXPECT_NE(refusal_of(R"({"persons": []})").find("persons"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"people": [{"organizationId": "@nobody"}]})").find("@nobody"), std::string::npos);
    EXPECT_NE(refusal_of(R"({"weekend": ["vendredi"]})").find("weekend"), std::string::npos);
    EXPECT_TRUE(sent_.empty());
}

}  // namespace
}  // namespace multaqa::app
