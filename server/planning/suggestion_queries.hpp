// Finding free placements for a session: every start of the grid in every room of the event's sites is looked at.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "common/time/zone_database.hpp"
#include "planning/suggestion.hpp"
#include "programme/refused_session.hpp"
#include "store/connection.hpp"

namespace multaqa::planning {

struct SuggestionQuestion {
    const ZoneDatabase* zones = nullptr;
    Instant now;
    std::size_t limit = 5;
    std::string key;  // signs the ids
};

// Placements of the refused session only, never moves of somebody else's (DECISIONS 37); the ids carry the refused
// command in the suggested place.
std::vector<Suggestion> suggest_instead(store::Connection& db, const SuggestionQuestion& question,
                                        const programme::RefusedSession& refused);

// For a stored session that clashes; empty when it has no clash. not_found and forbidden as for the session.
Result<std::vector<Suggestion>> list_suggestions(store::Connection& db, const Caller& caller,
                                                 const SuggestionQuestion& question, const SessionId& session);

// What a command rests on now; empty where its session is gone.
std::optional<Foundation> foundation_of(store::Connection& db, const programme::PlacingCommand& command);

}  // namespace multaqa::planning
