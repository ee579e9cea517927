// A JSON export, read into an empty installation, gives the same export.
#include <gtest/gtest.h>

#include <sstream>

#include "app/frozen_database.hpp"
#include "app/json_export.hpp"
#include "app/json_import.hpp"
#include "calendars/calendar_commands.hpp"
#include "tests/contract/app/export_comparison.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

std::string exported(Opened& opened, const std::string& event = "") {
    std::ostringstream out;
    app::write_json_export(*opened.client, {"0", kMigratedAt, "2026f"}, event, out);
    return out.str();
}

class JsonExportTest : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
    }
    // Reads an export into a new installation; the export of that.
    std::string read_back(const std::string& file) {
        const Place place(GetParam());
        auto given = std::make_unique<app::GivenIds>([] { return kMigratedAt; });
        auto& ids = *given;
        Opened opened(place, std::move(given));
        const auto imported = app::read_json_export(opened.installation, *opened.client, ids, json::parse_trusted(file));
        EXPECT_TRUE(imported.has_value()) << std::string(word(imported.error().code));
        return exported(opened);
    }
};
MULTAQA_ON_BOTH_DATABASES(JsonExportTest);

TEST_P(JsonExportTest, IsTheSameAfterItWasReadBack) {
    const Place place(GetParam());
    Opened opened(place);
    fill(opened);
    const auto first = exported(opened);
    const auto parsed = json::parse_trusted(first);
    ASSERT_EQ(parsed.at("sessions").as_array().size(), 9u);
    ASSERT_EQ(parsed.at("releases").as_array().size(), 1u);
    ASSERT_EQ(parsed.at("travelTimes").as_array().size(), 2u);
    ASSERT_EQ(parsed.at("calendars").as_array().size(), 1u);
    ASSERT_EQ(parsed.at("unavailabilities").as_array().size(), 1u);
    EXPECT_EQ(parsed.at("branding").at("color"), "#c1272d");
    const auto second = read_back(first);
    expect_equal_exports(first, second);
}

TEST_P(JsonExportTest, KeepsWhatRepeats) {
    const Place place(GetParam());
    Opened opened(place);
    fill(opened);
    const auto event = std::string(json::parse_trusted(exported(opened)).at("events").at(0).at("id").as_string());
    const auto meeting = [&](const char* start) {
        return opened.make("/events/" + event + "/sessions", json::object{{"type", "meeting"}, {"title", json::object{{"en", "Weekly"}}}, {"start", start},
                                                                          {"timeZone", "Europe/Paris"}, {"duration", "PT1H"}, {"status", "draft"}});
    };
    const auto first = meeting("2027-11-02T09:00:00");
    const auto second = meeting("2027-11-09T11:00:00");
    opened.make("/events/" + event + "/recurrences",
                json::object{{"pattern", json::object{{"type", "meeting"}, {"title", json::object{{"en", "Weekly"}}}, {"start", "2027-11-02T09:00:00"},
                                                      {"timeZone", "Europe/Paris"}, {"duration", "PT1H"}, {"status", "draft"}}},
                             {"rule", "FREQ=WEEKLY;UNTIL=20271201T000000"},
                             {"excluded", json::array{"2027-11-16T09:00:00"}},
                             {"materializedUntil", "2027-11-16T00:00:00"},
                             {"occurrences", json::array{json::object{{"recurrenceId", "2027-11-02T09:00:00"}, {"sessionId", first}},
                                                         json::object{{"recurrenceId", "2027-11-09T09:00:00"}, {"sessionId", second},
                                                                      {"overridden", json::array{"start"}}}}}});
    const auto file = exported(opened);
    ASSERT_EQ(json::parse_trusted(file).at("recurrences").as_array().size(), 1u);
    expect_equal_exports(file, read_back(file));
}

TEST_P(JsonExportTest, BringsWorkingCalendarsAlsoToWhereThoseOfCountriesStandAlready) {
    const Place place(GetParam());
    Opened opened(place);
    calendars::load_default_calendars(opened.installation.executor());
    const auto first = exported(opened);
    ASSERT_EQ(json::parse_trusted(first).at("workingCalendars").as_array().size(), 8u);
    expect_equal_exports(first, read_back(first));
    auto given = std::make_unique<app::GivenIds>([] { return kMigratedAt; });
    auto& ids = *given;
    const Place served(GetParam());
    Opened other(served, std::move(given));
    calendars::load_default_calendars(other.installation.executor());
    const auto imported = app::read_json_export(other.installation, *other.client, ids, json::parse_trusted(first));
    ASSERT_TRUE(imported.has_value()) << std::string(word(imported.error().code));
    EXPECT_EQ(json::parse_trusted(exported(other)).at("workingCalendars").as_array().size(), 8u);
}

TEST_P(JsonExportTest, OfAnOlderProgramIsReadWithWhatItDidNotKnowEmpty) {
    const Place place(GetParam());
    Opened opened(place);
    fill(opened);
    auto file = json::parse_trusted(exported(opened));
    for (const auto* name : {"unavailabilities", "calendars", "travelTimes"}) file.as_object().erase(name);
    const auto again = read_back(json::serialize(file));
    for (const auto* name : {"unavailabilities", "calendars", "travelTimes"}) file.as_object()[name] = json::array{};
    expect_equal_exports(json::serialize(file), again);
}

TEST_P(JsonExportTest, BringsTheBrandingWithoutTheLogoWhoseBytesItDoesNotHold) {
    const Place place(GetParam());
    Opened opened(place);
    fill(opened);
    auto file = json::parse_trusted(exported(opened));
    file.at("branding").as_object()["logo"] = "/api/v1/branding/logo/" + std::string(64, '0');
    const auto again = json::parse_trusted(read_back(json::serialize(file)));
    EXPECT_FALSE(again.at("branding").as_object().contains("logo"));
    EXPECT_EQ(again.at("branding").at("defaultLanguage"), "ar");
    file.as_object()["branding"] = json::object{{"defaultLanguage", "de"}};
    EXPECT_THROW(read_back(json::serialize(file)), std::runtime_error);
    file.as_object().erase("branding");
    EXPECT_EQ(json::parse_trusted(read_back(json::serialize(file))).at("branding"), (json::object{{"defaultLanguage", "en"}, {"version", 1}}));
}

TEST_P(JsonExportTest, IsRefusedByAnInstallationThatBearsAName) {
    const Place place(GetParam());
    auto given = std::make_unique<app::GivenIds>([] { return kMigratedAt; });
    auto& ids = *given;
    Opened opened(place, std::move(given));
    const auto empty = exported(opened);
    opened.put("/branding", 1, json::object{{"defaultLanguage", "fr"}});
    const auto refused = app::read_json_export(opened.installation, *opened.client, ids, json::parse_trusted(empty));
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(refused.error().faults.at(0).key, "fault.not-empty");
}

TEST_P(JsonExportTest, IsRefusedWhereItsSessionsHaveNoEvent) {
    const Place place(GetParam());
    Opened opened(place);
    fill(opened);
    auto file = json::parse_trusted(exported(opened));
    file.as_object()["events"] = json::array{};
    EXPECT_THROW(read_back(json::serialize(file)), std::runtime_error);
}

TEST_P(JsonExportTest, OfOneEventHoldsNoOther) {
    const Place place(GetParam());
    Opened opened(place);
    fill(opened);
    opened.make("/events", json::object{{"slug", "other"}, {"title", json::object{{"en", "Other"}}}, {"type", "meeting"}, {"timeZone", "Europe/Paris"},
                                        {"firstDay", "2027-10-30"}, {"lastDay", "2027-10-30"}});
    const auto file = json::parse_trusted(exported(opened, "other"));
    ASSERT_EQ(file.at("events").as_array().size(), 1u);
    EXPECT_FALSE(file.as_object().contains("branding")) << "it is of the whole installation";
    EXPECT_EQ(file.at("events").at(0).at("slug").as_string(), "other");
    EXPECT_TRUE(file.at("sessions").as_array().empty());
    EXPECT_FALSE(file.at("people").as_array().empty());
    EXPECT_THROW(exported(opened, "unheard-of"), std::runtime_error);
}

TEST_P(JsonExportTest, ShowsOneMomentWhileOthersWrite) {
    const Place place(GetParam());
    Opened opened(place);
    fill(opened);
    const auto before = comparable(exported(opened));
    opened.installation.database().read([&](store::Connection& snapshot) {
        snapshot.find_integer("SELECT count(*) FROM person");  // the snapshot begins at the first statement
        app::FrozenDatabase frozen(opened.installation.database(), snapshot);
        app::Application application(opened.installation, app::Application::Callers::administrator, frozen);
        opened.make("/people", json::object{{"name", json::object{{"en", "Came later"}}}});
        app::LocalClient client(application);
        std::ostringstream out;
        app::write_json_export(client, {"0", kMigratedAt, "2026f"}, "", out);
        EXPECT_EQ(comparable(out.str()), before);
        application.stop_threads();
    });
    EXPECT_NE(comparable(exported(opened)), before);
}

TEST_P(JsonExportTest, IsRefusedByADatabaseThatHoldsContent) {
    const Place place(GetParam());
    auto given = std::make_unique<app::GivenIds>([] { return kMigratedAt; });
    auto& ids = *given;
    Opened opened(place, std::move(given));
    fill(opened);
    const auto again = app::read_json_export(opened.installation, *opened.client, ids, json::parse_trusted(exported(opened)));
    ASSERT_TRUE(again.has_error());
    EXPECT_EQ(again.error().faults.at(0).key, "fault.not-empty");
    for (const auto* text : {"[]", "{}", R"({"format":"multaqa-export","formatVersion":2})", R"({"format":"multaqa-export","formatVersion":1,"people":[1]})"}) {
        const auto refused = app::read_json_export(opened.installation, *opened.client, ids, json::parse_trusted(text));
        ASSERT_TRUE(refused.has_error()) << text;
        EXPECT_EQ(refused.error().faults.at(0).key, "fault.no-export") << text;
    }
}

}  // namespace
}  // namespace multaqa::test
