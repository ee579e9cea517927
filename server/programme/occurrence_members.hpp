// In what two sessions differ, member by member, and a patch without some of them. Rules, pure.
#pragma once

#include "programme/session_patch.hpp"

namespace multaqa::programme {

// The parent is none of them: where an occurrence hangs is its own affair.
OccurrenceMembers differences(const SessionContent& a, const SessionContent& b);

// The patch without what it says of these members.
SessionPatch without(SessionPatch patch, const OccurrenceMembers& members);

}  // namespace multaqa::programme
