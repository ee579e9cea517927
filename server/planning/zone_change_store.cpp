#include "planning/zone_change_store.hpp"

#include "store/rows.hpp"

namespace multaqa::planning::zone_change_store {
namespace {

constexpr std::string_view kSelect =
    "SELECT id, from_version, to_version, started_at, account_id, finished_at, cursor, looked_at, sessions, published_placements,"
    " bookings, blockings, unavailabilities, releases FROM zone_change ";

ZoneChange change_of(const store::Row& row) {
    return {.id = row.id<ZoneChangeId>(0),
            .from = row.string(1),
            .to = row.string(2),
            .started_at = row.instant(3),
            .account = row.optional_id<AccountId>(4),
            .finished_at = row.optional_instant(5),
            .cursor = row.string(6),
            .looked_at = row.integer(7),
            .moved = {.sessions = row.integer(8),
                      .published_placements = row.integer(9),
                      .bookings = row.integer(10),
                      .blockings = row.integer(11),
                      .unavailabilities = row.integer(12),
                      .releases = row.integer(13)}};
}

std::string select(std::string_view rest) { return std::string(kSelect) + std::string(rest); }

}  // namespace

void insert(store::Connection& db, const ZoneChange& change) {
    const auto& moved = change.moved;
    db.execute(
        "INSERT INTO zone_change (id, from_version, to_version, started_at, account_id, finished_at, cursor, looked_at, sessions,"
        " published_placements, bookings, blockings, unavailabilities, releases)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        {change.id, change.from, change.to, change.started_at, change.account, change.finished_at, change.cursor, change.looked_at,
         moved.sessions, moved.published_placements, moved.bookings, moved.blockings, moved.unavailabilities, moved.releases});
}

void update(store::Connection& db, const ZoneChange& change) {
    const auto& moved = change.moved;
    db.execute(
        "UPDATE zone_change SET finished_at = $2, cursor = $3, looked_at = $4, sessions = $5, published_placements = $6, bookings = $7,"
        " blockings = $8, unavailabilities = $9, releases = $10 WHERE id = $1",
        {change.id, change.finished_at, change.cursor, change.looked_at, moved.sessions, moved.published_placements, moved.bookings,
         moved.blockings, moved.unavailabilities, moved.releases});
}

std::optional<ZoneChange> find(store::Connection& db, const ZoneChangeId& id) {
    return db.find(select("WHERE id = $1"), {id}, change_of);
}

std::optional<ZoneChange> find_running(store::Connection& db) {
    return db.find(select("WHERE finished_at IS NULL"), {}, change_of);
}

std::optional<ZoneChange> find_newest_finished(store::Connection& db) {
    return db.find(select("WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1"), {}, change_of);
}

// Ids ascend with time.
std::vector<ZoneChange> list(store::Connection& db, const ZoneChangeId& before, std::size_t limit) {
    constexpr std::string_view kBehindEveryId = "~";
    const auto end = before.empty() ? kBehindEveryId : std::string_view(before.text());
    return db.list(select("WHERE id < $1 ORDER BY id DESC LIMIT $2"), {end, static_cast<std::int64_t>(limit)}, change_of);
}

void append_moves(store::Connection& db, const ZoneChangeId& id, const std::vector<StoredMove>& moves) {
    auto n = db.find_integer("SELECT COALESCE(max(n), 0) FROM zone_change_move WHERE change_id = $1", {id}).value_or(0);
    std::vector<store::Values> rows;
    rows.reserve(moves.size());
    for (const StoredMove& move : moves) rows.push_back({id, ++n, move.kind, move.owner, move.event, move.body});
    store::insert_rows(db, "INSERT INTO zone_change_move (change_id, n, kind, owner_id, event_id, body)", rows);
}

}  // namespace multaqa::planning::zone_change_store
