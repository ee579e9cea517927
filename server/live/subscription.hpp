// One topic followed by one client: how far it has come and what it waits for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "live/catch_up.hpp"

namespace multaqa::live {

class Client;
struct Topic;

struct Subscription {
    enum class State {
        waiting,  // rights or data were asked of the pool
        live,     // receives what the topic publishes
        behind,   // the client's queue was full: goes on from `last` when it has drained
    };

    std::uint64_t id = 0;
    Client* client = nullptr;
    Topic* topic = nullptr;
    std::size_t place = 0;  // in the topic's subscribers
    State state = State::waiting;
    std::optional<Position> start;  // what the client asked for; counts until something was delivered
    std::int64_t last = 0;          // the last seq handed to the wire; counts once something was delivered
    std::int64_t from = 0;          // where the present catch-up began, for the `live` frame
    bool delivered = false;
    bool announce = false;  // a `live` frame is due when `last` reaches the head
    // As which the others hear of it: null before the first answer, and where nobody is told.
    std::shared_ptr<const Colleague> colleague;
    std::string on;          // what it said it has in hand; empty: nothing
    std::uint64_t told = 0;  // the number of the presence it was told last
};

}  // namespace multaqa::live
