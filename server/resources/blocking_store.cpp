#include "resources/blocking_store.hpp"

#include "resources/placed_time_store.hpp"

namespace multaqa::resources {
namespace {

constexpr std::string_view kSelectBlocking =
    "SELECT id, subject, reason, account_id, lifted, version, updated_at, wall_start, zone, duration, fold, utc_start, utc_end,"
    " zone_data_version, meant_start FROM blocking ";

std::string blocking_where(std::string_view where) { return std::string(kSelectBlocking) + std::string(where); }

Blocking blocking_of(const store::Row& row) {
    auto thing = parse_blocked_key(row.text(1));
    if (!thing) throw store::StoreError(store::StoreFailure::other, "blocking of a malformed subject");
    Blocking blocking;
    blocking.id = row.id<BlockingId>(0);
    blocking.thing = std::move(*thing);
    blocking.reason = row.string(2);
    blocking.by = row.optional_id<AccountId>(3);
    blocking.state = row.integer(4) == 0 ? BlockingState::in_force : BlockingState::lifted;
    blocking.version = row.integer(5);
    blocking.updated_at = row.instant(6);
    blocking.time = read_placed_time(row, 7);
    return blocking;
}

}  // namespace

void insert_blocking(store::Connection& db, const Blocking& blocking) {
    store::Values values{blocking.id, key_of(blocking.thing), blocking.reason, blocking.by,
                         blocking.state == BlockingState::in_force ? 0 : 1, blocking.version, blocking.updated_at};
    append(values, blocking.time);
    db.execute(
        "INSERT INTO blocking (id, subject, reason, account_id, lifted, version, updated_at, created_at, wall_start, zone,"
        " duration, fold, utc_start, utc_end, zone_data_version, meant_start)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        values);
}

void update_blocking(store::Connection& db, const Blocking& blocking) {
    db.execute("UPDATE blocking SET lifted = $2, version = $3, updated_at = $4 WHERE id = $1",
               {blocking.id, blocking.state == BlockingState::in_force ? 0 : 1, blocking.version, blocking.updated_at});
}

void update_blocking_time(store::Connection& db, const Blocking& blocking) {
    store::Values values{blocking.id, blocking.version, blocking.updated_at};
    append(values, blocking.time);
    db.execute(
        "UPDATE blocking SET version = $2, updated_at = $3, wall_start = $4, zone = $5, duration = $6, fold = $7, utc_start = $8,"
        " utc_end = $9, zone_data_version = $10, meant_start = $11 WHERE id = $1",
        values);
}

std::optional<Blocking> select_blocking(store::Connection& db, const BlockingId& id) {
    static const auto sql = blocking_where("WHERE id = $1");
    return db.find(sql, {id}, blocking_of);
}

std::vector<Blocking> select_blockings_of(store::Connection& db, const BlockedThing& thing) {
    static const auto sql = blocking_where("WHERE subject = $1 AND lifted = 0 ORDER BY utc_start, id");
    return db.list(sql, {key_of(thing)}, blocking_of);
}

std::vector<Blocking> select_blockings(store::Connection& db, const std::optional<std::string>& thing_key, const BlockingId& after,
                                       std::size_t limit) {
    static const auto sql = blocking_where(
        "WHERE id > $1 AND lifted = 0 AND (CAST($2 AS TEXT) IS NULL OR subject = $2) ORDER BY id LIMIT $3");
    return db.list(sql, {after, thing_key, static_cast<std::int64_t>(limit)}, blocking_of);
}

}  // namespace multaqa::resources
