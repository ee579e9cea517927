#include <gtest/gtest.h>

#include "resources/room_commands.hpp"
#include "resources/room_queries.hpp"
#include "resources/site_commands.hpp"
#include "resources/site_queries.hpp"
#include "tests/contract/capabilities/office.hpp"

namespace multaqa::resources {
namespace {

using test::caller_as;
using test::told;

const Caller kStaff = caller_as(Role::organizer);
const SiteId kNoSite{"018d3a52-0000-7000-8000-0000000000ff"};

SiteFields palace() {
    return {LocalizedText({{"fr", "Palais des congrès"}, {"ar", "قصر المؤتمرات"}}), "Africa/Nouakchott", {}, {}};
}
RoomFields room_in(const SiteId& site, const std::string& name) {
    return {site, LocalizedText({{"fr", name}}), 300, {}, {}, {}};
}

template <class Fields>
Edit<Fields> to(const Fields& wanted) {
    return [wanted](const Fields&) { return Draft<Fields>{wanted, {}}; };
}

class ResourcesTest : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office = std::make_unique<test::Office>(database());
    }
    void TearDown() override { office.reset(); }

    Site add_palace() { return office->run(kStaff, create_site({palace(), {}})).value(); }
    Room add(const SiteId& site, const std::string& name) {
        return office->run(kStaff, create_room({room_in(site, name), {}})).value();
    }
    FoundRoom meet(const RoomInFile& wanted) {
        return office->step<FoundRoom>(
            {"resources"}, [&](command::Write& write) { return find_or_create_room(write, wanted); });
    }

    std::unique_ptr<test::Office> office;
};
MULTAQA_ON_BOTH_DATABASES(ResourcesTest);

TEST_P(ResourcesTest, KeepsSitesAndRoomsAsGiven) {
    const auto site = add_palace();
    EXPECT_EQ(static_cast<const SiteFields&>(site), palace());
    const auto room = add(site.id, "Grande salle");
    EXPECT_EQ(office->read([&](store::Connection& db) { return find_site(db, site.id); }), site);
    EXPECT_EQ(office->read([&](store::Connection& db) { return get_room(db, kStaff, room.id); }).value(),
              room);
    RoomFields without = room_in(site.id, "Foyer");
    without.capacity.reset();
    const auto foyer = office->run(kStaff, create_room({without, {}})).value();
    EXPECT_EQ(office->read([&](store::Connection& db) { return find_room(db, foyer.id); })->capacity,
              std::nullopt);
}

TEST_P(ResourcesTest, RefusesUnknownZonesAndSites) {
    auto atlantis = palace();
    atlantis.zone = "Africa/Atlantis";
    EXPECT_EQ(told(office->run(kStaff, create_site({atlantis, {}})).error()),
              "unknown-time-zone /timeZone fault.time-zone");
    EXPECT_EQ(told(office->run(kStaff, create_site({atlantis, {{"/name", "fault.required", {}}}})).error()),
              "validation-failed /name fault.required /timeZone fault.time-zone");
    EXPECT_EQ(
        told(office->run(kStaff, create_room({room_in(kNoSite, "Salle"), {{"/capacity", "fault.range", {}}}}))
                 .error()),
        "validation-failed /capacity fault.range /siteId fault.not-found-reference");
    const auto site = add_palace();
    EXPECT_EQ(told(office->run(kStaff, update_site(site.id, 1, to(atlantis), {})).error()),
              "unknown-time-zone /timeZone fault.time-zone");
    const auto room = add(site.id, "Salle");
    EXPECT_EQ(told(office->run(kStaff, update_room(room.id, 1, to(room_in(kNoSite, "Salle")), {})).error()),
              "validation-failed /siteId fault.not-found-reference");
}

TEST_P(ResourcesTest, AreClosedToThoseWhoAreNotStaff) {
    const auto site = add_palace();
    const auto room = add(site.id, "Salon d’honneur");
    for (const Caller& caller : {Caller{}, caller_as(Role::participant)}) {
        EXPECT_EQ(told(office->run(caller, create_site({palace(), {}})).error()), "forbidden");
        EXPECT_EQ(told(office->run(caller, create_room({room_in(site.id, "X"), {}})).error()), "forbidden");
        EXPECT_EQ(told(office->run(caller, update_site(site.id, 1, to(palace()), {})).error()), "not-found");
        EXPECT_EQ(told(office->run(caller, update_room(room.id, 1, to(room_in(site.id, "X")), {})).error()),
                  "not-found");
        EXPECT_EQ(
            told(office->read([&](store::Connection& db) { return get_site(db, caller, site.id); }).error()),
            "not-found");
        EXPECT_EQ(
            told(office->read([&](store::Connection& db) { return get_room(db, caller, room.id); }).error()),
            "not-found");
        EXPECT_EQ(
            told(office->read([&](store::Connection& db) { return list_sites(db, caller, Standing::in_use, {}, 10); }).error()),
            "forbidden");
        EXPECT_EQ(told(office->read([&](store::Connection& db) { return list_rooms(db, caller, {}, {}, 10); })
                           .error()),
                  "forbidden");
    }
}

TEST_P(ResourcesTest, ChangeOnlyTheVersionThatWasSeen) {
    const auto site = add_palace();
    const auto room = add(site.id, "Salle");
    const auto changed =
        office->run(kStaff, update_room(room.id, 1, to(room_in(site.id, "Salle bleue")), {})).value();
    EXPECT_EQ(changed.version, 2);
    EXPECT_EQ(told(office->run(kStaff, update_room(room.id, 1, to(room_in(site.id, "Salle")), {})).error()),
              "version-mismatch");
    EXPECT_EQ(office->run(kStaff, update_room(room.id, 2, to(room_in(site.id, "Salle bleue")), {})).value(),
              changed);
    EXPECT_EQ(told(office->run(kStaff, update_site(kNoSite, 1, to(palace()), {})).error()), "not-found");
    EXPECT_EQ(office->revision("resources"), 3);
    const auto last = office->changes("resources").back();
    EXPECT_EQ(last.kind, "RoomChanged");
    EXPECT_EQ(
        json::parse_trusted(last.data),
        json::parse_trusted(R"({"fields":{"name":{"before":{"fr":"Salle"},"after":{"fr":"Salle bleue"}}}})"));
}

TEST_P(ResourcesTest, TellThoseWhoShowAName) {
    const auto site = add_palace();
    const auto room = add(site.id, "Salle");
    directory::NameUsers users;
    std::vector<std::string> asked;
    users.scopes = [](store::Connection&, std::string_view, const std::string&) {
        return std::vector<std::string>{"event:e1"};
    };
    users.topics = [&](command::Write&, std::string_view kind, const std::string& id) {
        asked.push_back(std::string(kind) + " " + id);
        return std::vector<command::TopicOperations>{{"event/e1/staff", {R"({"set":"rooms/x","value":{}})"}}};
    };
    ASSERT_TRUE(
        office->run(kStaff, update_room(room.id, 1, to(room_in(site.id, "Salle bleue")), users)).has_value());
    auto renamed = palace();
    renamed.name = LocalizedText({{"fr", "Palais"}});
    ASSERT_TRUE(office->run(kStaff, update_site(site.id, 1, to(renamed), users)).has_value());
    EXPECT_EQ(asked, (std::vector<std::string>{"room " + room.id.text(), "site " + site.id.text()}));
    EXPECT_EQ(office->read(
                  [](store::Connection& db) { return db.find_integer("SELECT COUNT(*) FROM topic_entry"); }),
              2);
}

TEST_P(ResourcesTest, ListRoomsPageByPageAndBySite) {
    const auto first = add_palace();
    const auto second = add_palace();
    for (const auto* name : {"a", "b", "c"}) add(first.id, name);
    for (const auto* name : {"d", "e"}) add(second.id, name);
    const auto pages = [&](const ResourceFilter& filter) {
        std::string names;
        RoomId after;
        do {
            const auto page =
                office->read([&](store::Connection& db) { return list_rooms(db, kStaff, filter, after, 2); })
                    .value();
            for (const auto& room : page.items) names += room.name.best("fr");
            names += "|";
            after = RoomId{page.next_cursor};
        } while (!after.empty());
        return names;
    };
    EXPECT_EQ(pages({}), "ab|cd|e|");
    EXPECT_EQ(pages({.site = second.id}), "de|");
    EXPECT_EQ(pages({.site = kNoSite}), "|");
    const std::vector<SiteId> both{second.id, first.id, second.id};
    std::string names;
    for (const auto& room :
         office->read([&](store::Connection& db) { return list_rooms_of_sites(db, both); }))
        names += room.name.best("fr");
    EXPECT_EQ(names, "abcde");
}

TEST_P(ResourcesTest, MatchRoomsInFilesByGuidThenBySiteAndName) {
    const auto site = add_palace();
    const auto other = add_palace();
    const auto hall = add(site.id, "Grande salle").id;
    EXPECT_EQ(meet({"", "", room_in(site.id, " GRANDE salle")}).id, hall);
    EXPECT_EQ(meet({"frab", "guid-1", room_in(site.id, "Grande salle")}).id, hall);
    EXPECT_EQ(meet({"frab", "guid-1", room_in(site.id, "Renamed since")}).id, hall);
    const auto elsewhere = meet({"", "", room_in(other.id, "Grande salle")});
    EXPECT_EQ(elsewhere.origin, Origin::created);
    EXPECT_NE(elsewhere.id, hall);
    EXPECT_EQ(meet({"", "", room_in(other.id, "Grande salle")}).origin, Origin::found);
    EXPECT_EQ(office->read([](store::Connection& db) { return find_room_by_source(db, "frab", "guid-1"); }),
              hall);
}

}  // namespace
}  // namespace multaqa::resources
