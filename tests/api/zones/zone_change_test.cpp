// In July 2026 the machine gets zone data that ends Morocco's summer time and those of some Canadian provinces and Cuba: what was
// planned under the older data is told, moved or kept as each says, and comes back with what was written in between.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <set>
#include <thread>

#include "tests/api/support/api_server.hpp"
#include "tests/api/support/live_mirror.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {
namespace {

using multaqa::testing::kZonesBefore;
using multaqa::testing::kZonesNow;
using multaqa::testing::zone_source;

std::string text_of(const json::value& value) { return std::string(value.as_string()); }

constexpr std::string_view kChanges = "/api/v1/time-zone-changes";

class ZoneChange : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is missing";
        put_on_system(kZonesBefore);
        server_ = std::make_unique<ApiServer>(
            GetParam(), edge::Limits{},
            ApiServer::Flags{{"zoneinfo", system_.path().string()}, {"rehearse", "2026-07-15T08:00:00Z"}});
        admin_ = std::make_unique<ApiClient>(server_->as("admin"));
        set_programme();
    }

    void put_on_system(std::string_view version) {
        std::filesystem::copy_file(zone_source(version), system_.path() / "tzdata.zi", std::filesystem::copy_options::overwrite_existing);
    }

    // Under the older data the guest speaks in Rabat until ten and in Paris from ten, one hour apart.
    void set_programme() {
        guest_ = admin_->create("/api/v1/people", {{"name", {{"en", "Guest of both"}}}, {"homeTimeZone", "Europe/Paris"}});
        host_ = admin_->create("/api/v1/people", {{"name", {{"en", "Host"}}}});
        event_ = "/api/v1/events/" +
                 admin_->create("/api/v1/events", {{"slug", "across"}, {"title", {{"en", "Across the clocks"}}}, {"type", "meeting"},
                                                   {"timeZone", "Africa/Casablanca"}, {"firstDay", "2026-08-01"}, {"lastDay", "2027-01-31"}});
        add("rabat", "Africa/Casablanca", "2027-01-12T09:00:00", guest_);
        add("paris", "Europe/Paris", "2027-01-12T10:00:00", guest_);
        add("vancouver", "America/Vancouver", "2027-01-13T09:00:00");
        add("vancouver-in-summer", "America/Vancouver", "2026-08-13T09:00:00");
        add("havana", "America/Havana", "2027-01-14T09:00:00");
        add("winnipeg", "America/Winnipeg", "2027-01-15T09:00:00");
        add("nouakchott", "Africa/Nouakchott", "2027-01-16T09:00:00");
        add("conference", "Africa/Casablanca", "2027-01-18T15:00:00", "", "instant");
        add("consultation", "Africa/Casablanca", "2026-08-04T10:00:00", host_);
        repeat_consultation();
    }

    void add(const std::string& name, std::string_view zone, std::string_view start, const std::string& person = "",
             std::string_view anchor = "local") {
        json::object input{{"type", "meeting"}, {"title", {{"en", name}}}, {"start", start}, {"timeZone", zone}, {"duration", "PT1H"},
                           {"anchor", anchor}, {"status", "confirmed"}};
        if (!person.empty()) input["participants"] = {{person, {{"roles", {{"speaker", true}}}}}};
        ids_[name] = admin_->create(event_ + "/sessions", input);
    }

    // Twelve Tuesdays, five of them after the clocks of Morocco have gone back.
    void repeat_consultation() {
        const auto path = path_of("consultation");
        const auto answer = admin_->post(path + "/recurrence", json::object{{"rule", "FREQ=WEEKLY;COUNT=12"}},
                                         {{"If-Match", admin_->get(path).etag}});
        ASSERT_EQ(answer.status, 201) << answer.raw.body;
        const auto recurrence = admin_->get("/api/v1/recurrences/" + answer.text("id")).body;
        for (const auto& item : recurrence.at("occurrences").as_array()) {
            const auto day = text_of(item.at("recurrenceId")).substr(0, 10);
            ids_["consultation " + day] = text_of(item.at("sessionId"));
        }
        ids_.erase("consultation");
        ASSERT_EQ(ids_.size(), 8U + 12U);
    }

    std::string path_of(const std::string& name) const { return "/api/v1/sessions/" + ids_.at(name); }
    json::value session(const std::string& name) { return admin_->get(path_of(name)).body; }
    std::string utc(const std::string& name) { return text_of(session(name).at("utcStart")); }
    std::string wall(const std::string& name) { return text_of(session(name).at("start")); }
    json::value agenda(std::string_view audience) { return admin_->get(event_ + "/agenda?audience=" + std::string(audience)).body; }

    void publish() {
        const auto answer = admin_->post(event_ + "/releases", json::object{{"revision", agenda("staff").at("event").at("revision")},
                                                                            {"note", {{"en", "Programme"}}}});
        ASSERT_EQ(answer.status, 201) << answer.raw.body;
    }

    std::string name_of(std::string_view id) const {
        for (const auto& [name, known] : ids_)
            if (known == id) return name;
        return std::string(id);
    }
    std::set<std::string> sessions_in(const json::value& moves) const {
        std::set<std::string> names;
        for (const auto& move : moves.as_array())
            if (move.at("kind") == "session") names.insert(name_of(move.at("id").as_string()));
        return names;
    }

    json::value preview(std::string_view version) {
        const auto answer = admin_->get(std::string(kChanges) + "/preview?limit=200&version=" + std::string(version));
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        return answer.body;
    }
    // Starts the change and waits for its end; the change.
    json::value adopt(std::string_view version) {
        const auto started = admin_->post(kChanges, json::object{{"version", version}});
        EXPECT_EQ(started.status, 202) << started.raw.body;
        if (started.status != 202) return {};
        const auto path = std::string(kChanges) + "/" + started.text("id");
        for (int i = 0; i < 2'000; ++i) {
            auto now = admin_->get(path).body;
            if (now.at("status") == "finished") return now;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        ADD_FAILURE() << "the change does not end";
        return {};
    }

    TemporaryFolder system_;
    std::unique_ptr<ApiServer> server_;
    std::unique_ptr<ApiClient> admin_;
    std::string event_, guest_, host_;
    std::map<std::string, std::string> ids_;  // of sessions, by their names here
};

const std::set<std::string> kMoved{"rabat", "vancouver", "havana", "winnipeg", "conference", "consultation 2026-09-22",
                                   "consultation 2026-09-29", "consultation 2026-10-06", "consultation 2026-10-13",
                                   "consultation 2026-10-20"};

TEST_P(ZoneChange, IsRefusedWhileTheMachineHasNothingElse) {
    EXPECT_EQ(admin_->post(kChanges, json::object{{"version", kZonesNow}}).status, 422);
    EXPECT_EQ(admin_->post(kChanges, json::object{{"version", kZonesBefore}}).status, 422);
    EXPECT_EQ(admin_->post(kChanges, json::object{{"version", "../2026f"}}).status, 422);
    const auto listed = admin_->get(kChanges).body;
    EXPECT_EQ(text_of(listed.at("adopted")), kZonesBefore);
    EXPECT_FALSE(listed.as_object().contains("newer"));
    EXPECT_TRUE(listed.at("items").as_array().empty());
}

TEST_P(ZoneChange, TellsBeforehandExactlyWhatWouldMove) {
    put_on_system(kZonesNow);
    const auto before = agenda("staff");
    const auto told = preview(kZonesNow);
    EXPECT_EQ(sessions_in(told.at("items")), kMoved);
    EXPECT_EQ(told.at("counts").at("sessions"), static_cast<std::int64_t>(kMoved.size()));
    for (const auto& move : told.at("items").as_array()) {
        const auto name = name_of(move.at("id").as_string());
        const bool keeps_instant = name == "conference";
        EXPECT_EQ(move.at("keeps"), keeps_instant ? "instant" : "wall-time") << name;
        EXPECT_EQ(move.at("before").at("start") == move.at("after").at("start"), !keeps_instant) << name;
        EXPECT_EQ(move.at("before").at("utcStart") == move.at("after").at("utcStart"), keeps_instant) << name;
        if (name != "rabat") continue;
        EXPECT_EQ(move.at("before").at("utcStart"), "2027-01-12T08:00:00Z");
        EXPECT_EQ(move.at("after").at("utcStart"), "2027-01-12T09:00:00Z");
        const auto& clock = move.at("clocks").as_array().front();  // of the guest, who lives in Paris
        EXPECT_EQ(clock.at("timeZone"), "Europe/Paris");
        EXPECT_EQ(clock.at("before"), "2027-01-12T09:00:00");
        EXPECT_EQ(clock.at("after"), "2027-01-12T10:00:00");
    }
    const auto& created = told.at("conflicts").at("created").as_array();
    ASSERT_EQ(created.size(), 1U);
    EXPECT_EQ(created.front().at("code"), "P1");
    EXPECT_TRUE(told.at("conflicts").at("removed").as_array().empty());
    EXPECT_EQ(agenda("staff"), before) << "a preview changes something";
}

TEST_P(ZoneChange, MovesWhatItSaidAndTellsEverybody) {
    publish();
    LiveMirror staff(server_->port(), "event/" + event_.substr(15) + "/staff", server_->token("admin"));
    LiveMirror everybody(server_->port(), "event/" + event_.substr(15) + "/public");
    staff.settle();
    everybody.settle();
    std::map<std::string, json::value> before;
    for (const auto& entry : ids_) before[entry.first] = session(entry.first);

    put_on_system(kZonesNow);
    const auto change = adopt(kZonesNow);
    EXPECT_EQ(change.at("moved").at("sessions"), static_cast<std::int64_t>(kMoved.size()));
    EXPECT_EQ(change.at("moved").at("releases"), 1);
    EXPECT_EQ(sessions_in(admin_->get(std::string(kChanges) + "/" + text_of(change.at("id")) + "/moves?limit=200")
                              .body.at("items")), kMoved);
    for (const auto& [name, was] : before) {
        const auto now = session(name);
        const bool moved = kMoved.contains(name);
        EXPECT_EQ(now.at("start") == was.at("start"), name != "conference") << name;
        EXPECT_EQ(now.at("utcStart") == was.at("utcStart"), !moved || name == "conference") << name;
        EXPECT_EQ(now.at("version") != was.at("version"), moved) << name;
        EXPECT_EQ(now.at("sequence").as_int64() > was.at("sequence").as_int64(), moved) << name;
        if (moved) EXPECT_EQ(text_of(now.at("timeZoneVersion")), kZonesNow) << name;
    }
    EXPECT_EQ(utc("rabat"), "2027-01-12T09:00:00Z");
    EXPECT_EQ(utc("vancouver"), "2027-01-13T16:00:00Z");
    EXPECT_EQ(utc("havana"), "2027-01-14T13:00:00Z");
    EXPECT_EQ(utc("winnipeg"), "2027-01-15T14:00:00Z");
    EXPECT_EQ(wall("conference"), "2027-01-18T14:00:00");
    EXPECT_EQ(utc("consultation 2026-09-15"), "2026-09-15T09:00:00Z");
    EXPECT_EQ(utc("consultation 2026-09-22"), "2026-09-22T10:00:00Z");

    const auto head = [this](std::string_view audience) { return agenda(audience); };
    for (int i = 0; i < 200 && staff.document() != head("staff"); ++i) staff.follow_to(staff.seq() + 1);
    EXPECT_EQ(staff.document(), head("staff"));
    everybody.follow_to(everybody.seq() + 1);
    EXPECT_EQ(everybody.document(), head("public"));
    EXPECT_EQ(text_of(everybody.document().at("timeZoneVersion")), kZonesNow);
    EXPECT_EQ(everybody.document().at("release").at("number"), 1);
    EXPECT_EQ(everybody.document().at("release").at("part"), 1);
    EXPECT_EQ(everybody.document().at("sessions").at(ids_.at("rabat")).at("utcStart"), "2027-01-12T09:00:00Z");

    const auto conflicts = admin_->get(event_ + "/conflicts").body.at("conflicts").as_array();
    EXPECT_TRUE(std::any_of(conflicts.begin(), conflicts.end(), [](const json::value& conflict) { return conflict.at("code") == "P1"; }));
}

TEST_P(ZoneChange, GoesBackAndKeepsWhatWasWrittenInBetween) {
    put_on_system(kZonesNow);
    std::map<std::string, std::string> before;
    for (const auto& entry : ids_) before[entry.first] = utc(entry.first);
    adopt(kZonesNow);
    const auto path = path_of("winnipeg");
    const auto moved = admin_->post(path + "/move", json::object{{"start", "2027-01-15T11:00:00"}}, {{"If-Match", admin_->get(path).etag}});
    ASSERT_EQ(moved.status, 200) << moved.raw.body;
    const auto renamed = admin_->patch(path_of("rabat"), json::object{{"title", {{"en", "Renamed"}}}}, admin_->get(path_of("rabat")).etag);
    ASSERT_EQ(renamed.status, 200) << renamed.raw.body;

    adopt(kZonesBefore);
    EXPECT_EQ(text_of(admin_->get(kChanges).body.at("adopted")), kZonesBefore);
    for (const auto& [name, was] : before)
        if (name != "winnipeg") EXPECT_EQ(utc(name), was) << name;
    EXPECT_EQ(wall("winnipeg"), "2027-01-15T11:00:00");
    EXPECT_EQ(utc("winnipeg"), "2027-01-15T17:00:00Z");
    EXPECT_EQ(session("rabat").at("title").at("en"), "Renamed");
    EXPECT_EQ(wall("conference"), "2027-01-18T15:00:00");
}

// Who started it and what moved stands in the log of each event; strangers read none of it.
TEST_P(ZoneChange, IsToldToStaffWithWhoStartedItAndHiddenFromStrangers) {
    put_on_system(kZonesNow);
    const json::value me = admin_->get("/api/v1/me").body.at("id");
    const auto change = adopt(kZonesNow);
    EXPECT_EQ(change.at("by"), me);

    const auto id = text_of(change.at("id"));
    const auto started = admin_->get("/api/v1/changes?scope=system&entity=time-zone-change/" + id).body.at("items").as_array();
    ASSERT_EQ(started.size(), 2U);
    for (const auto& logged : started) EXPECT_EQ(logged.at("accountId"), me) << logged.at("kind").as_string();
    const auto log = "/api/v1/changes?scope=event:" + event_.substr(15) + "&entity=session/" + ids_.at("rabat");
    const auto logged = server_->as("protocol").get(log).body.at("items").as_array();
    ASSERT_FALSE(logged.empty());
    EXPECT_EQ(logged.back().at("kind"), "SessionMoved");
    EXPECT_EQ(logged.back().at("accountId"), me);
    const auto& moved = logged.back().at("data").at("fields").at("utcStart");
    EXPECT_EQ(moved.at("before"), "2027-01-12T08:00:00Z");
    EXPECT_EQ(moved.at("after"), "2027-01-12T09:00:00Z");

    const auto path = std::string(kChanges) + "/" + id;
    for (const auto& target : {std::string(kChanges), path, path + "/moves"}) {
        EXPECT_EQ(server_->as("protocol").get(target).status, 200) << target;
        for (const auto* const role : {"organizer", "participant"}) EXPECT_EQ(server_->as(role).get(target).status, 403) << role << " " << target;
        EXPECT_EQ(server_->anonymous().get(target).status, 401) << target;
    }
    EXPECT_EQ(server_->as("participant").get(log).status, 404);
    EXPECT_EQ(server_->anonymous().get(log).status, 401);
    EXPECT_EQ(server_->as("protocol").get("/api/v1/changes?scope=system").status, 404);
}

TEST_P(ZoneChange, StandsAfterARestartWithoutTheMachinesData) {
    put_on_system(kZonesNow);
    adopt(kZonesNow);
    put_on_system(kZonesBefore);
    server_->restart();
    admin_ = std::make_unique<ApiClient>(server_->as("admin"));
    EXPECT_EQ(text_of(admin_->get("/healthz").body.at("timeZoneVersion")), kZonesNow);
    EXPECT_EQ(utc("rabat"), "2027-01-12T09:00:00Z");
}

MULTAQA_ON_BOTH_DATABASES(ZoneChange);

}  // namespace
}  // namespace multaqa::test
