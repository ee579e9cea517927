#include "command/change_log.hpp"

#include "command/change_log_store.hpp"

namespace multaqa::command {

std::vector<LoggedChange> list_changes(store::Connection& db, const std::string& scope, ChangePlace after,
                                       std::int64_t limit) {
    return select_changes_of_scope(db, scope, after, limit);
}

std::vector<LoggedChange> search_changes(store::Connection& db, const ChangeFilter& filter, const LogPlace& after,
                                         std::int64_t limit) {
    return select_changes(db, filter, after, limit);
}

std::vector<LoggedChange> search_newest_changes(store::Connection& db, const ChangeFilter& filter, const LogMoment& before,
                                                std::int64_t limit) {
    return filter.scope.empty() ? select_newest_changes(db, filter, before, limit)
                                : select_newest_changes_of_scope(db, filter, before.place.place, limit);
}

std::vector<LoggedChange> list_changes_of(store::Connection& db, const std::string& entity_kind,
                                          const std::string& entity_id, std::int64_t limit) {
    return select_changes_of_entity(db, entity_kind, entity_id, limit);
}

std::int64_t revision_of(store::Connection& db, const std::string& scope) {
    return select_revision(db, scope);
}

std::int64_t revision_at(store::Connection& db, const std::string& scope, Instant at) {
    return select_revision_at(db, scope, at);
}

std::map<std::string, std::int64_t> list_revisions(store::Connection& db) { return select_revisions(db); }

std::vector<std::string> list_revision_holes(store::Connection& db) { return select_revision_holes(db); }

std::vector<std::string> list_seq_holes(store::Connection& db) { return select_seq_holes(db); }

}  // namespace multaqa::command
