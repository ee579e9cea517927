// SQL of idempotency keys (DECISIONS 38): reserved when a command begins, completed when it has succeeded.
#pragma once

#include <cstdint>
#include <optional>

#include "command/command.hpp"
#include "common/ids/id.hpp"
#include "store/connection.hpp"

namespace multaqa::command {

struct RememberedAnswer {
    std::string request_hash;
    StoredAnswer answer;
};

// Takes the key inside the command's savepoint, or answers what was remembered with it. Two writers with the
// same new key: the second waits for the first's transaction. What is from `expired` or earlier counts as
// absent.
std::optional<RememberedAnswer> reserve_key(store::Connection& db, const AccountId& account,
                                            const IdempotencyKey& key, Instant now, Instant expired);
void complete_key(store::Connection& db, const AccountId& account, const IdempotencyKey& key,
                  const StoredAnswer& answer);

// Removes at most `limit` keys from `expired` or earlier; how many there were.
std::int64_t purge_keys(store::Connection& db, Instant expired, std::int64_t limit);

}  // namespace multaqa::command
