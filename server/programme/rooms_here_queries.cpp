#include "programme/rooms_here_queries.hpp"

#include "programme/room_names_queries.hpp"
#include "resources/room_queries.hpp"

namespace multaqa::programme {
namespace {

RoomHere find_by_text(store::Connection& db, const RoomNames& names, const std::string& text, const std::vector<SiteId>& sites) {
    RoomHere room{.name = text};
    if (const auto found = names.find(text, sites); !found.empty()) {
        room.id = *found.begin();
        room.is_ambiguous = found.size() > 1;
        room.site = names.site_of(*room.id);
    } else if (const auto own = RoomId::parse(text); own && resources::find_room(db, *own)) {
        room.id = own;  // one that is archived: a session that is there already keeps it
    } else if (const auto place = names.place_of_new(text)) {
        room.site = place->site;
        room.name = place->name;
    }
    return room;
}

}  // namespace

std::vector<RoomHere> find_rooms_on(store::Connection& db, const ImportedProgramme& programme, const std::vector<SiteId>& sites) {
    const auto on_sites = resources::list_rooms_of_sites(db, sites);
    std::vector<RoomHere> rooms;
    for (const ImportedRoom& named : programme.rooms) {
        RoomHere& room = rooms.emplace_back(RoomHere{.name = named.name});
        if (!named.guid.empty()) room.id = resources::find_room_by_source(db, programme.source, named.guid);
        for (const resources::Room& one : on_sites)
            if (!room.id && resources::is_called(one, named.name)) room.id = one.id;
    }
    return rooms;
}

std::vector<RoomHere> find_rooms_anywhere(store::Connection& db, const Caller& caller, const ImportedProgramme& programme, const std::vector<SiteId>& sites) {
    const RoomNames names = load_room_names(db, caller, sites);
    std::vector<RoomHere> rooms;
    for (const ImportedRoom& named : programme.rooms) rooms.push_back(find_by_text(db, names, named.name, sites));
    return rooms;
}

}  // namespace multaqa::programme
