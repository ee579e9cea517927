// A release in three languages, exported: valid against the public definitions, the same ids in each language, and
// equal in what a file carries when it is imported again.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "tests/api/support/api_server.hpp"
#include "tests/conformance/exports/export_checks.hpp"

namespace multaqa::test {
namespace {

class Exports : public ::testing::Test {
  protected:
    void SetUp() override {
        server_ = std::make_unique<ApiServer>("sqlite");
        client_ = std::make_unique<ApiClient>(server_->as("admin"));
        stage_ = set_stage(*client_);
        sessions_ = "/api/v1/events/" + stage_.event + "/sessions";
        fill();
        publish();
    }

    std::string add(json::object title, std::string_view start, std::string_view duration, std::string_view room, json::object more = {}) {
        more.insert({{"type", "panel"}, {"title", std::move(title)}, {"start", start}, {"duration", duration}, {"status", "confirmed"}});
        if (!room.empty()) more["roomId"] = room;
        return client_->create(sessions_, more);
    }
    json::object speaks(const std::string& person, std::string_view type = "workshop") {
        return {{"type", type}, {"participants", {{person, {{"roles", {{"speaker", true}}}, {"required", false}}}}}};
    }

    // A person on two stages at once, twelve hours over midnight, one language only, markup, no room, a cancellation.
    void fill() {
        add({{"ar", "الجلسة العامة الافتتاحية"}, {"fr", "Plénière d’ouverture"}, {"en", "Opening plenary"}}, "2024-01-28T09:00:00", "PT1H30M",
            stage_.room, speaks(stage_.person, "plenary"));
        auto talks = speaks(stage_.person);
        talks["description"] = json::object{{"ar", "وصف قصير؛ مع علامات، و\"اقتباس\""}, {"fr", "Décrite & <marquée>\nsur deux lignes"}};
        add({{"fr", "Atelier, deux langues; une virgule"}, {"ar", "ورشة عمل"}}, "2024-01-28T09:30:00", "PT45M", stage_.other_room, talks);
        add({{"ar", "ليلة المدن"}}, "2024-01-28T20:00:00", "PT12H", stage_.room);
        add({{"en", "Courtesy call"}}, "2024-01-29T15:00:00", "PT20M", "", {{"timeZone", "Europe/Paris"}, {"type", "courtesy-call"}});
        cancelled_ = add({{"fr", "Visite annulée"}, {"en", "Cancelled visit"}}, "2024-01-29T10:00:00", "PT1H", stage_.room);
        publish();
        const auto session = client_->get("/api/v1/sessions/" + cancelled_);
        ASSERT_EQ(client_->patch("/api/v1/sessions/" + cancelled_, json::object{{"status", "cancelled"}}, session.etag).status, 200);
    }
    void publish() {
        const auto event = client_->get("/api/v1/events/" + stage_.event);
        const auto released = client_->post("/api/v1/events/" + stage_.event + "/releases", json::object{{"revision", event.body.at("revision")}});
        ASSERT_EQ(released.status, 201) << released.raw.body;
    }

    std::string exported(std::string_view name, const std::string& language) {
        const auto answer = server_->anonymous().get("/e/stage/" + std::string(name) + "?lang=" + language);
        EXPECT_EQ(answer.status, 200);
        return answer.raw.body;
    }
    std::filesystem::path written(const std::string& name, const std::string& bytes) {
        const auto path = folder_.path() / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    json::value frab(const std::string& language) { return json::parse_trusted(exported("schedule.json", language)); }

    json::array import(std::string_view format, const std::string& slug, const std::string& bytes) {
        const std::string target = "/api/v1/imports?format=" + std::string(format) + "&event=" + slug;
        const auto answer = client_->send("POST", target, bytes, {{"Content-Type", format == "ics" ? "text/calendar" : "application/xml"}});
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        EXPECT_EQ(answer.body.at("refused"), 0) << answer.raw.body;
        const auto event = client_->get("/api/v1/events?slug=" + slug).body.at("items").at(0).at("id");
        return client_->get("/api/v1/events/" + std::string(event.as_string()) + "/sessions?limit=200").body.at("items").as_array();
    }

    std::unique_ptr<ApiServer> server_;
    std::unique_ptr<ApiClient> client_;
    Stage stage_;
    std::string sessions_;
    std::string cancelled_;
    TemporaryFolder folder_;
};

TEST_F(Exports, AsFrabXmlAreValidInEveryLanguage) {
    if (!has_definition(kXmlDefinition)) GTEST_SKIP() << "LOUD: the exports were not validated";
    for (const auto& language : kLanguages) expect_valid_xml(written(language + ".xml", exported("schedule.xml", language)));
}

TEST_F(Exports, AsFrabJsonAreValidInEveryLanguage) {
    if (!has_definition(kJsonDefinition)) GTEST_SKIP() << "LOUD: the exports were not validated";
    for (const auto& language : kLanguages) expect_valid_json({written(language + ".json", exported("schedule.json", language))});
}

std::map<std::int64_t, json::object> events_of(const json::value& schedule) {
    std::map<std::int64_t, json::object> events;
    for (const auto& day : schedule.at("schedule").at("conference").at("days").as_array())
        for (const auto& room : day.at("rooms").as_object())
            for (const auto& event : room.value().as_array()) events.emplace(event.at("id").as_int64(), event.as_object());
    return events;
}

TEST_F(Exports, BearTheSameIdsInEveryLanguage) {
    const auto arabic = events_of(frab("ar"));
    ASSERT_EQ(arabic.size(), 4U) << "the cancelled one is left out";
    EXPECT_EQ(arabic.begin()->second.at("title"), "الجلسة العامة الافتتاحية");
    EXPECT_EQ(arabic.begin()->second.at("language"), "ar");
    for (const auto& language : kLanguages)
        for (const auto& [id, event] : events_of(frab(language)))
            for (const auto* const name : {"guid", "slug", "date", "duration"}) EXPECT_EQ(event.at(name), arabic.at(id).at(name)) << language;
}

TEST_F(Exports, KeepTheirIdsInTheNextRelease) {
    const auto before = events_of(frab("fr"));
    add({{"fr", "Ajoutée plus tôt"}}, "2024-01-28T07:00:00", "PT30M", stage_.room);
    publish();
    const auto after = events_of(frab("fr"));
    EXPECT_EQ(after.size(), before.size() + 1);
    for (const auto& [id, event] : before) EXPECT_EQ(after.at(id).at("guid"), event.at("guid"));
}

std::map<std::string, json::object> by_start(const json::array& sessions, const std::string& language, const std::vector<std::string>& names) {
    std::map<std::string, json::object> found;
    for (const auto& session : sessions)
        if (session.at("status") != "cancelled")
            found.emplace(session.at("utcStart").as_string(), carried(session.as_object(), language, names));
    return found;
}

TEST_F(Exports, AsFrabComeBackEqualInWhatTheFormatCarries) {
    const auto ours = client_->get(sessions_ + "?limit=200").body.at("items").as_array();
    for (const auto& language : kLanguages) {
        const auto xml = exported("schedule.xml", language);
        const auto imported = import("frab", "frab-" + language, xml);
        const std::vector<std::string> names{"type", "utcStart", "utcEnd", "duration"};
        EXPECT_EQ(by_start(imported, language, names), by_start(ours, language, names)) << language;
        std::size_t with_room = 0, with_people = 0;
        for (const auto& session : imported) {
            with_room += session.as_object().contains("roomId") ? 1 : 0;
            with_people += session.at("participants").as_object().size();
        }
        EXPECT_EQ(with_room, 3U);
        EXPECT_EQ(with_people, 2U);
        const auto again = client_->send("POST", "/api/v1/imports?format=frab&event=frab-" + language, xml, {{"Content-Type", "application/xml"}});
        EXPECT_EQ(again.body.at("unchanged"), 4) << again.raw.body;
    }
}

TEST_F(Exports, AsICalendarComeBackEqualInWhatTheFormatCarries) {
    const auto ours = client_->get(sessions_ + "?limit=200").body.at("items").as_array();
    const std::vector<std::string> names{"type", "start", "timeZone", "utcStart", "utcEnd", "duration", "uid"};
    for (const auto& language : kLanguages)
        EXPECT_EQ(by_start(import("ics", "ics-" + language, exported("schedule.ics", language)), language, names), by_start(ours, language, names)) << language;
}

TEST_F(Exports, AsICalendarTellOfACancellation) {
    const auto calendar = exported("schedule.ics", "fr");
    const auto at = calendar.find("UID:" + cancelled_ + "@multaqa");
    ASSERT_NE(at, std::string::npos);
    const auto event = calendar.substr(at, calendar.find("END:VEVENT", at) - at);
    EXPECT_NE(event.find("STATUS:CANCELLED\r\n"), std::string::npos) << event;
    EXPECT_NE(event.find("SEQUENCE:1\r\n"), std::string::npos) << event;
}

TEST_F(Exports, AreAnsweredFromMemoryWithETagAndCompressed) {
    auto client = server_->anonymous();
    for (const auto* const name : {"schedule.ics", "schedule.xml", "schedule.json"}) {
        const std::string target = "/e/stage/" + std::string(name);
        const auto plain = client.get(target);
        ASSERT_EQ(plain.status, 200) << name;
        EXPECT_EQ(client.get(target, {{"If-None-Match", plain.etag}}).status, 304);
        HttpClient packed("127.0.0.1", server_->port());
        EXPECT_EQ(packed.get(target, {{"Accept-Encoding", "gzip"}}).header("content-encoding"), "gzip");
        EXPECT_EQ(client.get(target + "?lang=not%20a%20tag").status, 422);
        EXPECT_EQ(client.get("/e/nothing/" + std::string(name)).status, 404);
        // A language that is not among the event's is made for the asking.
        EXPECT_EQ(client.get(target + "?lang=pt").status, 200);
    }
}

}  // namespace
}  // namespace multaqa::test
