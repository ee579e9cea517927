#include "command/change_log.hpp"

#include "command/change_log_store.hpp"

namespace multaqa::command {

std::vector<LoggedChange> list_changes(store::Connection& db, const std::string& scope, ChangePlace after,
                                       std::int64_t limit) {
    return select_changes_of_scope(db, scope, after, limit);
}

std::vector<LoggedChange> list_changes_of(store::Connection& db, const std::string& entity_kind,
                                          const std::string& entity_id, std::int64_t limit) {
    return select_changes_of_entity(db, entity_kind, entity_id, limit);
}

std::int64_t revision_of(store::Connection& db, const std::string& scope) {
    return select_revision(db, scope);
}

}  // namespace multaqa::command
