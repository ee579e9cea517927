#include "programme/room_names.hpp"

#include <algorithm>
#include <array>

#include "common/limits.hpp"
#include "resources/room.hpp"

namespace multaqa::programme {
namespace {

constexpr std::array<std::string_view, 2> kCommas = {",", "،"};
constexpr int kDivisions = 8;  // by each comma: a name that holds more of them must be written as it is, or by its id

LocalizedText unknown_language(std::string_view text) { return LocalizedText(LocalizedText::Map{{"und", std::string(text)}}); }

std::set<RoomId> as_rooms(const std::set<std::string>& ids) {
    std::set<RoomId> rooms;
    for (const std::string& id : ids) rooms.insert(RoomId(id));
    return rooms;
}

}  // namespace

void RoomNames::add_site(const SiteId& site, const LocalizedText& name) {
    site_names_.insert_or_assign(site, name);
    sites_.add(name, site.text());
}

void RoomNames::add(const RoomId& room, const LocalizedText& name, const SiteId& site) {
    rooms_.insert_or_assign(room, Room{name, site});
    names_.add(name, room.text());
    on_site_.add(name, room.text(), site.text());
}

std::optional<SiteId> RoomNames::site_of(const RoomId& room) const {
    const auto found = rooms_.find(room);
    return found == rooms_.end() ? std::nullopt : std::optional(found->second.site);
}

// A name may hold commas, and so may that of a site: each of them may be the one that divides.
std::vector<RoomNames::Place> RoomNames::places_of(std::string_view text) const {
    std::vector<Place> places;
    for (const std::string_view comma : kCommas) {
        auto at = text.find(comma);
        for (int division = 0; at != std::string_view::npos && division < kDivisions; ++division, at = text.find(comma, at + 1)) {
            auto name = text.substr(at + comma.size());
            name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
            if (name.empty()) continue;
            for (const std::string& site : sites_.find(unknown_language(text.substr(0, at)))) places.push_back({SiteId(site), std::string(name)});
        }
    }
    return places;
}

// "Salle É" where there is a "Salle E", too.
std::set<RoomId> RoomNames::most_alike(std::set<RoomId> rooms, std::string_view name) const {
    std::set<RoomId> alike;
    for (const RoomId& room : rooms)
        for (const auto& [language, text] : rooms_.at(room).name.by_language())
            if (resources::folded_room_name(text) == resources::folded_room_name(name)) alike.insert(room);
    return alike.empty() ? rooms : alike;
}

std::set<RoomId> RoomNames::find(std::string_view text, std::span<const SiteId> preferred) const {
    if (const auto id = RoomId::parse(text); id && rooms_.contains(*id)) return {*id};
    const auto everywhere = most_alike(as_rooms(names_.find(unknown_language(text))), text);
    std::set<RoomId> on_preferred;
    for (const RoomId& room : everywhere)
        if (std::find(preferred.begin(), preferred.end(), rooms_.at(room).site) != preferred.end()) on_preferred.insert(room);
    if (!on_preferred.empty()) return on_preferred;
    if (!everywhere.empty()) return everywhere;
    std::set<RoomId> at_place;
    for (const Place& place : places_of(text)) at_place.merge(most_alike(as_rooms(on_site_.find(unknown_language(place.name), place.site.text())), place.name));
    return at_place;
}

std::optional<RoomNames::Place> RoomNames::place_of_new(std::string_view text) const {
    auto places = places_of(text);
    if (places.size() != 1) return std::nullopt;
    return std::move(places.front());
}

std::string RoomNames::text_of(const RoomId& room, std::string_view language) const {
    const auto found = rooms_.find(room);
    if (found == rooms_.end()) return room.text();
    const std::string name(found->second.name.best(language));
    const auto site = site_names_.find(found->second.site);
    const std::string at_site = site == site_names_.end() ? name : std::string(site->second.best(language)) + ", " + name;
    for (const std::string& text : {name, at_site})
        if (text.size() <= limits::kNameBytes && find(text, {}) == std::set{room}) return text;
    return room.text();
}

}  // namespace multaqa::programme
