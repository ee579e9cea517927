// Hijri dates by the Umm al-Qura calendar, as ICU's tables have it, over dates alone: no zone, no clock.
#pragma once

#include <optional>

#include "common/time/plain_date_time.hpp"

namespace multaqa {

struct HijriDate {
    int year = 0;    // 1445
    int month = 0;   // 1 … 12; 9 is Ramadan
    int day = 0;     // 1 … 30

    friend auto operator<=>(const HijriDate&, const HijriDate&) = default;
};

inline constexpr int kRamadan = 9;

// By how many days the months begin after those of Umm al-Qura where the moon is sighted: −2 … 2.
inline constexpr int kLargestHijriCorrection = 2;
struct HijriCorrection {
    int days = 0;

    friend bool operator==(HijriCorrection, HijriCorrection) = default;
};

// Both are known for the Hijri years 1300 to 1599 (1882-11-12 to 2173-12-06), to which Umm al-Qura was published or
// calculated; nullopt outside. Thread-safe.
std::optional<HijriDate> hijri_date_of(PlainDate date, HijriCorrection correction = {});
// nullopt also where the month has no such day.
std::optional<PlainDate> plain_date_of(HijriDate date, HijriCorrection correction = {});

}  // namespace multaqa
