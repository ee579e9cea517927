// What a client may say, parsed from its text frames.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "common/result/result.hpp"
#include "live/catch_up.hpp"

namespace multaqa::live {

struct Target {
    std::string topic;
    // A seq without an epoch is no position: it may be of another incarnation. It is kept with an empty epoch, so
    // that the client hears `reset`.
    std::optional<Position> from;
};

struct Hello {
    std::optional<std::string> ticket;
    std::vector<Target> subs;
};
struct Sub {
    std::vector<Target> subs;  // {"op":"sub","t":…} or {"op":"sub","subs":[…]}
};
struct Unsub {
    std::string topic;
};
struct ClientHeartbeat {};

using ClientMessage = std::variant<Hello, Sub, Unsub, ClientHeartbeat>;

// malformed_json for what is not JSON, validation_failed with every fault for the rest. Unknown fields are ignored.
Result<ClientMessage> parse_client_message(std::string_view text);

}  // namespace multaqa::live
