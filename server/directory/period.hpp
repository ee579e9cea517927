// From which day to which something holds, both included; open where a day is not given.
#pragma once

#include <optional>

#include "common/time/plain_date_time.hpp"

namespace multaqa::directory {

struct Period {
    std::optional<PlainDate> first_day;
    std::optional<PlainDate> last_day;

    friend bool operator==(const Period&, const Period&) = default;
};

}  // namespace multaqa::directory
