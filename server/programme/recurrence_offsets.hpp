// On which dates the clocks of participants stand otherwise to those of the place than they usually do (Z5). Pure.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "common/time/zone_database.hpp"

namespace multaqa::programme {

struct OccurrenceTime {
    PlainDateTime id;
    Instant utc;
    std::chrono::seconds offset;  // of the place
};

struct ZoneOffsets {
    struct Exception {
        PlainDateTime id;
        std::chrono::minutes difference;
        PlainDateTime local_start;  // on the clocks of the zone

        friend bool operator==(const Exception&, const Exception&) = default;
    };
    std::string zone;
    std::size_t people = 0;
    std::chrono::minutes usual{};  // theirs less the place's: the commonest, of two as common the one that comes first
    std::vector<Exception> exceptions;

    friend bool operator==(const ZoneOffsets&, const ZoneOffsets&) = default;
};

// One for each zone of `people`, with how many live by it; unknown zones are left out.
std::vector<ZoneOffsets> offsets_of(const ZoneDatabase& zones, const std::vector<OccurrenceTime>& occurrences,
                                    const std::map<std::string, std::size_t>& people);

}  // namespace multaqa::programme
