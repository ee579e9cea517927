#include "resources/room_queries.hpp"

#include <iterator>
#include <set>

#include "resources/room_store.hpp"

namespace multaqa::resources {

std::optional<Room> find_room(store::Connection& db, const RoomId& id) {
    return select_room(db, id);
}

std::vector<Room> list_rooms(store::Connection& db, std::span<const RoomId> ids) {
    return select_rooms(db, ids);
}

std::vector<Room> list_rooms_of_sites(store::Connection& db, std::span<const SiteId> sites) {
    std::vector<Room> rooms;
    for (const auto& site : std::set<SiteId>(sites.begin(), sites.end())) {
        auto own = select_rooms_of(db, site);
        std::move(own.begin(), own.end(), std::back_inserter(rooms));
    }
    return rooms;
}

std::optional<RoomId> find_room_by_source(store::Connection& db, std::string_view source,
                                          std::string_view external_id) {
    return select_room_by_source(db, source, external_id);
}

Result<Room> get_room(store::Connection& db, const Caller& caller, const RoomId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_room(db, id);
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<Room>> list_rooms(store::Connection& db, const Caller& caller, const ResourceFilter& filter,
                               const RoomId& after, std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    return directory::slice_of(select_rooms(db, filter, after, limit + 1), limit,
                               [](const Room& room) { return room.id.text(); });
}

}  // namespace multaqa::resources
