// A wall time in a zone, turned into an instant under one of four modes (TC39 Temporal, DECISIONS 1 and 2).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/result/result.hpp"
#include "common/time/interval.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa {

enum class Disambiguation { compatible, earlier, later, reject };
std::optional<Disambiguation> parse_disambiguation(std::string_view text);
std::string_view word(Disambiguation mode);

// Which of two equal wall times is meant; `first` also where there is only one.
enum class Fold { first = 0, second = 1 };

struct ZonedDateTime {
    PlainDateTime wall;  // as stored: in a gap already shifted to a time that exists
    std::string zone;    // IANA name as given
    Fold fold = Fold::first;
    Instant utc;
    std::chrono::seconds offset{0};

    friend bool operator==(const ZonedDateTime&, const ZonedDateTime&) = default;
};

// Refuses with nonexistent_local_time or ambiguous_local_time (with both alternatives) under `reject`, and with
// unknown_time_zone. `pointer` names the input's fields in the faults, e.g. "" gives "/start" and "/timeZone".
Result<ZonedDateTime> resolve(const ZoneDatabase& zones, PlainDateTime wall, std::string_view zone,
                              Disambiguation mode, std::string_view pointer = "");
// Reads back what is stored: the same instant for the same wall time, zone and fold; a wall time that a change
// of rules put into a gap is shifted as `compatible` does.
Result<ZonedDateTime> resolve_stored(const ZoneDatabase& zones, PlainDateTime wall, std::string_view zone, Fold fold);

}  // namespace multaqa
