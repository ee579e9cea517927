// An organisation whose people take part in events: an association, a city, a ministry.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "directory/contact.hpp"

namespace multaqa::directory {

enum class OrganizationKind {
    state,
    region,
    province,
    prefecture,
    city,
    parliament,
    ministry,
    embassy,
    federation,
    association,
    network,
    fund,
    bank,
    university,
    company,
    international_organization,
    other
};
std::optional<OrganizationKind> parse_organization_kind(std::string_view word);
std::string_view word(OrganizationKind kind);

struct OrganizationFields {
    LocalizedText name;        // never empty
    LocalizedText short_name;  // may be empty
    std::optional<std::string> country;
    OrganizationKind kind = OrganizationKind::other;
    LocalizedText seat;  // the place where it sits; may be empty
    std::optional<std::string> zone;
    std::vector<std::string> languages;  // tags, most preferred first, no tag twice
    std::optional<OrganizationId> parent;
    std::vector<ContactPoint> contact_points;
    bool archived = false;  // no longer offered, still named by what was

    friend bool operator==(const OrganizationFields&, const OrganizationFields&) = default;
};

struct Organization : OrganizationFields {
    OrganizationId id;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Organization&, const Organization&) = default;
};

// Filters that are not given let everything pass. What was merged into another is never listed.
struct OrganizationFilter {
    std::optional<OrganizationKind> kind;
    std::optional<std::string> country;
    std::optional<OrganizationId> parent;
    std::optional<std::vector<std::string>> words;  // of its names: common/text/search_fold
    bool archived = false;
};

// Two capital letters, the shape of ISO 3166-1 alpha-2; which of them exist is deployment data (DECISIONS 8).
bool is_country_code(std::string_view text);

}  // namespace multaqa::directory
