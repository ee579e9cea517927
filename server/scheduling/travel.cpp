#include "scheduling/travel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "common/text/words.hpp"

namespace multaqa::scheduling {
namespace {

constexpr Words<TravelMode, 3> kModes{{{TravelMode::walk, "walk"}, {TravelMode::transit, "transit"}, {TravelMode::car, "car"}}};
constexpr Words<TravelBasis, 3> kBases{
    {{TravelBasis::entered, "entered"}, {TravelBasis::estimated, "estimated"}, {TravelBasis::unknown, "unknown"}}};

constexpr double kEarthRadius = 6371.0;  // km, mean
constexpr double kFurthest = 300;        // km of great circle

// Assumptions, cautious rather than exact: which is why their result is marked and any entry wins over it.
struct Pace {
    TravelMode mode;
    double detour;           // way ÷ great circle
    double kilometres_hour;  // door to door
};
constexpr std::array kPaces{Pace{TravelMode::walk, 1.3, 4.5}, Pace{TravelMode::car, 1.4, 30}};

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

Travel entered_of(const std::map<TravelMode, minutes>& by_mode, Travel travel) {
    const auto fastest = std::min_element(by_mode.begin(), by_mode.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    travel.basis = TravelBasis::entered;
    travel.mode = fastest->first;
    travel.duration = fastest->second;
    return travel;
}

Travel estimated_of(double kilometres, Travel travel) {
    for (const Pace& pace : kPaces) {
        const minutes duration{static_cast<std::int64_t>(std::ceil(kilometres * pace.detour / pace.kilometres_hour * 60))};
        if (travel.mode && travel.duration <= duration) continue;
        travel.mode = pace.mode;
        travel.duration = duration;
    }
    travel.basis = TravelBasis::estimated;
    return travel;
}

}  // namespace

std::optional<TravelMode> parse_travel_mode(std::string_view text) { return parse_word(kModes, text); }
std::string_view word(TravelMode mode) { return word_of(kModes, mode); }
std::string_view word(TravelBasis basis) { return word_of(kBases, basis); }

double distance_between(const Position& a, const Position& b) {
    const double north = radians(b.latitude - a.latitude);
    const double east = radians(b.longitude - a.longitude);
    const double half = std::pow(std::sin(north / 2), 2) +
                        std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * std::pow(std::sin(east / 2), 2);
    return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(half)));
}

Travel travel_between(const TravelMatrix& matrix, const std::string& from, const std::string& to) {
    const Travel unknown{from, to};
    for (const auto& way : {std::pair(from, to), std::pair(to, from)})
        if (const auto entry = matrix.entered.find(way); entry != matrix.entered.end() && !entry->second.empty())
            return entered_of(entry->second, unknown);
    const auto start = matrix.positions.find(from);
    const auto goal = matrix.positions.find(to);
    if (start == matrix.positions.end() || goal == matrix.positions.end()) return unknown;
    const auto kilometres = distance_between(start->second, goal->second);
    return kilometres > kFurthest ? unknown : estimated_of(kilometres, unknown);
}

}  // namespace multaqa::scheduling
