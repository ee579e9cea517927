// What is told of a person under the id of one who was merged is told of the survivor.
#include <gtest/gtest.h>

#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

class MergedPeopleTest : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        place = std::make_unique<Place>(GetParam());
        opened = std::make_unique<Opened>(*place);
        survivor = opened->make("/people", json::object{{"name", {{"en", "Amina"}}}});
        gone = opened->make("/people", json::object{{"name", {{"en", "Amina"}}}});
        const auto merged = opened->client->post("/api/v1/people/" + survivor + "/merge", 1, json::object{{"personId", gone}});
        EXPECT_EQ(merged.status, 200) << json::serialize(merged.body);
    }

    std::unique_ptr<Place> place;
    std::unique_ptr<Opened> opened;
    std::string survivor, gone;
};
MULTAQA_ON_BOTH_DATABASES(MergedPeopleTest);

TEST_P(MergedPeopleTest, HaveTheCalendarThatIsToldUnderAnOldId) {
    const json::object calendar{{"name", "Secrétariat"}};
    opened->put("/people/" + gone + "/calendar", json::object{{"calendar", calendar}});
    const json::object told{{"personId", survivor}, {"calendar", calendar}};
    for (const auto& id : {survivor, gone}) EXPECT_EQ(opened->get("/people/" + id + "/calendar"), told);
    EXPECT_EQ(opened->get("/calendars").at("items"), (json::array{told}));
}

TEST_P(MergedPeopleTest, AreAwayWhenAnOldIdIsSaidToBe) {
    const json::object away{{"firstDay", "2027-11-03"}, {"timeZone", "Africa/Nouakchott"}};
    const auto id = opened->make("/people/" + gone + "/unavailabilities", away);
    EXPECT_EQ(opened->get("/unavailabilities/" + id).at("personId").as_string(), std::string_view(survivor));
    for (const auto& person : {survivor, gone}) {
        const auto told = opened->get("/people/" + person + "/unavailabilities");
        EXPECT_EQ(told.at("items").at(0).at("id").as_string(), std::string_view(id));
    }
}

}  // namespace
}  // namespace multaqa::test
