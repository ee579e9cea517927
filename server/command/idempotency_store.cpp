#include "command/idempotency_store.hpp"

namespace multaqa::command {

std::optional<RememberedAnswer> reserve_key(store::Connection& db, const AccountId& account,
                                            const IdempotencyKey& key, Instant now, Instant expired) {
    const auto taken = db.execute(
        "INSERT INTO idempotency (account_id, idempotency_key, request_hash, status, resource_id, version, "
        "at)"
        " VALUES ($1, $2, $3, 0, '', 0, $4)"
        " ON CONFLICT (account_id, idempotency_key) DO UPDATE"
        " SET request_hash = excluded.request_hash, status = 0, resource_id = '', version = 0, at = "
        "excluded.at"
        " WHERE idempotency.at <= $5",
        {account, key.key, key.request_hash, now, expired});
    if (taken > 0) return std::nullopt;
    return db.find(
        "SELECT request_hash, status, resource_id, version FROM idempotency"
        " WHERE account_id = $1 AND idempotency_key = $2",
        {account, key.key}, [](const store::Row& row) {
            return RememberedAnswer{row.string(0),
                                    {static_cast<int>(row.integer(1)), row.string(2), row.integer(3)}};
        });
}

void complete_key(store::Connection& db, const AccountId& account, const IdempotencyKey& key,
                  const StoredAnswer& answer) {
    db.execute(
        "UPDATE idempotency SET status = $3, resource_id = $4, version = $5"
        " WHERE account_id = $1 AND idempotency_key = $2",
        {account, key.key, answer.status, answer.resource_id, answer.version});
}

std::int64_t purge_keys(store::Connection& db, Instant expired, std::int64_t limit) {
    return db.execute(
        "DELETE FROM idempotency WHERE (account_id, idempotency_key) IN"
        " (SELECT account_id, idempotency_key FROM idempotency WHERE at <= $1 ORDER BY at LIMIT $2)",
        {expired, limit});
}

}  // namespace multaqa::command
