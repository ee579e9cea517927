// The id of a suggestion: everything that any node needs to carry it out, signed (DECISIONS 18).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/time/instant.hpp"
#include "programme/refused_session.hpp"

namespace multaqa::planning {

struct SuggestionContent {
    programme::PlacingCommand command;  // already in the suggested place
    std::string digest;                 // of the foundation
    Instant expires;                    // whole seconds
};

// base64url(payload) "." base64url(HMAC-SHA256); nullopt when it would be longer than limits::kSuggestionIdBytes.
std::optional<std::string> encode_suggestion_id(const SuggestionContent& content, std::string_view key);
// nullopt for anything that encode_suggestion_id did not write with this key.
std::optional<SuggestionContent> decode_suggestion_id(std::string_view id, std::string_view key);

}  // namespace multaqa::planning
