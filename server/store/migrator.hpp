// Numbered SQL migrations with checksums (schema/NNNN_name.sql), applied in one transaction each.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "common/embedded.hpp"
#include "common/time/instant.hpp"
#include "store/database.hpp"

namespace multaqa::store {

struct MigrationReport {
    std::vector<std::string> applied;  // names, in order; empty when the database was up to date
    int schema_version = 0;
};

// Applies what is missing. Throws StoreError when a migration that was applied has another checksum now, when
// the database is newer than this program, or when a file's name or text is malformed. Safe against two nodes
// at once. On SQLite every BIGINT/TEXT/BLOB column gets a type check (DECISIONS 29: no STRICT).
MigrationReport migrate(Database& database, std::span<const embedded::File> migrations, Instant now);

// What migrate would apply, without applying it.
std::vector<std::string> pending_migrations(Database& database, std::span<const embedded::File> migrations);

}  // namespace multaqa::store
