// The list of what is told of people's calendars: page by page, only of those of whom something is told.
#include <gtest/gtest.h>

#include "tests/contract/app/desk.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

class CalendarsTest : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        place = std::make_unique<Place>(GetParam());
        opened = std::make_unique<Opened>(*place);
    }
    std::string add_person(const char* name) { return opened->make("/people", json::object{{"name", {{"en", name}}}}); }
    void tell(const std::string& person, const json::value& calendar) { opened->put("/people/" + person + "/calendar", json::object{{"calendar", calendar}}); }
    static json::object told(const std::string& person, const json::value& calendar) { return {{"personId", person}, {"calendar", calendar}}; }

    std::unique_ptr<Place> place;
    std::unique_ptr<Opened> opened;
};
MULTAQA_ON_BOTH_DATABASES(CalendarsTest);

TEST_P(CalendarsTest, AreListedByPersonPageByPage) {
    const json::object read{{"name", "Secrétariat"}, {"readAt", "2024-01-27T18:00:00Z"}}, unread{{"name", "Cabinet"}};
    const auto amina = add_person("Amina");
    add_person("Idris");
    const auto salma = add_person("Salma"), karim = add_person("Karim");
    tell(salma, unread);
    tell(amina, read);
    tell(karim, read);
    tell(karim, nullptr);
    const auto first = opened->client->get("/api/v1/calendars", {{"limit", "1"}});
    EXPECT_EQ(first.body.at("items"), (json::array{told(amina, read)}));
    const auto second = opened->client->get("/api/v1/calendars", {{"limit", "1"}, {"cursor", first.next_cursor}});
    EXPECT_EQ(second.body.at("items"), (json::array{told(salma, unread)}));
    EXPECT_EQ(second.next_cursor, "");
}

TEST_P(CalendarsTest, RefuseACursorThatIsNone) {
    const auto refused = opened->client->get("/api/v1/calendars", {{"cursor", "x"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.body.at("errors").at(0).at("pointer"), "?cursor");
}

}  // namespace
}  // namespace multaqa::test
