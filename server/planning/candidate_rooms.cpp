#include "planning/candidate_rooms.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace multaqa::planning {
namespace {

// Ascending: the first is the best.
std::tuple<int, int, std::int64_t> misfit(const resources::Room& room, const resources::Room& wanted) {
    const int far = room.site == wanted.site ? 0 : 1;
    if (!room.capacity) return {far, 2, 0};
    if (!wanted.capacity || *room.capacity >= *wanted.capacity) return {far, 0, *room.capacity};
    return {far, 1, -*room.capacity};
}

}  // namespace

std::vector<resources::Room> in_order_of_fitness(resources::Room wanted, std::vector<resources::Room> others) {
    std::erase_if(others, [&](const resources::Room& room) { return room.id == wanted.id; });
    std::sort(others.begin(), others.end(), [&](const resources::Room& a, const resources::Room& b) {
        return std::pair(misfit(a, wanted), a.id) < std::pair(misfit(b, wanted), b.id);
    });
    others.insert(others.begin(), std::move(wanted));
    return others;
}

}  // namespace multaqa::planning
