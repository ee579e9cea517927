#include "resources/room_store.hpp"

#include "common/json/reader.hpp"
#include "store/id_list.hpp"

namespace multaqa::resources {
namespace {

Room room_of(const store::Row& row) {
    Room room;
    room.id = row.id<RoomId>(0);
    room.site = row.id<SiteId>(1);
    room.name = json::localized_from_json(json::parse_trusted(row.text(2)));
    room.capacity = row.optional_integer(3);
    room.version = row.integer(4);
    room.updated_at = row.instant(5);
    return room;
}

}  // namespace

void insert_room(store::Connection& db, const Room& room) {
    db.execute(
        "INSERT INTO room (id, site_id, name, capacity, version, created_at, updated_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $6)",
        {room.id, room.site, json::serialize(json::to_json(room.name)), room.capacity, room.version,
         room.updated_at});
}

void update_room(store::Connection& db, const Room& room) {
    db.execute(
        "UPDATE room SET site_id = $2, name = $3, capacity = $4, version = $5, updated_at = $6 WHERE id = $1",
        {room.id, room.site, json::serialize(json::to_json(room.name)), room.capacity, room.version,
         room.updated_at});
}

std::optional<Room> select_room(store::Connection& db, const RoomId& id) {
    return db.find("SELECT id, site_id, name, capacity, version, updated_at FROM room WHERE id = $1", {id},
                   room_of);
}

std::vector<Room> select_rooms(store::Connection& db, std::span<const RoomId> ids) {
    return store::list_by_ids(
        db, "SELECT id, site_id, name, capacity, version, updated_at FROM room WHERE id IN (", ids,
        ") ORDER BY id", room_of);
}

std::vector<Room> select_rooms_of(store::Connection& db, const SiteId& site) {
    return db.list(
        "SELECT id, site_id, name, capacity, version, updated_at FROM room WHERE site_id = $1 ORDER BY id",
        {site}, room_of);
}

std::vector<Room> select_rooms(store::Connection& db, const RoomId& after, std::size_t limit) {
    return db.list(
        "SELECT id, site_id, name, capacity, version, updated_at FROM room WHERE id > $1 ORDER BY id LIMIT "
        "$2",
        {after, static_cast<std::int64_t>(limit)}, room_of);
}

std::vector<Room> select_rooms_of(store::Connection& db, const SiteId& site, const RoomId& after,
                                  std::size_t limit) {
    return db.list(
        "SELECT id, site_id, name, capacity, version, updated_at FROM room "
        "WHERE site_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        {site, after, static_cast<std::int64_t>(limit)}, room_of);
}

std::optional<RoomId> select_room_by_source(store::Connection& db, std::string_view source,
                                            std::string_view external_id) {
    return db.find("SELECT room_id FROM room_source WHERE source = $1 AND external_id = $2",
                   {source, external_id}, [](const store::Row& row) { return row.id<RoomId>(0); });
}

void insert_source(store::Connection& db, std::string_view source, std::string_view external_id,
                   const RoomId& room) {
    db.execute("INSERT INTO room_source (source, external_id, room_id) VALUES ($1, $2, $3)",
               {source, external_id, room});
}

}  // namespace multaqa::resources
