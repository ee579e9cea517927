// Reading the change log: audit, history of one thing, cursors of whoever delivers what was changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/ids/id.hpp"
#include "store/connection.hpp"

namespace multaqa::command {

// Where a change stands in its scope. A revision holds n = 1, 2, …; a page may end within one.
struct ChangePlace {
    std::int64_t revision = 0;
    std::int64_t n = 0;
    friend auto operator<=>(const ChangePlace&, const ChangePlace&) = default;
};

struct LoggedChange {
    std::string scope;
    ChangePlace place;
    Instant at;
    std::optional<AccountId> account;     // none: nobody signed in, or the system itself
    std::optional<std::string> acts_for;  // in whose name, where not in its own: "account:{id}", "person:{id}"
    std::string request_id;
    std::string kind;
    std::string entity_kind;
    std::string entity_id;
    std::string data;  // JSON as the capability's codec wrote it
    friend bool operator==(const LoggedChange&, const LoggedChange&) = default;
};

// In order, at most `limit`; {} starts at the beginning, {revision, INT64_MAX} after a whole revision.
std::vector<LoggedChange> list_changes(store::Connection& db, const std::string& scope, ChangePlace after,
                                       std::int64_t limit);
// The newest first.
std::vector<LoggedChange> list_changes_of(store::Connection& db, const std::string& entity_kind,
                                          const std::string& entity_id, std::int64_t limit);
// The revision that the scope has reached; 0 before its first change.
std::int64_t revision_of(store::Connection& db, const std::string& scope);

}  // namespace multaqa::command
