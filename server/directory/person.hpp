// A person who may be planned: name and honorific per language, organisation, languages, zone at home.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"

namespace multaqa::directory {

struct PersonFields {
    LocalizedText name;       // never empty
    LocalizedText honorific;  // may be empty
    std::optional<OrganizationId> organization;
    std::vector<std::string> languages;  // tags, most preferred first, no tag twice
    std::optional<std::string> home_zone;

    friend bool operator==(const PersonFields&, const PersonFields&) = default;
};

// Holds no contact points, so that whoever shows a programme cannot leak one.
struct Person : PersonFields {
    PersonId id;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Person&, const Person&) = default;
};

enum class ContactKind { email, phone, mobile, other };
std::optional<ContactKind> parse_contact_kind(std::string_view word);
std::string_view word(ContactKind kind);

// How to reach a person; for staff only.
struct ContactPoint {
    ContactKind kind{};
    std::string value;

    friend bool operator==(const ContactPoint&, const ContactPoint&) = default;
};
// As contact points are compared: e-mail addresses case-folded, numbers without blanks and punctuation.
std::string folded(const ContactPoint& contact);

struct PersonDetails {
    PersonFields fields;
    std::vector<ContactPoint> contact_points;

    friend bool operator==(const PersonDetails&, const PersonDetails&) = default;
};

// A person as staff see them.
struct PersonRecord {
    Person person;
    std::vector<ContactPoint> contact_points;

    friend bool operator==(const PersonRecord&, const PersonRecord&) = default;
};
PersonDetails details_of(const PersonRecord& record);

}  // namespace multaqa::directory
