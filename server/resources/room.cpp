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

bool is_called(const Room& room, std::string_view name) {
    const auto wanted = case_fold(trimmed(name));
    const auto& names = room.name.by_language();
    return std::any_of(names.begin(), names.end(),
                       [&](const auto& entry) { return case_fold(trimmed(entry.second)) == wanted; });
}

scheduling::Place place_of(const RoomFields& room, const std::string& zone) {
    auto place = room.offers;
    place.capacity = room.capacity;
    place.zone = zone;
    place.site = room.site.text();
    return place;
}

}  // namespace multaqa::resources
