// The whole demo as everybody may take it away: valid against the public definitions in every language, and equal to
// the sessions of the API in the fields that each form carries.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>

#include "tests/api/support/demo_over_http.hpp"
#include "tests/conformance/exports/export_checks.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {
namespace {

class DemoExports : public ::testing::Test {
  protected:
    // Entering it takes longer than looking at it.
    static void SetUpTestSuite() {
        server_ = std::make_unique<ApiServer>("sqlite");
        client_ = std::make_unique<ApiClient>(server_->as("admin"));
        for (const auto& [id, slug] : enter_demo(*client_))
            if (client_->get("/api/v1/events/" + id).body.as_object().contains("releasedNumber")) released_.push_back({id, slug});
    }
    static void TearDownTestSuite() {
        client_.reset();
        server_.reset();
        released_.clear();
    }

    static std::string exported(const std::string& slug, const std::string& form, const std::string& language) {
        const auto answer = server_->anonymous().get("/e/" + slug + "/" + form + "?lang=" + language);
        EXPECT_EQ(answer.status, 200) << slug << " " << form;
        return answer.raw.body;
    }
    std::filesystem::path written(const std::string& name, const std::string& bytes) {
        const auto path = folder_.path() / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return path;
    }
    static json::value agenda(const std::string& event) { return client_->get("/api/v1/events/" + event + "/agenda?audience=public").body; }
    static json::array sessions(const std::string& event) {
        return client_->get("/api/v1/events/" + event + "/sessions?limit=200").body.at("items").as_array();
    }
    static json::array imported(std::string_view format, const std::string& slug, const std::string& bytes) {
        const auto answer = client_->send("POST", "/api/v1/imports?format=" + std::string(format) + "&event=" + slug, bytes,
                                          {{"Content-Type", format == "ics" ? "text/calendar" : "application/xml"}});
        EXPECT_EQ(answer.status, 200) << answer.raw.body;
        if (answer.status != 200) return {};
        EXPECT_EQ(answer.body.at("refused"), 0) << answer.raw.body;
        return sessions(std::string(client_->get("/api/v1/events?slug=" + slug).body.at("items").at(0).at("id").as_string()));
    }

    static std::unique_ptr<ApiServer> server_;
    static std::unique_ptr<ApiClient> client_;
    static std::vector<app::DemoEvent> released_;
    TemporaryFolder folder_;
};
std::unique_ptr<ApiServer> DemoExports::server_;
std::unique_ptr<ApiClient> DemoExports::client_;
std::vector<app::DemoEvent> DemoExports::released_;

TEST_F(DemoExports, AsFrabXmlAreValidInEveryLanguage) {
    if (!has_definition(kXmlDefinition)) GTEST_SKIP() << "LOUD: the exports were not validated";
    for (const auto& [id, slug] : released_)
        for (const auto& language : kLanguages) expect_valid_xml(written(slug + "-" + language + ".xml", exported(slug, "schedule.xml", language)));
}

TEST_F(DemoExports, AsFrabJsonAreValidInEveryLanguage) {
    if (!has_definition(kJsonDefinition)) GTEST_SKIP() << "LOUD: the exports were not validated";
    std::vector<std::filesystem::path> files;
    for (const auto& [id, slug] : released_)
        for (const auto& language : kLanguages) files.push_back(written(slug + "-" + language + ".json", exported(slug, "schedule.json", language)));
    expect_valid_json(files);
}

bool is_on_stage(const json::object& roles) {
    static constexpr std::array kOnStage{"chair", "moderator", "speaker", "panelist", "rapporteur", "signatory", "host"};
    return std::any_of(kOnStage.begin(), kOnStage.end(), [&](const char* role) { return roles.contains(role); });
}

std::string_view room_of(const json::object& all, const json::object& session) {
    if (const auto* const own = session.if_contains("roomId")) return own->as_string();
    const auto* const parent = session.if_contains("parentId");
    return parent == nullptr ? "" : room_of(all, all.at(parent->as_string()).as_object());
}

// What frab JSON tells of a session, from the agenda that everybody reads: by id.
std::map<std::string, json::object> told_by_agenda(const json::value& agenda, const std::string& language, const TimeZone& zone) {
    std::map<std::string, json::object> found;
    for (const auto& member : agenda.at("sessions").as_object()) {
        const auto& session = member.value().as_object();
        if (session.at("status") == "cancelled" || !session.contains("utcStart")) continue;
        const auto start = *parse_utc(std::string_view(session.at("utcStart").as_string()));
        json::object told{{"title", session.at("title").at(language)}, {"type", session.at("type")}, {"room", ""}};
        told["description"] = session.contains("description") ? session.at("description").at(language) : json::value();
        told["start"] = format_plain_date_time(to_local(zone, start)) + format_offset(zone.offset_at(start));
        const auto room = room_of(agenda.at("sessions").as_object(), session);
        if (!room.empty()) told["room"] = agenda.at("rooms").at(room).at("name").at(language);
        std::set<std::string> people;
        for (const auto& participant : session.at("participants").as_object())
            if (is_on_stage(participant.value().at("roles").as_object()))
                people.emplace(agenda.at("people").at(participant.key()).at("name").at(language).as_string());
        told["persons"] = json::array(people.begin(), people.end());
        found.emplace(member.key(), std::move(told));
    }
    return found;
}

std::map<std::string, json::object> told_by_frab(const json::value& schedule) {
    std::map<std::string, json::object> found;
    for (const auto& day : schedule.at("schedule").at("conference").at("days").as_array())
        for (const auto& room : day.at("rooms").as_object())
            for (const auto& event : room.value().as_array()) {
                json::object told{{"title", event.at("title")}, {"type", event.at("type")}, {"room", event.at("room")}};
                told["description"] = event.at("description");
                told["start"] = event.at("date");
                std::set<std::string> people;
                for (const auto& person : event.at("persons").as_array()) people.emplace(person.at("name").as_string());
                told["persons"] = json::array(people.begin(), people.end());
                found.emplace(event.at("guid").as_string(), std::move(told));
            }
    return found;
}

TEST_F(DemoExports, AsFrabJsonTellWhatTheAgendaTells) {
    std::size_t compared = 0;
    for (const auto& [id, slug] : released_) {
        const auto shown = agenda(id);
        const auto zone = multaqa::testing::zones().find(std::string(shown.at("event").at("timeZone").as_string()));
        for (const auto& language : kLanguages) {
            const auto told = told_by_frab(json::parse_trusted(exported(slug, "schedule.json", language)));
            EXPECT_EQ(told, told_by_agenda(shown, language, **zone)) << slug << " " << language;
            compared += told.size();
        }
    }
    EXPECT_GT(compared, 200U);
}

// Those that the release shows, by the field that names a session in a file.
using Told = std::multiset<std::string>;
Told told_by_api(const json::array& sessions, const json::object* shown, const std::string& language, const std::vector<std::string>& names) {
    Told found;
    for (const auto& session : sessions)
        if (shown == nullptr || (shown->contains(session.at("id").as_string()) && session.as_object().contains("utcStart")))
            found.insert(json::serialize(carried(session.as_object(), language, names)));
    return found;
}

TEST_F(DemoExports, AsICalendarComeBackEqualInWhatTheFormatCarries) {
    const std::vector<std::string> names{"uid", "type", "start", "timeZone", "duration", "allDay", "utcStart", "utcEnd"};
    for (const auto& [id, slug] : released_) {
        const auto shown = agenda(id).at("sessions").as_object();
        const auto ours = sessions(id);
        for (const auto& language : kLanguages)
            EXPECT_EQ(told_by_api(imported("ics", slug + "-ics-" + language, exported(slug, "schedule.ics", language)), nullptr, language, names),
                      told_by_api(ours, &shown, language, names))
                << slug << " " << language;
    }
}

TEST_F(DemoExports, AsFrabXmlComeBackEqualInWhatTheFormatCarries) {
    const std::vector<std::string> names{"type", "utcStart", "utcEnd"};
    for (const auto& [id, slug] : released_) {
        const auto shown = agenda(id).at("sessions").as_object();
        const auto ours = sessions(id);
        for (const auto& language : kLanguages)
            EXPECT_EQ(told_by_api(imported("frab", slug + "-xml-" + language, exported(slug, "schedule.xml", language)), nullptr, language, names),
                      told_by_api(ours, &shown, language, names))
                << slug << " " << language;
    }
}

}  // namespace
}  // namespace multaqa::test
