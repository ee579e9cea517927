// A topic as one shard knows it: its head, its newest frames and who follows it. Single-threaded.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "live/presence.hpp"
#include "live/subscription.hpp"
#include "live/tail.hpp"

namespace multaqa::live {

using Tick = std::chrono::steady_clock::time_point;  // handed in by Shard::tick, never read here

struct Topic {
    std::string name;
    std::optional<std::int64_t> head;  // unknown until the first answer of the reader
    std::int64_t seen = 0;  // the highest seq heard of; above the head there is a hole to fill from the log
    Tail tail;
    std::vector<Subscription*> subscribers;
    bool filling = false;
    // The running round of sends: it starts at another subscriber each time and is cut into slices.
    bool in_round = false;
    std::size_t cursor = 0;
    std::size_t remaining = 0;
    Frame heartbeat;     // sent in this round to those who miss nothing
    // Who has what in hand, for those who follow: null until there is something to tell.
    Presence presence;
    bool presence_due = false;  // not everybody was told yet
    Tick quiet_since{};  // the last publication, heartbeat or departure of the last subscriber

    void add(Subscription& subscription);
    void remove(Subscription& subscription);
    std::int64_t known_head() const { return head.value_or(0); }
    bool covers(std::int64_t seq) const { return head && seq <= *head && tail.covers(seq, *head); }
};

}  // namespace multaqa::live
