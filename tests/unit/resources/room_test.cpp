#include "resources/room.hpp"

#include <gtest/gtest.h>

#include "resources/resources_codec.hpp"
#include "resources/resources_documents.hpp"

namespace multaqa::resources {
namespace {

const std::string kSite = "018d3a52-0000-7000-8000-000000000051";

Room great_hall() {
    Room room;
    room.id = RoomId{"018d3a52-0000-7000-8000-000000000061"};
    room.site = SiteId{kSite};
    room.name = LocalizedText({{"ar", "القاعة الكبرى"}, {"fr", "Grande salle"}});
    room.capacity = 300;
    room.updated_at = *parse_utc("2024-01-05T10:00:00Z");
    return room;
}

std::vector<std::string> told(const std::vector<Fault>& faults) {
    std::vector<std::string> texts;
    for (const auto& fault : faults) texts.push_back(fault.pointer + " " + fault.key);
    return texts;
}

TEST(RoomName, IsTheSameInAnyLanguageWhateverItsCase) {
    for (const auto* name : {"Grande salle", " GRANDE SALLE ", "القاعة الكبرى"})
        EXPECT_TRUE(is_called(great_hall(), name)) << name;
    for (const auto* name : {"", "Grande", "Grande salle 2"})
        EXPECT_FALSE(is_called(great_hall(), name)) << name;
}

TEST(RoomDocument, IsWhatTheContractShows) {
    EXPECT_EQ(
        json::value(document(great_hall())),
        json::parse_trusted(
            R"({"id":"018d3a52-0000-7000-8000-000000000061","siteId":"018d3a52-0000-7000-8000-000000000051",
                  "name":{"ar":"القاعة الكبرى","fr":"Grande salle"},"capacity":300,"version":1,"updated":"2024-01-05T10:00:00Z"})"));
}

TEST(ReadRoom, ReadsWhatItWrites) {
    const auto draft = read_room(to_json(static_cast<const RoomFields&>(great_hall())));
    EXPECT_EQ(told(draft.faults), std::vector<std::string>{});
    EXPECT_EQ(draft.fields, static_cast<const RoomFields&>(great_hall()));
}

TEST(ReadRoom, WantsACapacityFromOneToAMillion) {
    const auto faults_of = [](const std::string& capacity) {
        return told(read_room(json::parse_trusted(R"({"siteId":")" + kSite +
                                                  R"(","name":{"fr":"Salle"},"capacity":)" + capacity + "}"))
                        .faults);
    };
    EXPECT_EQ(faults_of("1"), std::vector<std::string>{});
    EXPECT_EQ(faults_of("1000000"), std::vector<std::string>{});
    for (const auto* wrong : {"0", "-5", "1000001"})
        EXPECT_EQ(faults_of(wrong), std::vector<std::string>{"/capacity fault.range"}) << wrong;
}

TEST(ReadSite, TellsAllFaultsAtOnce) {
    const auto draft = read_site(json::parse_trusted(R"({"name":{},"address":7,"rooms":[]})"));
    EXPECT_EQ(told(draft.faults),
              (std::vector<std::string>{"/name fault.empty-text", "/timeZone fault.required",
                                        "/address fault.type", "/rooms fault.unknown-field"}));
}

TEST(ReadRoom, ReadsAllThatARoomOffers) {
    auto room = static_cast<const RoomFields&>(great_hall());
    room.owner = OrganizationId{"018d3a52-0000-7000-8000-000000000001"};
    room.turnaround = minutes{30};
    room.offers.capacities = {{scheduling::Layout::theatre, 300}, {scheduling::Layout::u_shape, 60}};
    room.offers.safety_limit = 320;
    room.offers.tags = {"piano", "screen"};
    room.offers.booths = 3;
    room.offers.access = scheduling::Access::step_free;
    room.offers.security_level = 2;
    room.offers.hours.weekly[scheduling::Weekday::monday] = {{minutes{480}, minutes{720}}, {minutes{840}, minutes{1440}}};
    room.offers.hours.exceptions[*parse_plain_date("2027-01-11")] = {};
    room.offers.rules = {{scheduling::ClashCode::R2, scheduling::Severity::refuse}};
    const auto draft = read_room(to_json(room));
    EXPECT_EQ(told(draft.faults), std::vector<std::string>{});
    EXPECT_EQ(draft.fields, room);
}

TEST(ReadRoom, TellsWhatIsWrongWithItsHoursAndLayouts) {
    const auto draft = read_room(json::parse_trusted(
        R"({"siteId":")" + std::string(kSite) + R"(","name":{"fr":"Salle"},"capacities":{"circus":3,"theatre":-1},"rules":{"R1":"fatal","P1":"warn"},
            "openingHours":{"weekly":{"monday":[{"opens":"18:00","closes":"08:00"}],"someday":[]},"exceptions":{"2027-13-01":[],"2027-01-12":[{"opens":"8"}]}}})"));
    EXPECT_EQ(told(draft.faults),
              (std::vector<std::string>{"/capacities/theatre fault.range", "/capacities/circus fault.unknown-field",
                                        "/openingHours/weekly/monday/0/closes fault.closes-before-opening",
                                        "/openingHours/weekly/someday fault.unknown-field",
                                        "/openingHours/exceptions/2027-13-01 fault.date",
                                        "/openingHours/exceptions/2027-01-12/0/opens fault.clock",
                                        "/openingHours/exceptions/2027-01-12/0/closes fault.required", "/rules/R1 fault.enum",
                                        "/rules/P1 fault.unknown-field"}));
}

TEST(ReadSite, TakesCoordinatesTogetherOrNotAtAll) {
    const auto faults_of = [](const std::string& members) {
        return told(read_site(json::parse_trusted(R"({"name":{"fr":"Palais"},"timeZone":"Africa/Nouakchott")" + members + "}")).faults);
    };
    EXPECT_EQ(faults_of(R"(,"latitude":18.08,"longitude":-15.97)"), std::vector<std::string>{});
    EXPECT_EQ(faults_of(R"(,"latitude":-90,"longitude":180)"), std::vector<std::string>{});
    EXPECT_EQ(faults_of(R"(,"latitude":18.08)"), std::vector<std::string>{"/longitude fault.required"});
    EXPECT_EQ(faults_of(R"(,"latitude":90.5,"longitude":"west")"),
              (std::vector<std::string>{"/latitude fault.range", "/longitude fault.type"}));
}

TEST(ReadVehicle, ReadsWhatItWrites) {
    VehicleFields van;
    van.site = SiteId{kSite};
    van.name = LocalizedText({{"fr", "Minibus 1"}});
    van.vehicle_class = VehicleClass::minibus;
    van.seats = 9;
    van.plate = "1234 AB 00";
    van.turnaround = minutes{15};
    const auto draft = read_vehicle(to_json(van));
    EXPECT_EQ(told(draft.faults), std::vector<std::string>{});
    EXPECT_EQ(draft.fields, van);
}

TEST(VehicleChange, NamesThePlateWithoutTellingIt) {
    const auto change = resource_change("vehicle", "Added", "v", {}, json::object{{"plate", "1234 AB 00"}, {"seats", 9}});
    EXPECT_EQ(change.kind, "VehicleAdded");
    EXPECT_EQ(change.data.find("1234"), std::string::npos);
    EXPECT_NE(change.data.find("plate"), std::string::npos);
}

TEST(RoomChange, TellsBeforeAndAfterOfWhatDiffers) {
    auto after = great_hall();
    after.capacity.reset();
    const auto change = resource_change("room", "Changed", after.id.text(), to_json(static_cast<const RoomFields&>(great_hall())), to_json(static_cast<const RoomFields&>(after)));
    EXPECT_EQ(change.kind, "RoomChanged");
    EXPECT_EQ(json::parse_trusted(change.data),
              json::parse_trusted(R"({"fields":{"capacity":{"before":300}}})"));
}

}  // namespace
}  // namespace multaqa::resources
