// One entry of the travel matrix: how long the way takes, by whom and when it was entered. Values, pure.
#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "scheduling/travel.hpp"

namespace multaqa::scheduling {

struct TravelKey {
    std::string from;  // sites
    std::string to;
    TravelMode mode = TravelMode::walk;
    friend bool operator==(const TravelKey&, const TravelKey&) = default;
};

struct TravelTime {
    TravelKey key;
    minutes duration{};
    std::optional<std::string> account_id;
    Instant at;
};

}  // namespace multaqa::scheduling
