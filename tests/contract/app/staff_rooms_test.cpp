// Staff see every room of their event's sites: one that is new there, or carried elsewhere, is told to who looks on.
#include <gtest/gtest.h>

#include "tests/contract/app/desk.hpp"
#include "tests/contract/app/place.hpp"

namespace multaqa::test {
namespace {

class StaffRooms : public ::testing::TestWithParam<std::string> {
  protected:
    void SetUp() override {
        if (may_skip(GetParam())) GTEST_SKIP() << "PostgreSQL is not installed";
        place = std::make_unique<Place>(GetParam());
        opened = std::make_unique<Opened>(*place);
        palace = add_site("Palace");
        annex = add_site("Annex");
        event = opened->make("/events", json::object{{"slug", "forum"}, {"title", {{"en", "Forum"}}}, {"type", "forum"}, {"timeZone", "Europe/Paris"},
                                                     {"firstDay", "2027-10-30"}, {"lastDay", "2027-10-30"}, {"siteIds", json::array{palace}}});
    }
    std::string add_site(const char* name) { return opened->make("/sites", json::object{{"name", {{"en", name}}}, {"timeZone", "Europe/Paris"}}); }
    std::string add_room(const std::string& site) { return opened->make("/rooms", json::object{{"name", {{"en", "Hall"}}}, {"siteId", site}}); }
    // Of the staff topic, in order: "set rooms/ID", "del rooms/ID".
    std::vector<std::string> told() {
        std::vector<std::string> lines;
        const auto topic = "event/" + event + "/staff";
        opened->installation.database().read([&](store::Connection& db) {
            db.query("SELECT ops FROM topic_entry WHERE topic = $1 ORDER BY seq", {topic}, [&](const store::Row& row) {
                const auto operations = json::parse_trusted(row.text(0));
                for (const auto& operation : operations.as_array())
                    for (const auto* kind : {"set", "del"})
                        if (const auto* const path = operation.as_object().if_contains(kind); path != nullptr && path->as_string().starts_with("rooms/"))
                            lines.push_back(std::string(kind) + " " + std::string(path->as_string()));
            });
        });
        return lines;
    }
    using Lines = std::vector<std::string>;

    std::unique_ptr<Place> place;
    std::unique_ptr<Opened> opened;
    std::string palace, annex, event;
};
MULTAQA_ON_BOTH_DATABASES(StaffRooms);

TEST_P(StaffRooms, AreToldOfWhatIsNewOnTheSite) {
    add_room(annex);
    EXPECT_EQ(told(), Lines{});
    const auto hall = add_room(palace);
    EXPECT_EQ(told(), (Lines{"del rooms/" + hall, "set rooms/" + hall}));
}

TEST_P(StaffRooms, AreToldOfWhatIsCarriedToAnotherSiteAndBack) {
    const auto hall = add_room(annex);
    opened->patch("/rooms/" + hall, json::object{{"siteId", palace}});
    opened->patch("/rooms/" + hall, json::object{{"siteId", annex}});
    EXPECT_EQ(told(), (Lines{"del rooms/" + hall, "set rooms/" + hall, "del rooms/" + hall}));
}

// The place of a session is named for as long as the session stands in it.
TEST_P(StaffRooms, SeeAnArchivedRoomOnlyWhereASessionStandsInIt) {
    const auto empty = add_room(palace);
    const auto used = add_room(palace);
    const auto session = opened->make("/events/" + event + "/sessions",
                                      json::object{{"type", "panel"}, {"title", {{"en", "Panel"}}}, {"roomId", used}, {"status", "draft"},
                                                   {"start", "2020-10-30T09:00:00"}, {"duration", "PT1H"}});
    const auto shown = [&] {
        Lines ids;
        const auto agenda = opened->get("/events/" + event + "/agenda", {{"audience", "staff"}});
        for (const auto& room : agenda.at("rooms").as_object()) ids.emplace_back(room.key());
        return ids;
    };
    const auto before = told().size();
    const auto since = [&] {
        auto lines = told();
        lines.erase(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(before));
        return lines;
    };
    for (const auto& room : {empty, used}) EXPECT_EQ(opened->client->remove("/api/v1/rooms/" + room, 1).status, 204);
    EXPECT_EQ(shown(), Lines{used});
    EXPECT_EQ(since(), Lines{"del rooms/" + empty});
    opened->patch("/sessions/" + session, json::object{{"roomId", nullptr}});
    EXPECT_EQ(shown(), Lines{});
    EXPECT_EQ(since(), (Lines{"del rooms/" + empty, "del rooms/" + used}));
}

}  // namespace
}  // namespace multaqa::test
