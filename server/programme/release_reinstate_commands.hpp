// Reinstating an old release into the working programme: one command, checked as any placement.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "programme/release_reinstate.hpp"
#include "programme/session_commands.hpp"

namespace multaqa::programme {

// Refusals: not_found, forbidden, revision_mismatch (with the present revision), schedule_conflict (evidence:
// BlockedRelease), validation_failed where the tree or the rooms of today do not allow it.
// A preview does all of it on the writer and is then rolled back: it always ends in a problem, see preview_of().
command::Command<Reinstated> reinstate_release(ReinstateRelease reinstate, Key key = {});

// What a preview found; empty for a problem that is one.
std::optional<Reinstated> preview_of(const Problem& problem);

}  // namespace multaqa::programme
