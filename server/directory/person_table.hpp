// A row of a table of people, and people as rows: the one place that knows the columns. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "directory/person.hpp"
#include "directory/table_fields.hpp"
#include "tables/headings.hpp"
#include "tables/sheet.hpp"

namespace multaqa::directory {

std::span<const tables::Column> person_columns();

struct PersonRow {
    std::string id;              // ours, or the file's; may be ""
    std::string email;           // may be ""
    LocalizedText organization;  // by name; may be empty
    PersonDetails given;         // what the row says, without the organisation; empty fields are not said
    Problems problems;
};
PersonRow read_person_row(const tables::Record& record, const tables::Vocabulary& vocabulary);

// What is stored, with what the row says: a text replaces that of its language, an empty cell takes nothing away.
PersonDetails joined(PersonDetails present, const PersonRow& row, const std::optional<OrganizationId>& organization);

// What an export tells of a person; of contact points the first of each kind.
tables::Fields fields_of(const PersonRecord& record, const LocalizedText& organization, const tables::Vocabulary& vocabulary, UiLanguage language);

// Whether two names are the same in a language that both have, or in any.
bool is_same_name(const LocalizedText& first, const LocalizedText& second);

}  // namespace multaqa::directory
