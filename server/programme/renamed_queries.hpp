// What capabilities to the left hand on when a name changes that agendas show: which events to lock, what to tell them.
#pragma once

#include <string>
#include <vector>

#include "command/change.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

// An organization is shown through its people and as an organizer, a site through its rooms, a room also by the
// events of its site.
enum class NamedKind { person, organization, room, site };

// Scopes "event:{id}" of the events whose staff agenda shows it: to be locked by the command that renames it.
std::vector<std::string> scopes_showing(store::Connection& db, NamedKind kind, const std::string& id);
// Operations for those events' staff topics. Call it inside the command, after the row is written.
std::vector<command::TopicOperations> topics_for_renamed(store::Connection& db, NamedKind kind, const std::string& id);

// For the staff topics of those of `scopes`, named by scopes_showing before the row was written, that show it no more.
std::vector<command::TopicOperations> topics_for_withdrawn(store::Connection& db, NamedKind kind, const std::string& id,
                                                           const std::vector<std::string>& scopes);

}  // namespace multaqa::programme
