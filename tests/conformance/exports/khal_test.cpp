// Another program reads our calendars: khal shows every session of the demo at the local time that the API tells.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "common/time/plain_date_time.hpp"
#include "tests/api/support/demo_over_http.hpp"
#include "tests/support/zone_fixture.hpp"

namespace multaqa::test {
namespace {

bool may_be_missing() {
    const char* const allow = std::getenv("MULTAQA_ALLOW_MISSING");
    return allow != nullptr && std::string_view(allow) == "1";
}

bool is_installed() { return std::system("command -v khal > /dev/null") == 0; }

// khal in a home of its own, showing the times of one zone.
class Khal {
  public:
    Khal(const std::filesystem::path& folder, const std::string& zone) : folder_(folder) {
        std::filesystem::create_directories(folder_ / "calendar");
        std::ofstream(folder_ / "config") << "[calendars]\n[[ours]]\npath = " << (folder_ / "calendar").string()
                                          << "\n[sqlite]\npath = " << (folder_ / "khal.db").string()
                                          << "\n[default]\ndefault_calendar = ours\n[locale]\nlocal_timezone = " << zone
                                          << "\ndefault_timezone = " << zone
                                          << "\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
                                             "datetimeformat = %Y-%m-%dT%H:%M\nlongdatetimeformat = %Y-%m-%dT%H:%M\n";
    }

    // "uid start", one per session between the two days.
    std::set<std::string> shown(const std::string& calendar, const std::string& first_day, const std::string& last_day) {
        std::ofstream(folder_ / "schedule.ics", std::ios::binary) << calendar;
        run("import --batch --include-calendar ours " + (folder_ / "schedule.ics").string());
        std::istringstream lines(run("list --once --day-format '' --format '{uid} {start-long}' " + first_day + " " + last_day));
        std::set<std::string> found;
        for (std::string line; std::getline(lines, line);) {
            line.erase(line.find_last_not_of(' ') + 1);
            if (!line.empty()) found.insert(line);
        }
        return found;
    }

  private:
    std::string run(const std::string& arguments) {
        const auto out = folder_ / "out";
        const auto command = "HOME='" + folder_.string() + "' LC_ALL=C.UTF-8 khal -c '" + (folder_ / "config").string() + "' " + arguments + " > '" +
                             out.string() + "' 2> '" + (folder_ / "err").string() + "'";
        EXPECT_EQ(std::system(command.c_str()), 0) << command << "\n" << read(folder_ / "err");
        return read(out);
    }
    static std::string read(const std::filesystem::path& path) {
        std::ifstream stream(path, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    std::filesystem::path folder_;
};

// As the API tells them, on the clock of the event.
std::set<std::string> told(const json::array& sessions, const std::string& zone_name) {
    const auto zone = multaqa::testing::zones().find(zone_name);
    std::set<std::string> found;
    for (const auto& session : sessions) {
        const auto local = to_local(**zone, *parse_utc(std::string_view(session.at("utcStart").as_string())));
        const bool is_day = session.at("allDay").as_bool();
        found.insert(std::string(session.at("uid").as_string()) + " " + format_plain_date_time(local).substr(0, is_day ? 10 : 16));
    }
    return found;
}

// As the API lists them, those that the newest release shows.
json::array released(ApiClient& client, const std::string& event) {
    const auto agenda = client.get("/api/v1/events/" + event + "/agenda?audience=public").body;
    const auto sessions = client.get("/api/v1/events/" + event + "/sessions?limit=200").body;
    json::array found;
    for (const auto& session : sessions.at("items").as_array())
        if (agenda.at("sessions").as_object().contains(session.at("id").as_string())) found.push_back(session);
    return found;
}

TEST(Khal, ShowsEverySessionOfTheDemoAtTheLocalTimeOfTheApi) {
    if (!is_installed()) {
        if (!may_be_missing()) FAIL() << "khal is not installed";
        GTEST_SKIP() << "*** NOT CHECKED: khal is not installed";
    }
    ApiServer server("sqlite");
    auto client = server.as("admin");
    const auto entered = enter_demo(client);
    std::size_t compared = 0;
    for (const auto& [id, slug] : entered) {
        const auto event = client.get("/api/v1/events/" + id).body;
        if (!event.as_object().contains("releasedNumber")) continue;  // still being worked on: nobody else has its calendar
        const std::string zone(event.at("timeZone").as_string());
        const auto sessions = released(client, id);
        const auto calendar = client.get("/e/" + slug + "/schedule.ics");
        ASSERT_EQ(calendar.status, 200) << slug;
        const auto expected = told(sessions, zone);
        TemporaryFolder folder;
        Khal khal(folder.path(), zone);
        // A day more on each side: a session may lie on another date on its own clock.
        const auto day = [](const json::value& text, int more) {
            return format_plain_date(*parse_plain_date(std::string_view(text.as_string())) + date::days{more});
        };
        EXPECT_EQ(khal.shown(calendar.raw.body, day(event.at("firstDay"), -2), day(event.at("lastDay"), 3)), expected) << slug;
        compared += expected.size();
    }
    EXPECT_GT(compared, 90U);
    std::cout << compared << " sessions compared with khal\n";
}

}  // namespace
}  // namespace multaqa::test
