// A person who may be planned: name and honorific per language, organisation, languages, zone at home.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "directory/contact.hpp"
#include "directory/period.hpp"

namespace multaqa::directory {

struct PersonFields {
    LocalizedText name;       // never empty
    LocalizedText honorific;  // may be empty
    std::optional<OrganizationId> organization;
    std::vector<std::string> languages;  // tags, most preferred first, no tag twice
    std::optional<std::string> home_zone;

    friend bool operator==(const PersonFields&, const PersonFields&) = default;
};

// Holds nothing that is for staff alone, so that whoever shows a programme cannot leak it.
struct Person : PersonFields {
    PersonId id;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Person&, const Person&) = default;
};

enum class Gender { female, male, other };
std::optional<Gender> parse_gender(std::string_view word);
std::string_view word(Gender gender);

// How well a language is spoken, as interpreters class theirs (AIIC): A as a native, B into which one
// interprets, C that one understands.
enum class LanguageLevel { a, b, c };
std::optional<LanguageLevel> parse_language_level(std::string_view word);
std::string_view word(LanguageLevel level);

// What must be seen to when the person comes.
enum class Need { diet, accessibility, other };
std::optional<Need> parse_need(std::string_view word);
std::string_view word(Need need);

// What the person is somewhere: "President of the council".
struct Function {
    LocalizedText title;  // never empty
    std::optional<OrganizationId> organization;
    Period period;

    friend bool operator==(const Function&, const Function&) = default;
};

// What staff keep about a person, and nobody else sees.
struct Particulars {
    std::vector<ContactPoint> contact_points;
    std::vector<Function> functions;
    std::map<std::string, LanguageLevel> language_levels;  // of the person's languages only
    std::optional<Gender> gender;
    std::map<Need, std::string> needs;
    bool archived = false;  // no longer offered, still named by what was

    friend bool operator==(const Particulars&, const Particulars&) = default;
};

struct PersonDetails : Particulars {
    PersonFields fields;

    friend bool operator==(const PersonDetails&, const PersonDetails&) = default;
};

// A person as staff see them.
struct PersonRecord : Particulars {
    Person person;

    friend bool operator==(const PersonRecord&, const PersonRecord&) = default;
};
PersonDetails details_of(const PersonRecord& record);

// Filters that are not given let everybody pass. Who was merged into another is never listed.
struct PersonFilter {
    std::optional<OrganizationId> organization;
    std::optional<std::vector<std::string>> words;  // of the names: common/text/search_fold
    bool archived = false;
};

}  // namespace multaqa::directory
