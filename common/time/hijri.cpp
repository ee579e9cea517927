#include "common/time/hijri.hpp"

#include <unicode/calendar.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <vector>

namespace multaqa {
namespace {

constexpr int kFirstHijriYear = 1300;
constexpr int kYears = 300;
constexpr int kMonths = 12;
constexpr double kMillisecondsOfDay = 86'400'000.0;

// A calendar of whole days: what ICU calls GMT stands for no zone.
std::unique_ptr<icu::Calendar> umm_al_qura() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(),
                                                                          icu::Locale("en@calendar=islamic-umalqura"), status));
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no Umm al-Qura calendar");
    return calendar;
}

PlainDate month_start(icu::Calendar& calendar, int month) {
    UErrorCode status = U_ZERO_ERROR;
    calendar.clear();
    calendar.set(UCAL_YEAR, kFirstHijriYear + month / kMonths);
    calendar.set(UCAL_MONTH, month % kMonths);
    calendar.set(UCAL_DATE, 1);
    const double time = calendar.getTime(status);
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU cannot reckon a month of Umm al-Qura");
    return PlainDate{date::days{static_cast<int>(time / kMillisecondsOfDay)}};
}

// First days of all months, and of the one behind them.
const std::vector<PlainDate>& month_starts() {
    static const auto starts = [] {
        const auto calendar = umm_al_qura();
        std::vector<PlainDate> days;
        for (int month = 0; month <= kYears * kMonths; ++month) days.push_back(month_start(*calendar, month));
        return days;
    }();
    return starts;
}

}  // namespace

std::optional<HijriDate> hijri_date_of(PlainDate date, HijriCorrection correction) {
    const auto& starts = month_starts();
    const PlainDate reckoned = date - date::days{correction.days};
    if (reckoned < starts.front() || reckoned >= starts.back()) return std::nullopt;
    const auto month = std::prev(std::upper_bound(starts.begin(), starts.end(), reckoned));
    const auto number = static_cast<int>(month - starts.begin());
    return HijriDate{kFirstHijriYear + number / kMonths, number % kMonths + 1, static_cast<int>((reckoned - *month).count()) + 1};
}

std::optional<PlainDate> plain_date_of(HijriDate date, HijriCorrection correction) {
    const bool known = date.year >= kFirstHijriYear && date.year < kFirstHijriYear + kYears && date.month >= 1 && date.month <= kMonths;
    if (!known || date.day < 1) return std::nullopt;
    const auto number = static_cast<std::size_t>((date.year - kFirstHijriYear) * kMonths + date.month - 1);
    const PlainDate found = month_starts()[number] + date::days{date.day - 1};
    if (found >= month_starts()[number + 1]) return std::nullopt;
    return found + date::days{correction.days};
}

}  // namespace multaqa
