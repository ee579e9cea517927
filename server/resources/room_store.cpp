#include "resources/room_store.hpp"

#include "common/json/reader.hpp"
#include "common/text/search_fold.hpp"
#include "resources/filter_store.hpp"
#include "resources/resources_codec.hpp"
#include "store/id_list.hpp"
#include "store/search_text.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kSelectRoom =
    "SELECT id, site_id, name, capacity, version, updated_at, owner_id, offers, turnaround, archived FROM room ";

std::string room_where(std::string_view where) { return std::string(kSelectRoom) + std::string(where); }

Room room_of(const store::Row& row) {
    Room room;
    room.id = row.id<RoomId>(0);
    room.site = row.id<SiteId>(1);
    room.name = json::localized_from_json(json::parse_trusted(row.text(2)));
    room.capacity = row.optional_integer(3);
    room.version = row.integer(4);
    room.updated_at = row.instant(5);
    room.owner = row.optional_id<OrganizationId>(6);
    room.offers = decode_offers(row.text(7));
    room.turnaround = minutes{row.integer(8)};
    room.standing = row.integer(9) == 0 ? Standing::in_use : Standing::archived;
    return room;
}

void make_found(store::Connection& db, const Room& room) {
    if (room.standing != Standing::in_use) return store::erase_search_text(db, "room", room.id.text());
    store::put_search_text(db, {"room", room.id.text(), kScope, search_text({&room.name})});
}

store::Values values_of(const Room& room) {
    return {room.id,
            room.site,
            json::serialize(json::to_json(room.name)),
            room.capacity,
            room.version,
            room.updated_at,
            room.owner,
            encode_offers(room.offers),
            static_cast<std::int64_t>(room.turnaround.count()),
            room.standing == Standing::in_use ? 0 : 1};
}

}  // namespace

void insert_room(store::Connection& db, const Room& room) {
    db.execute(
        "INSERT INTO room (id, site_id, name, capacity, version, created_at, updated_at, owner_id, offers, turnaround, archived) "
        "VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8, $9, $10)",
        values_of(room));
    make_found(db, room);
}

void update_room_row(store::Connection& db, const Room& room) {
    db.execute(
        "UPDATE room SET site_id = $2, name = $3, capacity = $4, version = $5, updated_at = $6, owner_id = $7, offers = $8, "
        "turnaround = $9, archived = $10 WHERE id = $1",
        values_of(room));
    make_found(db, room);
}

std::optional<Room> select_room(store::Connection& db, const RoomId& id) {
    static const auto sql = room_where("WHERE id = $1");
    return db.find(sql, {id}, room_of);
}

std::vector<Room> select_rooms(store::Connection& db, std::span<const RoomId> ids) {
    static const auto sql = room_where("WHERE id IN (");
    return store::list_by_ids(db, sql, ids, ") ORDER BY id", room_of);
}

std::vector<Room> select_rooms_of(store::Connection& db, const SiteId& site) {
    static const auto sql = room_where("WHERE site_id = $1 AND archived = 0 ORDER BY id");
    return db.list(sql, {site}, room_of);
}

std::vector<Room> select_rooms(store::Connection& db, const ResourceFilter& filter, const RoomId& after, std::size_t limit) {
    static const auto sql = room_where(
        "WHERE id > $1 AND archived = $2 AND (CAST($3 AS TEXT) IS NULL OR site_id = $3)"
        " AND (CAST($4 AS TEXT) IS NULL OR owner_id = $4) AND (CAST($5 AS BIGINT) = 0 OR capacity >= CAST($5 AS BIGINT))"
        " ORDER BY id LIMIT $6");
    return db.list(sql, page_of(filter, after.text(), limit), room_of);
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
