// Reading the change log: audit, history of one thing, cursors of whoever delivers what was changed.
#pragma once

#include <cstdint>
#include <map>
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

// Where a change stands in the whole log, which is ordered by scope, then by its place there.
struct LogPlace {
    std::string scope;
    ChangePlace place;
};

// What is wanted of the log; an empty text asks for everything.
struct ChangeFilter {
    std::string scope;
    std::string entity_kind;
    std::string entity_id;
    std::string account;
    Instant from = Instant::min();  // [from, to)
    Instant to = Instant::max();
};

// Changes of every scope that pass the filter, ordered by scope and place, after `after`, at most `limit`.
std::vector<LoggedChange> search_changes(store::Connection& db, const ChangeFilter& filter, const LogPlace& after,
                                         std::int64_t limit);
// Where a change stands in the log as it is read from its end: by instant, then scope, then place.
struct LogMoment {
    Instant at;
    LogPlace place;
};
// The same, the newest first, those before `before`. Of one scope: by place alone.
std::vector<LoggedChange> search_newest_changes(store::Connection& db, const ChangeFilter& filter, const LogMoment& before,
                                                std::int64_t limit);
// In order, at most `limit`; {} starts at the beginning, {revision, INT64_MAX} after a whole revision.
std::vector<LoggedChange> list_changes(store::Connection& db, const std::string& scope, ChangePlace after,
                                       std::int64_t limit);
// The newest first.
std::vector<LoggedChange> list_changes_of(store::Connection& db, const std::string& entity_kind,
                                          const std::string& entity_id, std::int64_t limit);
// The revision that the scope has reached; 0 before its first change.
std::int64_t revision_of(store::Connection& db, const std::string& scope);
// The revision that the scope had reached at an instant; 0 before its first change.
std::int64_t revision_at(store::Connection& db, const std::string& scope, Instant at);
// Of every scope.
std::map<std::string, std::int64_t> list_revisions(store::Connection& db);

// Scopes and topics whose numbers have a hole, or whose counter is not the last of them; in order.
std::vector<std::string> list_revision_holes(store::Connection& db);
std::vector<std::string> list_seq_holes(store::Connection& db);

}  // namespace multaqa::command
