#include "app/demo_days.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace multaqa::app {
namespace {

constexpr std::string_view kBegin = "workday";
constexpr int kMostDays = 260;

bool is_working(PlainDate day, const WorkingDays& days) {
    return std::find(days.weekend.begin(), days.weekend.end(), date::weekday{day}) == days.weekend.end();
}

PlainDate working_day(int count, const WorkingDays& days) {
    PlainDate day = days.today;
    while (!is_working(day, days)) day += date::days{1};
    const date::days step{count < 0 ? -1 : 1};
    for (int left = std::abs(count); left > 0; left -= is_working(day, days) ? 1 : 0) day += step;
    return day;
}

}  // namespace

std::optional<std::string> resolve_day(std::string_view text, const WorkingDays& days) {
    if (text.substr(0, kBegin.size()) != kBegin) return {};
    text.remove_prefix(kBegin.size());
    if (text.empty() || (text.front() != '+' && text.front() != '-')) return {};
    const bool is_past = text.front() == '-';
    text.remove_prefix(1);
    unsigned count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count > kMostDays) return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && text.front() != 'T') return {};
    const int signed_count = is_past ? -static_cast<int>(count) : static_cast<int>(count);
    return format_plain_date(working_day(signed_count, days)) + std::string(text);
}

std::optional<date::weekday> parse_weekday(std::string_view word) {
    static constexpr std::array<std::string_view, 7> kWords{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    const auto* const found = std::find(kWords.begin(), kWords.end(), word);
    if (found == kWords.end()) return {};
    return date::weekday{static_cast<unsigned>(found - kWords.begin())};
}

}  // namespace multaqa::app
