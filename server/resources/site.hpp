// A place where events happen: a building or a campus, in one time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "resources/resource.hpp"

namespace multaqa::resources {

// Degrees, WGS 84.
struct Coordinates {
    double latitude = 0;   // −90 … 90, north positive
    double longitude = 0;  // −180 … 180, east positive
    friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

struct SiteFields {
    LocalizedText name;     // never empty
    std::string zone;       // IANA name that the zone database knows
    LocalizedText address;  // may be empty
    std::optional<Coordinates> coordinates;

    friend bool operator==(const SiteFields&, const SiteFields&) = default;
};

struct Site : SiteFields {
    SiteId id;
    std::int64_t version = 1;
    Instant updated_at;
    Standing standing = Standing::in_use;

    friend bool operator==(const Site&, const Site&) = default;
};

}  // namespace multaqa::resources
