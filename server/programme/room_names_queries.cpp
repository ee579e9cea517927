#include "programme/room_names_queries.hpp"

#include "common/limits.hpp"
#include "resources/room_queries.hpp"
#include "resources/site_queries.hpp"

namespace multaqa::programme {
namespace {

void add_every_site(store::Connection& db, const Caller& caller, RoomNames& names) {
    SiteId after;
    for (;;) {
        const auto page = resources::list_sites(db, caller, resources::Standing::in_use, after, limits::kPageItems);
        if (page.has_error()) return;
        for (const auto& site : page->items) names.add_site(site.id, site.name);
        if (page->next_cursor.empty()) return;
        after = SiteId(page->next_cursor);
    }
}

void add_every_room(store::Connection& db, const Caller& caller, RoomNames& names) {
    RoomId after;
    for (;;) {
        const auto page = resources::list_rooms(db, caller, {}, after, limits::kPageItems);
        if (page.has_error()) return;
        for (const auto& room : page->items) names.add(room.id, room.name, room.site);
        if (page->next_cursor.empty()) return;
        after = RoomId(page->next_cursor);
    }
}

}  // namespace

RoomNames load_room_names(store::Connection& db, const Caller& caller, std::span<const SiteId> sites) {
    RoomNames names;
    if (caller.is_staff()) {
        add_every_site(db, caller, names);
        add_every_room(db, caller, names);
        return names;
    }
    for (const auto& site : resources::list_sites(db, sites)) names.add_site(site.id, site.name);
    for (const auto& room : resources::list_rooms_of_sites(db, sites)) names.add(room.id, room.name, room.site);
    return names;
}

}  // namespace multaqa::programme
