// Limits on what resources offer and on what is asked of them; a part of common/limits.hpp.
#pragma once

#include <chrono>
#include <cstddef>

namespace multaqa::limits {

inline constexpr int kVehicleSeats = 1'000;
inline constexpr int kEquipmentPieces = 1'000'000;
inline constexpr int kBooths = 100;
inline constexpr int kSecurityLevel = 9;
inline constexpr int kTurnaroundMinutes = 24 * 60;
inline constexpr std::size_t kTags = 50;  // of a room, or that a session needs
inline constexpr std::size_t kTagBytes = 64;
inline constexpr std::size_t kPlateBytes = 40;
inline constexpr std::size_t kEquipmentKinds = 50;  // that one session takes
inline constexpr std::size_t kOpeningTimes = 50;    // of a day
inline constexpr std::size_t kOpeningExceptions = 400;
inline constexpr auto kBlockingLength = std::chrono::hours{24 * 3650};
inline constexpr std::size_t kDisplacedListed = 1'000;  // by one blocking; more are refused
inline constexpr std::size_t kReasonBytes = 2'000;
inline constexpr std::chrono::minutes kTravelTime{12 * 60};   // of one entry of the travel matrix
inline constexpr std::chrono::minutes kTravelReach{16 * 60};  // between two sessions: kTravelTime and the longest buffer
inline constexpr std::chrono::minutes kUnknownTravel{3 * 60};  // between two sites: a way that nobody knows is told of
inline constexpr std::size_t kUnavailabilities = 1'000;       // of one person
inline constexpr std::size_t kCalendarNameBytes = 200;
inline constexpr int kOpenBookings = 200;  // that one account waits for

}  // namespace multaqa::limits
