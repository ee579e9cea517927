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

TEST(RoomChange, TellsBeforeAndAfterOfWhatDiffers) {
    auto after = great_hall();
    after.capacity.reset();
    const auto change = room_changed(great_hall(), after);
    EXPECT_EQ(change.kind, "RoomChanged");
    EXPECT_EQ(json::parse_trusted(change.data),
              json::parse_trusted(R"({"fields":{"capacity":{"before":300}}})"));
}

}  // namespace
}  // namespace multaqa::resources
