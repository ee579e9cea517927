// Changes of sessions as the change log keeps them: what happened, and each field before and after (DECISIONS 14).
#pragma once

#include "command/change.hpp"
#include "programme/session_documents.hpp"

namespace multaqa::programme {

// Kinds: SessionCreated, SessionMoved (another time or room), SessionCancelled, SessionChanged, SessionArchived,
// PlacementGivenUp. Topics are left empty.
command::Change encode_change(const SessionChange& change);

}  // namespace multaqa::programme
