#include "resources/room.hpp"

#include <algorithm>

#include "common/text/case_fold.hpp"

namespace multaqa::resources {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace

std::string folded_room_name(std::string_view name) { return case_fold(trimmed(name)); }

bool is_called(const Room& room, std::string_view name) {
    const auto wanted = folded_room_name(name);
    const auto& names = room.name.by_language();
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& entry) { return folded_room_name(entry.second) == wanted; });
}

scheduling::Place place_of(const RoomFields& room, const std::string& zone) {
    auto place = room.offers;
    place.capacity = room.capacity;
    place.zone = zone;
    place.site = room.site.text();
    return place;
}

}  // namespace multaqa::resources
