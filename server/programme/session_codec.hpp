// Changes of sessions as the change log keeps them: what happened, and each field before and after (DECISIONS 14).
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "programme/session_change.hpp"

namespace multaqa::programme {

// Kinds: SessionCreated, SessionMoved (another time or room), SessionCancelled, SessionChanged, SessionArchived,
// PlacementGivenUp. `before` and `after` are the session as a resource, empty where it does not exist. Topics are left
// empty.
command::Change encode_change(const SessionChange& change, json::object before, json::object after);

}  // namespace multaqa::programme
