// What people write into cells: days, times of day, lengths, numbers, lists. Pure; nothing for what cannot be told.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/time/plain_date_time.hpp"
#include "tables/vocabulary.hpp"

namespace multaqa::tables {

// "2027-01-12", "12/01/2027", "12.1.2027", "12 janvier 2027", "mardi 1er juin 2027", «12 يناير 2027», "January 12, 2027",
// and a spreadsheet's bare count of days. Of two small numbers the day comes first; a year has four digits.
std::optional<PlainDate> day_of(std::string_view text, const Vocabulary& vocabulary);
// Since midnight: "09:00", "9h30", "9 h", "09:00:00", "2027-01-12T09:00". Whole minutes.
std::optional<std::chrono::minutes> clock_of(std::string_view text, const Vocabulary& vocabulary);
// "PT1H30M", "1h30", "01:30", "90 min", "2 heures", and a bare number as minutes.
std::optional<std::chrono::minutes> length_of(std::string_view text, const Vocabulary& vocabulary);
// Whole numbers in any digits, with blanks between thousands.
std::optional<std::int64_t> integer_of(std::string_view text);
// Between `;`, `,`, `،`, `؛` or line ends; without empty ones.
std::vector<std::string> list_of(std::string_view text);

}  // namespace multaqa::tables
