// What holds for all working calendars of the installation. Values, pure.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "common/time/hijri.hpp"

namespace multaqa::calendars {

struct CalendarSettings {
    HijriCorrection correction;
    std::set<std::string> offered;  // countries whose file was loaded once
    std::int64_t version = 1;

    friend bool operator==(const CalendarSettings&, const CalendarSettings&) = default;
};

}  // namespace multaqa::calendars
