// One committed step of a topic: what the log stores and what a `d` frame carries.
#pragma once

#include <cstdint>
#include <string>

#include "common/time/instant.hpp"

namespace multaqa::live {

struct TopicEntry {
    std::string topic;     // "event/{id}/public"
    std::int64_t seq = 0;  // gapless per topic, from 1
    std::string scope;
    std::int64_t revision = 0;
    Instant at;
    std::string ops;  // JSON array
};

// {"op":"d","t":…,"seq":…,"at":…,"ops":[…]}: a pure function of the row, so a replay is byte-identical.
std::string encode_delta(const TopicEntry& entry);

}  // namespace multaqa::live
