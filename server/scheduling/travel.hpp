// How long the way from one site to another takes: as somebody has entered it, else as the coordinates let it be
// estimated, else unknown. Values and rules, pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/time/interval.hpp"

namespace multaqa::scheduling {

enum class TravelMode { walk, transit, car };
std::optional<TravelMode> parse_travel_mode(std::string_view word);
std::string_view word(TravelMode mode);

// Degrees, WGS 84.
struct Position {
    double latitude = 0;
    double longitude = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

struct TravelMatrix {
    std::map<std::pair<std::string, std::string>, std::map<TravelMode, minutes>> entered;  // by site from and to
    std::map<std::string, Position> positions;                                             // by site
};

// An estimate is never shown as what is known.
enum class TravelBasis { entered, estimated, unknown };
std::string_view word(TravelBasis basis);

struct Travel {
    std::string from;
    std::string to;
    TravelBasis basis = TravelBasis::unknown;
    std::optional<TravelMode> mode;  // the fastest of those that are entered, or that can be estimated
    minutes duration{};              // 0 where unknown
    friend bool operator==(const Travel&, const Travel&) = default;
};

// Great circle in kilometres on a sphere.
double distance_between(const Position& a, const Position& b);

// What is entered for the way there, else for the way back, else the estimate: great circle × detour / speed, on foot or by
// car, whichever is faster. Further than any car is sent within a day: unknown, nobody drives that way.
Travel travel_between(const TravelMatrix& matrix, const std::string& from, const std::string& to);

}  // namespace multaqa::scheduling
