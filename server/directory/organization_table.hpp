// A row of a table of organisations: the one place that knows the columns. Pure.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "directory/organization.hpp"
#include "directory/table_fields.hpp"
#include "tables/headings.hpp"

namespace multaqa::directory {

std::span<const tables::Column> organization_columns();

struct OrganizationRow {
    std::string id;         // ours; may be ""
    LocalizedText parent;   // by name; may be empty
    std::optional<OrganizationKind> kind;
    OrganizationFields given;  // without parent and kind; empty fields are not said
    Problems problems;
};
OrganizationRow read_organization_row(const tables::Record& record, const tables::Vocabulary& vocabulary);

OrganizationFields joined(OrganizationFields present, const OrganizationRow& row, const std::optional<OrganizationId>& parent);

tables::Fields fields_of(const Organization& organization, const LocalizedText& parent, const tables::Vocabulary& vocabulary, UiLanguage language);

}  // namespace multaqa::directory
