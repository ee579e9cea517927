// Who shows the names that directory and resources keep: the staff topics of the events that use them
// (DECISIONS 13).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "command/command.hpp"

namespace multaqa::directory {

// Filled by app/ from programme, which stands to the right. Functions left empty mean that nobody shows them.
// `kind` is "person", "organization", "room" or "site". Asked only where something changed that others show.
struct NameUsers {
    // The scopes to lock, "event:{id}"; before the command runs.
    std::function<std::vector<std::string>(store::Connection&, std::string_view kind, const std::string& id)>
        scopes;
    // What to tell, once the new name stands in its row.
    std::function<std::vector<command::TopicOperations>(command::Write&, std::string_view kind,
                                                        const std::string& id)>
        topics;
    // What to tell those of `shown_in`, scopes that `scopes` named before, which show it no more.
    std::function<std::vector<command::TopicOperations>(command::Write&, std::string_view kind, const std::string& id,
                                                        const std::vector<std::string>& shown_in)>
        withdrawn = {};
};

std::vector<std::string> scopes_to_lock(const NameUsers& users, store::Connection& db, std::string_view kind,
                                        const std::string& id, std::string own_scope);
std::vector<command::TopicOperations> topics_to_tell(const NameUsers& users, command::Write& write,
                                                     std::string_view kind, const std::string& id);

}  // namespace multaqa::directory
