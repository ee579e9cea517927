// Limits on working calendars; a part of common/limits.hpp.
#pragma once

#include <cstddef>

namespace multaqa::limits {

inline constexpr std::size_t kCalendarDays = 2'000;  // special days of one calendar
inline constexpr std::size_t kCalendarSeasons = 20;
inline constexpr std::size_t kCalendarPrayers = 100;
inline constexpr std::size_t kCalendarZones = 50;
inline constexpr std::size_t kCalendarSpans = 10;    // hours of one weekday
inline constexpr std::size_t kCalendarKeyBytes = 64;
inline constexpr std::size_t kCalendarSourceBytes = 500;
inline constexpr int kSpecialDayLength = 31;
inline constexpr int kEasterOffset = 120;
inline constexpr int kCalendarRange = 1'100;         // days that are reckoned at once

}  // namespace multaqa::limits
