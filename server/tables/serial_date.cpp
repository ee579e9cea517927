#include "tables/serial_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "common/time/plain_date_time.hpp"

namespace multaqa::tables {
namespace {

constexpr double kLastDay = 2'958'466;  // after 9999-12-31
constexpr double kMinutesPerDay = 24 * 60;

PlainDate epoch_day(SerialEpoch epoch) {
    using namespace date::literals;
    return epoch == SerialEpoch::year_1904 ? PlainDate(date::local_days(1904_y / 1 / 1)) : PlainDate(date::local_days(1899_y / 12 / 30));
}

std::string plain(double value) {
    std::array<char, 64> text{};
    const bool is_whole = std::abs(value) < 1e15 && value == std::floor(value);
    const auto end = is_whole ? std::to_chars(text.data(), text.data() + text.size(), static_cast<long long>(value))
                              : std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::general, 15);
    return std::string(text.data(), end.ptr);
}

}  // namespace

NumberShape shape_of_builtin(int format) {
    if (format >= 14 && format <= 17) return NumberShape::date;
    if (format >= 18 && format <= 21) return NumberShape::time;
    if (format == 22) return NumberShape::date_time;
    if (format >= 27 && format <= 36) return NumberShape::date;
    if (format >= 45 && format <= 47) return NumberShape::time;
    if (format >= 50 && format <= 58) return NumberShape::date;
    return NumberShape::plain;
}

NumberShape shape_of_format(std::string_view code) {
    bool has_day = false, has_time = false;
    for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
        const char c = code[i];
        if (c == '\\' || c == '_' || c == '*') ++i;
        else if (c == '"') i = std::min(code.find('"', i + 1), code.size());
        else if (c == '[') {
            const auto end = std::min(code.find(']', i), code.size());
            const auto inner = code.substr(i + 1, end - i - 1);
            if (inner == "h" || inner == "hh" || inner == "m" || inner == "mm") has_time = true;
            i = end;
        } else if (c == 'd' || c == 'D' || c == 'y' || c == 'Y') has_day = true;
        else if (c == 'h' || c == 'H') has_time = true;
    }
    if (has_day && has_time) return NumberShape::date_time;
    if (has_day) return NumberShape::date;
    return has_time ? NumberShape::time : NumberShape::plain;
}

std::string text_of_number(double value, NumberShape shape, SerialEpoch epoch) {
    if (!std::isfinite(value)) return "";
    if (shape == NumberShape::plain || value < 0 || value >= kLastDay) return plain(value);
    // whole minutes: 09:30 is stored as 0.395833…
    const auto total = static_cast<long long>(std::llround(value * kMinutesPerDay));
    const PlainDateTime moment = epoch_day(epoch) + std::chrono::minutes(total);
    const std::string text = format_plain_date_time(moment);
    const bool is_midnight = total % static_cast<long long>(kMinutesPerDay) == 0;
    if (shape == NumberShape::time && value < 1) return is_midnight && total > 0 ? "23:59" : text.substr(11, 5);
    if (shape == NumberShape::date || (shape == NumberShape::date_time && is_midnight)) return text.substr(0, 10);
    return text.substr(0, 16);
}

}  // namespace multaqa::tables
