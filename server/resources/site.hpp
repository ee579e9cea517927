// A place where events happen: a building or a campus, in one time zone.
#pragma once

#include <cstdint>
#include <string>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"

namespace multaqa::resources {

struct SiteFields {
    LocalizedText name;     // never empty
    std::string zone;       // IANA name that the zone database knows
    LocalizedText address;  // may be empty

    friend bool operator==(const SiteFields&, const SiteFields&) = default;
};

struct Site : SiteFields {
    SiteId id;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Site&, const Site&) = default;
};

}  // namespace multaqa::resources
