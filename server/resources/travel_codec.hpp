// The travel matrix as JSON: what clients send, and its changes as the log keeps them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "command/change.hpp"
#include "common/ids/id.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "scheduling/travel_time.hpp"

namespace multaqa::resources {

struct WantedTravelTime {
    scheduling::TravelKey key;
    std::optional<minutes> duration;  // none: the entry is taken out
};
Result<WantedTravelTime> read_travel_time(const json::value& body);

json::object travel_time_json(const scheduling::TravelTime& time);
json::object travel_json(const scheduling::Travel& travel);

// Where a page ends: "from.to.mode".
std::string cursor_of(const scheduling::TravelKey& key);
std::optional<scheduling::TravelKey> parse_travel_cursor(std::string_view cursor);

command::Change travel_time_set(const scheduling::TravelKey& key, const std::optional<minutes>& before, const std::optional<minutes>& after);

}  // namespace multaqa::resources
