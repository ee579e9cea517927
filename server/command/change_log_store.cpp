#include "command/change_log_store.hpp"

#include "store/rows.hpp"
#include "store/store_error.hpp"

namespace multaqa::command {
namespace {

std::int64_t require(std::optional<std::int64_t> number, const char* what) {
    if (!number) throw store::StoreError(store::StoreFailure::other, what);
    return *number;
}

LoggedChange read_change(const store::Row& row) {
    LoggedChange change;
    change.scope = row.string(0);
    change.place = {row.integer(1), row.integer(2)};
    change.at = row.instant(3);
    change.account = row.optional_id<AccountId>(4);
    change.request_id = row.string(5);
    change.kind = row.string(6);
    change.entity_kind = row.string(7);
    change.entity_id = row.string(8);
    change.data = row.string(9);
    change.acts_for = row.optional_string(10);
    return change;
}

}  // namespace

std::int64_t raise_revision(store::Connection& db, const std::string& scope) {
    return require(
        db.find_integer("UPDATE scope SET revision = revision + 1 WHERE id = $1 RETURNING revision", {scope}),
        "a scope without a row");
}

std::int64_t raise_seq(store::Connection& db, const std::string& topic) {
    return require(db.find_integer("INSERT INTO topic (id, seq) VALUES ($1, 1)"
                                   " ON CONFLICT (id) DO UPDATE SET seq = topic.seq + 1 RETURNING seq",
                                   {topic}),
                   "a topic without a seq");
}

void insert_changes(store::Connection& db, std::span<const LoggedChange> changes) {
    std::vector<store::Values> rows;
    rows.reserve(changes.size());
    for (const auto& change : changes)
        rows.push_back({change.scope, change.place.revision, change.place.n, change.at, change.account, change.request_id, change.kind,
                        change.entity_kind, change.entity_id, change.data, change.acts_for});
    store::insert_rows(db,
                       "INSERT INTO change (scope, revision, n, at, account_id, request_id, kind, entity_kind, entity_id, data, acts_for)",
                       rows);
}

void insert_topic_entry(store::Connection& db, const live::TopicEntry& entry) {
    db.execute(
        "INSERT INTO topic_entry (topic, seq, scope, revision, at, ops) VALUES ($1, $2, $3, $4, $5, $6)",
        {entry.topic, entry.seq, entry.scope, entry.revision, entry.at, entry.ops});
}

std::vector<LoggedChange> select_changes_of_scope(store::Connection& db, const std::string& scope,
                                                  ChangePlace after, std::int64_t limit) {
    return db.list(
        "SELECT scope, revision, n, at, account_id, request_id, kind, entity_kind, entity_id, data, "
        "acts_for FROM change"
        " WHERE scope = $1 AND (revision > $2 OR (revision = $2 AND n > $3)) ORDER BY revision, n LIMIT $4",
        {scope, after.revision, after.n, limit}, read_change);
}

std::vector<LoggedChange> select_changes(store::Connection& db, const ChangeFilter& filter, const LogPlace& after,
                                         std::int64_t limit) {
    // Without a scope the range ends behind every name that one can have: they are ASCII letters.
    const std::string last = filter.scope.empty() ? "~" : filter.scope;
    return db.list(
        "SELECT scope, revision, n, at, account_id, request_id, kind, entity_kind, entity_id, data, acts_for FROM change"
        " WHERE (scope, revision, n) > ($1, $2, $3) AND scope >= $4 AND scope <= $5"
        " AND ($6 = '' OR entity_kind = $6) AND ($7 = '' OR entity_id = $7) AND ($8 = '' OR account_id = $8)"
        " AND at >= $9 AND at < $10 ORDER BY scope, revision, n LIMIT $11",
        {after.scope, after.place.revision, after.place.n, filter.scope, last, filter.entity_kind, filter.entity_id,
         filter.account, filter.from, filter.to, limit},
        read_change);
}

std::vector<LoggedChange> select_newest_changes(store::Connection& db, const ChangeFilter& filter, const LogMoment& before,
                                                std::int64_t limit) {
    return db.list(
        "SELECT scope, revision, n, at, account_id, request_id, kind, entity_kind, entity_id, data, acts_for FROM change"
        " WHERE (at, scope, revision, n) < ($1, $2, $3, $4) AND at >= $5 AND at < $6"
        " AND ($7 = '' OR entity_kind = $7) AND ($8 = '' OR entity_id = $8) AND ($9 = '' OR account_id = $9)"
        " ORDER BY at DESC, scope DESC, revision DESC, n DESC LIMIT $10",
        {before.at, before.place.scope, before.place.place.revision, before.place.place.n, filter.from, filter.to, filter.entity_kind,
         filter.entity_id, filter.account, limit},
        read_change);
}

std::vector<LoggedChange> select_newest_changes_of_scope(store::Connection& db, const ChangeFilter& filter, const ChangePlace& before,
                                                         std::int64_t limit) {
    return db.list(
        "SELECT scope, revision, n, at, account_id, request_id, kind, entity_kind, entity_id, data, acts_for FROM change"
        " WHERE scope = $1 AND (revision, n) < ($2, $3) AND at >= $4 AND at < $5"
        " AND ($6 = '' OR entity_kind = $6) AND ($7 = '' OR entity_id = $7) AND ($8 = '' OR account_id = $8)"
        " ORDER BY revision DESC, n DESC LIMIT $9",
        {filter.scope, before.revision, before.n, filter.from, filter.to, filter.entity_kind, filter.entity_id, filter.account, limit},
        read_change);
}

std::vector<LoggedChange> select_changes_of_entity(store::Connection& db, const std::string& kind,
                                                   const std::string& id, std::int64_t limit) {
    return db.list(
        "SELECT scope, revision, n, at, account_id, request_id, kind, entity_kind, entity_id, data, "
        "acts_for FROM change"
        " WHERE entity_kind = $1 AND entity_id = $2 ORDER BY at DESC, revision DESC, n DESC LIMIT $3",
        {kind, id, limit}, read_change);
}

std::int64_t select_revision(store::Connection& db, const std::string& scope) {
    return db.find_integer("SELECT revision FROM scope WHERE id = $1", {scope}).value_or(0);
}

std::int64_t select_revision_at(store::Connection& db, const std::string& scope, Instant at) {
    return db.find_integer("SELECT COALESCE(max(revision), 0) FROM change WHERE scope = $1 AND at <= $2", {scope, at}).value_or(0);
}

std::map<std::string, std::int64_t> select_revisions(store::Connection& db) {
    std::map<std::string, std::int64_t> revisions;
    db.query("SELECT id, revision FROM scope", {}, [&](const store::Row& row) { revisions[row.string(0)] = row.integer(1); });
    return revisions;
}

std::vector<std::string> select_revision_holes(store::Connection& db) {
    return db.list(
        "SELECT s.id FROM scope s LEFT JOIN"
        " (SELECT scope, count(DISTINCT revision) AS revisions, max(revision) AS last FROM change GROUP BY scope) c ON c.scope = s.id"
        " WHERE s.revision <> COALESCE(c.revisions, 0) OR s.revision <> COALESCE(c.last, 0)"
        " UNION SELECT scope FROM change WHERE scope NOT IN (SELECT id FROM scope) ORDER BY 1",
        {}, [](const store::Row& row) { return row.string(0); });
}

std::vector<std::string> select_seq_holes(store::Connection& db) {
    return db.list(
        "SELECT t.id FROM topic t LEFT JOIN"
        " (SELECT topic, count(*) AS entries, min(seq) AS first, max(seq) AS last FROM topic_entry GROUP BY topic) e ON e.topic = t.id"
        " WHERE t.seq <> COALESCE(e.last, 0) OR COALESCE(e.last - e.first + 1, 0) <> COALESCE(e.entries, 0) ORDER BY 1",
        {}, [](const store::Row& row) { return row.string(0); });
}

}  // namespace multaqa::command
