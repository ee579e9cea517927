// A JSON export made under one release of the zone data, read into an installation that has adopted another: 2025b has Morocco on
// +01 in January 2027, 2026f on +00.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <sstream>
#include <string>

#include "app/json_export.hpp"
#include "app/json_import.hpp"
#include "common/text/messages.hpp"
#include "tests/contract/app/export_comparison.hpp"
#include "tests/contract/app/zone_changes.hpp"

namespace multaqa::test {
namespace {

constexpr const char* kClock = "2026-07-15T08:00:00Z";

std::unique_ptr<Place> made_place(const std::string& kind, std::string_view zones) {
    auto place = std::make_unique<Place>(kind);
    if (zones == kBefore) place->lend_zones(kBefore);
    place->put_on_system(multaqa::testing::zone_folder(zones));
    place->put_clock(kClock);
    return place;
}

std::string exported(Opened& opened) {
    std::ostringstream out;
    app::write_json_export(*opened.client, {"0", *parse_utc(kClock), opened.installation.zones()->version()}, "", out);
    return out.str();
}

json::object agenda(Opened& opened, const std::string& event, const char* audience) {
    return opened.get("/events/" + event + "/agenda", {{"audience", audience}, {"release", "latest"}}).as_object();
}

// "2027-01-12T09:00:00 2027-01-12T08:00:00Z +01:00"
std::string shown(const json::object& agenda, const std::string& session) {
    const auto& entry = agenda.at("sessions").at(session);
    const auto text = [&](const char* name) { return std::string(entry.at(name).as_string()); };
    return text("start") + " " + text("utcStart") + " " + text("utcOffset");
}

class ZoneImportTest : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
    }

    // An event that holds to instants unless a session says otherwise, released once.
    std::string filled_under(std::string_view zones) {
        const auto place = made_place(GetParam(), zones);
        Opened opened(*place);
        event = made_event(opened, "rabat", "Africa/Casablanca");
        opened.patch("/events/" + event, {{"anchor", "instant"}});
        local = made(opened, "2027-01-12T09:00:00", "local");
        online = made(opened, "2027-01-12T11:00:00", "instant");
        cancelled = made(opened, "2027-01-12T14:00:00", "local");
        moved = made(opened, "2027-01-12T16:00:00", "local");
        opened.patch("/sessions/" + cancelled, {{"status", "cancelled"}});
        publish(opened);
        opened.patch("/sessions/" + moved, {{"start", "2027-01-13T16:00:00"}});
        return exported(opened);
    }
    static std::string made(Opened& opened, const std::string& event, const std::string& start, const char* anchor) {
        return opened.make("/events/" + event + "/sessions",
                           json::object{{"type", "panel"}, {"title", {{"en", start}}}, {"start", start}, {"duration", "PT1H"}, {"status", "confirmed"}, {"anchor", anchor}});
    }
    std::string made(Opened& opened, const std::string& start, const char* anchor) const { return made(opened, event, start, anchor); }
    void publish(Opened& opened) const {
        const auto revision = opened.get("/events/" + event).at("revision");
        const auto released = opened.client->post("/api/v1/events/" + event + "/releases", json::object{{"revision", revision}});
        ASSERT_EQ(released.status, 201) << json::serialize(released.body);
    }
    // Reads an export into a new installation; `use` looks at that.
    void import_under(std::string_view zones, const std::string& file, const std::function<void(Opened&, const app::ImportedItems&)>& use) const {
        const auto place = made_place(GetParam(), zones);
        auto given = std::make_unique<app::GivenIds>([] { return *parse_utc(kClock); });
        auto& ids = *given;
        Opened opened(*place, std::move(given));
        ASSERT_EQ(opened.installation.zones()->version(), zones);
        const auto imported = app::read_json_export(opened.installation, *opened.client, ids, json::parse_trusted(file));
        ASSERT_TRUE(imported.has_value()) << std::string(word(imported.error().code));
        use(opened, *imported);
    }

    std::string event, local, online, cancelled, moved;
};
MULTAQA_ON_BOTH_DATABASES(ZoneImportTest);

TEST_P(ZoneImportTest, PlacesSessionsUnderTheAdoptedZoneData) {
    import_under(kNow, filled_under(kBefore), [&](Opened& opened, const app::ImportedItems&) {
        EXPECT_EQ(placed(opened, local), "2027-01-12T09:00:00 2027-01-12T09:00:00Z 2026f");
        EXPECT_EQ(placed(opened, online), "2027-01-12T10:00:00 2027-01-12T10:00:00Z 2026f") << "it holds to its instant";
        EXPECT_EQ(placed(opened, cancelled), "2027-01-12T14:00:00 2027-01-12T14:00:00Z 2026f");
        EXPECT_EQ(placed(opened, moved), "2027-01-13T16:00:00 2027-01-13T16:00:00Z 2026f");
        const auto published = opened.get("/sessions/" + moved).at("publishedPlacement");
        EXPECT_EQ(published.at("start"), "2027-01-12T16:00:00");
        EXPECT_EQ(published.at("utcStart"), "2027-01-12T16:00:00Z");
    });
}

TEST_P(ZoneImportTest, IssuesTheReleaseAgainWithWhatMoved) {
    import_under(kNow, filled_under(kBefore), [&](Opened& opened, const app::ImportedItems& imported) {
        EXPECT_EQ(imported.reissued, 1U);
        const json::value note(opened.installation.messages().format(UiLanguage::en, "release.zone-data", {{"version", std::string(kNow)}}));
        for (const auto* audience : {"public", "staff"}) {
            const auto now = agenda(opened, event, audience);
            EXPECT_EQ(now.at("release").at("number"), 1) << audience;
            EXPECT_EQ(now.at("release").at("part"), 1) << audience;
            EXPECT_EQ(now.at("release").at("note").at("en"), note) << audience;
            EXPECT_EQ(now.at("timeZoneVersion"), json::value(kNow)) << audience;
            EXPECT_EQ(shown(now, local), "2027-01-12T09:00:00 2027-01-12T09:00:00Z +00:00") << audience;
            EXPECT_EQ(shown(now, online), "2027-01-12T10:00:00 2027-01-12T10:00:00Z +00:00") << audience;
            EXPECT_EQ(shown(now, cancelled), "2027-01-12T14:00:00 2027-01-12T14:00:00Z +00:00") << audience;
            EXPECT_EQ(shown(now, moved), "2027-01-12T16:00:00 2027-01-12T16:00:00Z +00:00") << audience << ": what was released, not the draft";
        }
        const auto releases = opened.get("/events/" + event + "/releases").at("items").as_array();
        ASSERT_EQ(releases.size(), 2U) << "the restored one stays";
        EXPECT_EQ(releases.at(0).at("counts"), (json::object{{"sessions", 4}, {"added", 0}, {"changed", 4}, {"removed", 0}}));
    });
}

TEST_P(ZoneImportTest, IsEqualAndIssuesNothingUnderTheSameZoneData) {
    const auto file = filled_under(kBefore);
    import_under(kBefore, file, [&](Opened& opened, const app::ImportedItems& imported) {
        EXPECT_EQ(imported.reissued, 0U);
        EXPECT_EQ(agenda(opened, event, "public").at("release").at("part"), 0);
        expect_equal_exports(file, exported(opened));
    });
}

TEST_P(ZoneImportTest, LeavesAReleaseThatShowsNothingThatMoves) {
    const auto source = made_place(GetParam(), kBefore);
    Opened opened(*source);
    event = made_event(opened, "paris", "Europe/Paris");
    local = made(opened, "2027-01-12T09:00:00", "local");
    publish(opened);
    const auto before = agenda(opened, event, "public");
    import_under(kNow, exported(opened), [&](Opened& other, const app::ImportedItems& imported) {
        EXPECT_EQ(imported.reissued, 0U);
        EXPECT_EQ(agenda(other, event, "public"), before);
        EXPECT_EQ(placed(other, local), "2027-01-12T09:00:00 2027-01-12T08:00:00Z 2026f");
    });
}

// Under 2025b Morocco skips an hour after Ramadan 2027, under 2026f it does not.
TEST_P(ZoneImportTest, ShiftsOutOfAGapAsAnAdoptionWould) {
    const auto source = made_place(GetParam(), kNow);
    Opened opened(*source);
    event = made_event(opened, "rabat", "Africa/Casablanca");
    opened.patch("/events/" + event, {{"lastDay", "2027-03-31"}});
    local = made(opened, "2027-03-14T02:30:00", "local");
    publish(opened);
    import_under(kBefore, exported(opened), [&](Opened& other, const app::ImportedItems& imported) {
        EXPECT_EQ(imported.reissued, 1U);
        EXPECT_EQ(placed(other, local), "2027-03-14T03:30:00 2027-03-14T02:30:00Z 2025b");
        EXPECT_EQ(shown(agenda(other, event, "public"), local), "2027-03-14T03:30:00 2027-03-14T02:30:00Z +01:00");
    });
}

}  // namespace
}  // namespace multaqa::test
