// A blocking by an authority: a window in which a resource, or a whole site, is not to be had. Values, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "resources/placed_time.hpp"
#include "resources/resource.hpp"

namespace multaqa::resources {

struct BlockedSite {
    SiteId site;
    friend bool operator==(const BlockedSite&, const BlockedSite&) = default;
};
// One resource, or all that a site holds and will hold.
using BlockedThing = std::variant<scheduling::Subject, BlockedSite>;
std::string key_of(const BlockedThing& thing);  // "room/{id}", "site/{id}"
std::optional<BlockedThing> parse_blocked_key(std::string_view key);

enum class BlockingState { in_force, lifted };

struct Blocking {
    BlockingId id;
    BlockedThing thing;
    PlacedTime time;
    std::string reason;  // never empty
    std::optional<AccountId> by;
    BlockingState state = BlockingState::in_force;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Blocking&, const Blocking&) = default;
};

// What a blocking displaces stays where it is, in conflict (R4), until its owner moves it.
using Displaced = std::vector<scheduling::Occupancy>;

// Says what was shown before it was confirmed: 22 characters that change with the thing, the window and what it displaces.
std::string confirmation_of(const BlockedThing& thing, const Interval& window, const Displaced& displaced);

}  // namespace multaqa::resources
