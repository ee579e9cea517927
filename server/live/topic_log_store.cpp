#include "live/topic_log_store.hpp"

namespace multaqa::live {
namespace {

TopicEntry read_entry(const store::Row& row) {
    return {.topic = row.string(0),
            .seq = row.integer(1),
            .scope = row.string(2),
            .revision = row.integer(3),
            .at = row.instant(4),
            .ops = row.string(5)};
}

}  // namespace

std::int64_t head_of(store::Connection& db, std::string_view topic) {
    return db.find_integer("SELECT seq FROM topic WHERE id = $1", {topic}).value_or(0);
}

std::vector<TopicEntry> list_entries_after(store::Connection& db, std::string_view topic, std::int64_t seq,
                                           std::int64_t limit) {
    return db.list(
        "SELECT topic, seq, scope, revision, at, ops FROM topic_entry"
        " WHERE topic = $1 AND seq > $2 ORDER BY seq LIMIT $3",
        {topic, seq, limit}, read_entry);
}

std::map<std::string, std::int64_t> list_scope_revisions(store::Connection& db) {
    std::map<std::string, std::int64_t> revisions;
    db.query("SELECT id, revision FROM scope", {},
             [&](const store::Row& row) { revisions[row.string(0)] = row.integer(1); });
    return revisions;
}

std::vector<TopicEntry> list_entries_of_scope(store::Connection& db, std::string_view scope,
                                              std::int64_t revision) {
    return db.list(
        "SELECT topic, seq, scope, revision, at, ops FROM topic_entry"
        " WHERE scope = $1 AND revision > $2 ORDER BY revision, topic",
        {scope, revision}, read_entry);
}

}  // namespace multaqa::live
