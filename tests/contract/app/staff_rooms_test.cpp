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
                for (const auto& operation : json::parse_trusted(row.text(0)).as_array())
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

}  // namespace
}  // namespace multaqa::test
