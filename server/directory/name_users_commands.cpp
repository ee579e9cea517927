#include "directory/name_users_commands.hpp"

namespace multaqa::directory {

std::vector<std::string> scopes_to_lock(const NameUsers& users, store::Connection& db, std::string_view kind,
                                        const std::string& id, std::string own_scope) {
    std::vector<std::string> scopes;
    if (users.scopes) scopes = users.scopes(db, kind, id);
    scopes.push_back(std::move(own_scope));
    return scopes;
}

std::vector<command::TopicOperations> topics_to_tell(const NameUsers& users, command::Write& write,
                                                     std::string_view kind, const std::string& id) {
    if (!users.topics) return {};
    return users.topics(write, kind, id);
}

}  // namespace multaqa::directory
