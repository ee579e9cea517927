#include "planning/candidate_rooms.hpp"

#include <gtest/gtest.h>

#include <string>

namespace multaqa::planning {
namespace {

resources::Room room(std::string id, std::string site, std::optional<std::int64_t> capacity) {
    resources::Room room;
    room.id = RoomId(std::move(id));
    room.site = SiteId(std::move(site));
    room.capacity = capacity;
    return room;
}

TEST(InOrderOfFitness, PutsTheWantedRoomFirstThenTheTightestThatFits) {
    const auto rooms = in_order_of_fitness(
        room("wanted", "here", 100),
        {room("unknown", "here", std::nullopt), room("small", "here", 20), room("vast", "here", 900), room("wanted", "here", 100),
         room("far", "there", 100), room("fits", "here", 120), room("smaller", "here", 10), room("same", "here", 100)});
    std::vector<std::string> order;
    for (const auto& r : rooms) order.push_back(r.id.text());
    EXPECT_EQ(order, (std::vector<std::string>{"wanted", "same", "fits", "vast", "small", "smaller", "unknown", "far"}));
}

}  // namespace
}  // namespace multaqa::planning
