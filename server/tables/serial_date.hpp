// Numbers of a spreadsheet that mean days and times: counted from an epoch, told from others by their format alone.
#pragma once

#include <string>
#include <string_view>

namespace multaqa::tables {

// Of a day before 1 March 1900 the count is one too small on purpose of compatibility; nobody plans there.
enum class SerialEpoch { year_1900, year_1904 };
enum class NumberShape { plain, date, time, date_time };

NumberShape shape_of_builtin(int format);                    // ECMA-376 part 1, 18.8.30
NumberShape shape_of_format(std::string_view format_code);   // "dd/mm/yyyy\ hh:mm"

// "2027-01-12", "09:30", "2027-01-12T09:30"; a plain number without a useless fraction: "12", "0.5".
std::string text_of_number(double value, NumberShape shape, SerialEpoch epoch);

}  // namespace multaqa::tables
