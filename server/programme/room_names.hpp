// Rooms by what a cell of a table may call them: their name, "site, room", or their id. Pure.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "tables/name_index.hpp"

namespace multaqa::programme {

class RoomNames {
  public:
    void add_site(const SiteId& site, const LocalizedText& name);
    void add(const RoomId& room, const LocalizedText& name, const SiteId& site);

    // Several where the text does not tell them apart; those of `preferred` sites are meant before others.
    std::set<RoomId> find(std::string_view text, std::span<const SiteId> preferred) const;
    std::optional<SiteId> site_of(const RoomId& room) const;

    // Of a text that find() knows nothing of, "Palais, Salle 9": the one site that it names, and the room there.
    struct Place {
        SiteId site;
        std::string name;
    };
    std::optional<Place> place_of_new(std::string_view text) const;

    // The shortest text by which find() tells the room from all others.
    std::string text_of(const RoomId& room, std::string_view language) const;

  private:
    struct Room {
        LocalizedText name;
        SiteId site;
    };
    std::vector<Place> places_of(std::string_view text) const;
    std::set<RoomId> most_alike(std::set<RoomId> rooms, std::string_view name) const;

    std::map<RoomId, Room> rooms_;
    std::map<SiteId, LocalizedText> site_names_;
    tables::NameIndex sites_;
    tables::NameIndex names_;    // on whatever site
    tables::NameIndex on_site_;  // within their site
};

}  // namespace multaqa::programme
