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
    std::optional<Position> from;
};

struct Hello {
    std::optional<std::string> ticket;
    std::vector<Target> subs;
};
struct Sub {
    Target target;
};
struct Unsub {
    std::string topic;
};
// What the reader of a topic has in hand, for the others who work on it.
struct At {
    std::string topic;
    std::string on;  // "sessions/{id}", at most 73 bytes; empty: nothing any more
};
struct ClientHeartbeat {};

using ClientMessage = std::variant<Hello, Sub, Unsub, At, ClientHeartbeat>;

// malformed_json for what is not JSON, validation_failed with every fault for the rest
// (schema/asyncapi.yaml).
Result<ClientMessage> parse_client_message(std::string_view text);

}  // namespace multaqa::live
