// An installation whose machine comes from one version of the zone data to another: 2025b has Morocco on +01 in January 2027,
// 2026f on +00.
#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <memory>
#include <string>

#include "app/zone_watch.hpp"
#include "planning/zone_change_queries.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {

using planning::ZoneChange;

inline constexpr auto kBefore = multaqa::testing::kZonesBefore;
inline constexpr auto kNow = multaqa::testing::kZonesNow;
inline constexpr const char* kChanges = "/api/v1/time-zone-changes";

inline json::object wanted_version(std::string_view version) { return {{"version", version}}; }

inline std::string made_event(Opened& opened, const std::string& slug, const std::string& zone) {
    return opened.make("/events", json::object{{"slug", slug}, {"title", {{"en", slug}}}, {"type", "forum"}, {"timeZone", zone},
                                               {"firstDay", "2027-01-12"}, {"lastDay", "2027-01-14"}});
}

inline std::string made_session(Opened& opened, const std::string& event, const std::string& start = "2027-01-12T09:00:00") {
    return opened.make("/events/" + event + "/sessions",
                       json::object{{"type", "panel"}, {"title", {{"en", "Panel"}}}, {"start", start}, {"duration", "PT1H"}, {"status", "confirmed"}});
}

// "2027-01-12T09:00:00 2027-01-12T08:00:00Z 2025b"
inline std::string placed(Opened& opened, const std::string& session) {
    const auto body = opened.get("/sessions/" + session);
    const auto text = [&](const char* name) { return std::string(body.at(name).as_string()); };
    return text("start") + " " + text("utcStart") + " " + text("timeZoneVersion");
}

inline ZoneChange carried_through(Opened& opened) {
    planning::ZoneChangeRunner runner(app::zone_change_parts(opened.installation));
    auto step = runner.step();
    while (step.change && !step.change->finished_at) step = runner.step();
    EXPECT_TRUE(step.change.has_value());
    return step.change.value_or(ZoneChange{});
}

class WithChangingZones : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        place = std::make_unique<Place>(GetParam());
        place->lend_zones(kBefore);
        place->put_clock("2026-07-15T08:00:00Z");
        has_on_system(kBefore);
    }
    void has_on_system(std::string_view version) { place->put_on_system(multaqa::testing::zone_folder(version)); }
    void change(const std::string& sql) {
        const auto database = store::open_database({.url = place->database(), .readers = 1});
        const auto writer = database->open_writer();
        writer->begin();
        writer->execute(sql);
        writer->commit();
    }
    std::int64_t count(Opened& opened, const char* sql) {
        return opened.installation.database().read_value([&](store::Connection& db) { return db.find_integer(sql).value(); });
    }

    std::unique_ptr<Place> place;
};

}  // namespace multaqa::test
