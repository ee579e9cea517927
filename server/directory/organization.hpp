// An organisation whose people take part in events: an association, a city, a ministry.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"

namespace multaqa::directory {

struct OrganizationFields {
    LocalizedText name;        // never empty
    LocalizedText short_name;  // may be empty
    std::optional<std::string> country;

    friend bool operator==(const OrganizationFields&, const OrganizationFields&) = default;
};

struct Organization : OrganizationFields {
    OrganizationId id;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Organization&, const Organization&) = default;
};

// Two capital letters, the shape of ISO 3166-1 alpha-2; which of them exist is deployment data (DECISIONS 8).
bool is_country_code(std::string_view text);

}  // namespace multaqa::directory
