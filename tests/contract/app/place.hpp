// An installation of a test: a data folder and a database of either kind, opened and closed as a subcommand does it.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <tuple>

#include "app/application.hpp"
#include "app/backup.hpp"
#include "app/local_client.hpp"
#include "tests/support/databases.hpp"
#include "tests/support/migrated_template.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {

class Place {
  public:
    enum class Data {
        made,   // its database is migrated
        empty,  // its database holds nothing
        absent
    };
    // SQLite lies within the data folder, as it does without --database.
    explicit Place(std::string_view kind, Data data = Data::made) {
        if (kind == "postgresql") postgres_.emplace(data == Data::made ? make_test_database(kind) : make_empty_database(kind));
        if (data == Data::absent) return;
        std::filesystem::create_directories(this->data() / "zones");
        std::filesystem::permissions(this->data(), std::filesystem::perms::owner_all);
        lend_zones(multaqa::testing::kZonesNow);
        if (data == Data::made && kind == "sqlite") std::filesystem::copy_file(migrated_sqlite_file(), this->data() / "multaqa.db");
    }

    std::filesystem::path data() const { return folder_.path() / "data"; }
    std::string database() const { return postgres_ ? postgres_->url() : "sqlite:" + (data() / "multaqa.db").string(); }
    app::InstallationPlace place() const { return {data().string(), database()}; }
    // What the system has from now on: a folder of zone data, or one that is not there.
    void put_on_system(std::string zoneinfo) { zoneinfo_ = std::move(zoneinfo); }
    // The server's clock begins there at each start.
    void put_clock(std::string instant) { clock_ = std::move(instant); }
    // Compiling them anew would take longer than the test.
    void lend_zones(std::string_view version) const {
        std::filesystem::create_directory_symlink(multaqa::testing::zone_folder(version), data() / "zones" / version);
    }
    app::Config config() const {
        app::ConfigSources sources;
        sources.flags = {{"data", data().string()}, {"database", database()}, {"pool_threads", "2"},
                         {"zoneinfo", zoneinfo_}, {"rehearse", clock_}};
        sources.program_folder = folder_.path().string();
        return app::load_config(sources);
    }

  private:
    TemporaryFolder folder_;
    std::optional<TestDatabase> postgres_;
    std::string zoneinfo_ = multaqa::testing::zone_folder(multaqa::testing::kZonesNow);
    std::string clock_;  // "": the machine's
};

// The application on a place, every request as the administrator's.
class Opened {
  public:
    explicit Opened(const Place& place, std::unique_ptr<IdSource> ids = nullptr) : installation(place.config()) {
        if (ids) installation.use_ids(std::move(ids));
        installation.start_executor(nullptr);
        application = std::make_unique<app::Application>(installation, app::Application::Callers::administrator);
        client = std::make_unique<app::LocalClient>(*application);
    }
    ~Opened() {
        application->stop_threads();
        if (outside_) outside_->stop_threads();
        installation.executor().drain();
        installation.pool().stop();
        client.reset();
        application.reset();
    }
    // The application as it answers who must bring a token.
    app::Application& outside() {
        if (!outside_) outside_ = std::make_unique<app::Application>(installation, app::Application::Callers::of_credentials);
        return *outside_;
    }

    // The id of what was made; fails the test where it is refused.
    std::string make(const std::string& list, const json::value& body) {
        const auto answer = client->post("/api/v1" + list, body);
        EXPECT_EQ(answer.status, 201) << list << " " << json::serialize(answer.body);
        return answer.status == 201 ? std::string(answer.body.at("id").as_string()) : "";
    }
    void put(const std::string& target, const json::value& body) {
        const auto answer = client->put("/api/v1" + target, body);
        EXPECT_EQ(answer.status, 200) << target << " " << json::serialize(answer.body);
    }
    json::value get(const std::string& target, app::LocalClient::Query query = {}) { return client->get("/api/v1" + target, std::move(query)).body; }
    void put(const std::string& target, std::int64_t version, const json::value& body) {
        const auto answer = client->put("/api/v1" + target, version, body);
        EXPECT_EQ(answer.status, 200) << target << " " << json::serialize(answer.body);
    }
    void patch(const std::string& target, const json::value& body) {
        const auto version = get(target).at("version").as_int64();
        const auto answer = client->patch("/api/v1" + target, version, body);
        EXPECT_EQ(answer.status, 200) << target << " " << json::serialize(answer.body);
    }

    app::Installation installation;
    std::unique_ptr<app::Application> application;
    std::unique_ptr<app::LocalClient> client;

  private:
    std::unique_ptr<app::Application> outside_;
};

// A forum with everything that an export has to carry: trees, whole days, equal wall times, links, clashes, a release
// that the working programme has left since; and what is told of people and of the ways between sites.
inline std::string fill(Opened& opened) {
    const auto text = [](const char* en, const char* ar) { return json::object{{"en", en}, {"ar", ar}, {"fr", en}}; };
    const auto city = opened.make("/organizations", json::object{{"name", text("City of Albi", "مدينة ألبي")}, {"country", "FR"}});
    const auto person = opened.make("/people", json::object{{"name", text("Amina", "أمينة")}, {"organizationId", city}, {"languages", json::array{"ar", "fr"}},
                                                            {"contactPoints", json::array{json::object{{"kind", "email"}, {"value", "amina@example.org"}}}}});
    const auto site = opened.make("/sites", json::object{{"name", text("Palace", "القصر")}, {"timeZone", "Europe/Paris"}});
    const auto hall = opened.make("/rooms", json::object{{"siteId", site}, {"name", text("Hall", "القاعة")}, {"capacity", 300}});
    const auto library = opened.make("/rooms", json::object{{"siteId", site}, {"name", text("Library", "المكتبة")}});
    const auto annex = opened.make("/sites", json::object{{"name", text("Annex", "الملحق")}, {"timeZone", "Europe/Paris"}, {"latitude", 43.93}, {"longitude", 2.15}});
    for (const auto& [from, to, minutes] : {std::tuple(site, annex, 25), std::tuple(annex, site, 20)})
        opened.put("/travel-times", json::object{{"fromSiteId", from}, {"toSiteId", to}, {"mode", "car"}, {"minutes", minutes}});
    opened.put("/people/" + person + "/calendar", json::object{{"calendar", json::object{{"name", "Secrétariat"}, {"readAt", "2024-01-27T18:00:00Z"}}}});
    opened.put("/branding", 1, json::object{{"name", text("Region", "الجهة")}, {"color", "#c1272d"}, {"defaultLanguage", "ar"}});
    opened.make("/people/" + person + "/unavailabilities", json::object{{"firstDay", "2027-12-20"}, {"lastDay", "2027-12-24"}, {"timeZone", "Europe/Paris"}, {"reason", "leave"}});
    const auto event = opened.make("/events", json::object{{"slug", "forum"}, {"title", text("Forum", "المنتدى")}, {"type", "forum"}, {"timeZone", "Europe/Paris"},
                                                           {"firstDay", "2027-10-30"}, {"lastDay", "2027-11-01"}, {"siteIds", json::array{site}},
                                                           {"organizers", json::array{json::object{{"organizationId", city}, {"role", "host"}}}}});
    const auto sessions = "/events/" + event + "/sessions";
    const auto session = [&](const char* title, const char* start, json::object more) {
        json::object body{{"type", "panel"}, {"title", text(title, "جلسة")}, {"start", start}, {"duration", "PT1H"}, {"status", "confirmed"}};
        for (auto& member : more) body[member.key()] = member.value();
        return opened.make(sessions, body);
    };
    const auto opening = session("Opening", "2027-10-30T09:00:00", {{"roomId", hall}, {"duration", "PT3H"},
                                 {"participants", json::object{{person, json::object{{"roles", json::object{{"speaker", true}}}, {"required", false}}}}}});
    session("Welcome", "2027-10-30T09:00:00", {{"parentId", opening}});
    const auto moved = session("Moved", "2027-10-30T14:00:00", {{"roomId", hall}});
    const auto given_up = session("Given up", "2027-10-30T16:00:00", {{"roomId", library}});
    const auto cancelled = session("Cancelled", "2027-10-30T17:00:00", {{"virtualLocations", json::object{{"main", json::object{{"uri", "https://meet.example.org/a"}}}}}});
    session("Second hour", "2027-10-31T02:30:00", {{"disambiguation", "later"}});
    session("Whole day", "2027-11-01T00:00:00", {{"allDay", true}, {"duration", "P1D"}});
    opened.patch("/sessions/" + cancelled, json::object{{"status", "cancelled"}});
    const auto revision = opened.get("/events/" + event).at("revision");
    const auto released = opened.client->post("/api/v1/events/" + event + "/releases", json::object{{"revision", revision}, {"note", text("First", "الأول")}});
    EXPECT_EQ(released.status, 201) << json::serialize(released.body);
    opened.patch("/sessions/" + moved, json::object{{"start", "2027-10-31T10:00:00"}, {"title", text("Moved since", "نقلت")}});
    opened.patch("/sessions/" + given_up, json::object{{"start", "2027-10-31T12:00:00"}});
    EXPECT_EQ(opened.client->post("/api/v1/sessions/" + given_up + "/give-up", json::object{}).status, 200);
    session("New since", "2027-10-31T14:00:00", {{"status", "draft"}});
    session("In the same room", "2027-10-31T10:30:00", {{"roomId", hall}, {"status", "tentative"}, {"onConflict", "override"}, {"reason", "agreed"}});
    return event;
}

}  // namespace multaqa::test
