// A suggestion: one free placement of a session that clashes or was refused, and what it rests on. Values, pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "common/time/interval.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::planning {

enum class SuggestionKind {
    swap_room,  // another room at the same start
    move        // another start, perhaps another room
};
std::string_view word(SuggestionKind kind);

struct SuggestedPlacement {
    SuggestionKind kind{};
    Interval utc;
    PlainDateTime start{};  // on the clock of `zone`
    std::string zone;
    std::chrono::seconds offset{0};
    minutes duration{};
    std::optional<RoomId> room;  // where it will be, its own or its parent's
    LocalizedText room_name;     // empty where it needs no room
    bool is_same_room = true;
    minutes shift{};  // distance from the wanted start

    friend bool operator==(const SuggestedPlacement&, const SuggestedPlacement&) = default;
};

// CONFLICTS.md: compared level by level; minutes and people, so that a number means something to whoever reads it.
struct Score {
    std::int64_t hard = 0;         // minutes of refused overlap
    std::int64_t disturbance = 0;  // people who must be told again
    std::int64_t medium = 0;       // minutes of overlap that only warns
    std::int64_t soft = 0;         // minutes of shift
    friend bool operator==(const Score&, const Score&) = default;
};

// Versions by session id and by subject key ("room/{id}"): what must stand as it was when the suggestion is applied.
using Foundation = std::map<std::string, std::int64_t>;
// 22 characters that change with any name or version.
std::string digest_of(const Foundation& foundation);

struct Suggestion {
    std::string id;  // "" where the refused request is too large to be carried in an id: send it again, placed so
    SuggestedPlacement placement;
    std::optional<SessionId> session;  // none for one that is not stored yet
    Score before;
    Score after;
    std::int64_t published_sessions = 0;
    Foundation foundation;
    Instant expires;
};

}  // namespace multaqa::planning
