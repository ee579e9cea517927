#include "directory/organization_table.hpp"

#include <array>

#include "common/text/country_words.hpp"

namespace multaqa::directory {
namespace {

using tables::Column;

constexpr std::array kOrganizationColumns = {
    Column{"id"},
    Column{"name", Column::Form::localized},
    Column{"short_name", Column::Form::localized},
    Column{"kind"},
    Column{"country"},
    Column{"seat", Column::Form::localized},
    Column{"parent", Column::Form::localized},
    Column{"time_zone"},
    Column{"languages"},
    Column{"email"},
    Column{"phone"},
};

void read_words_of(const tables::Record& record, const tables::Vocabulary& vocabulary, OrganizationRow& row) {
    if (const auto text = record.text("kind"); !text.empty()) {
        const auto code = vocabulary.code_of("kind", text);
        row.kind = code ? parse_organization_kind(*code) : std::nullopt;
        if (!row.kind) row.problems.push_back(record.problem("kind", "row-problem.enum"));
    }
    if (const auto text = record.text("country"); !text.empty()) {
        row.given.country = country_code_of(text);
        if (!row.given.country) row.problems.push_back(record.problem("country", "row-problem.country"));
    }
    if (const auto text = record.text("time_zone"); !text.empty()) row.given.zone = std::string(text);
    row.given.languages = read_language_tags(record, vocabulary, row.problems);
}

}  // namespace

std::span<const Column> organization_columns() { return kOrganizationColumns; }

OrganizationRow read_organization_row(const tables::Record& record, const tables::Vocabulary& vocabulary) {
    OrganizationRow row;
    row.id = record.text("id");
    row.given.name = read_text(record, "name", row.problems);
    if (row.given.name.empty()) row.problems.push_back(record.problem("name", "row-problem.required"));
    row.given.short_name = read_text(record, "short_name", row.problems);
    row.given.seat = read_text(record, "seat", row.problems);
    row.parent = read_text(record, "parent", row.problems);
    if (auto email = read_contact(record, "email", ContactKind::email, row.problems)) row.given.contact_points.push_back(std::move(*email));
    if (auto phone = read_contact(record, "phone", ContactKind::phone, row.problems)) row.given.contact_points.push_back(std::move(*phone));
    read_words_of(record, vocabulary, row);
    return row;
}

OrganizationFields joined(OrganizationFields present, const OrganizationRow& row, const std::optional<OrganizationId>& parent) {
    const OrganizationFields& given = row.given;
    join(present.name, given.name);
    join(present.short_name, given.short_name);
    join(present.seat, given.seat);
    join(present.contact_points, given.contact_points);
    if (row.kind) present.kind = *row.kind;
    if (given.country) present.country = given.country;
    if (given.zone) present.zone = given.zone;
    if (!given.languages.empty()) present.languages = given.languages;
    if (parent) present.parent = parent;
    return present;
}

tables::Fields fields_of(const Organization& organization, const LocalizedText& parent, const tables::Vocabulary& vocabulary, UiLanguage language) {
    tables::Fields fields;
    fields.put("id", organization.id.text());
    fields.put("name", organization.name);
    fields.put("short_name", organization.short_name);
    fields.put("kind", vocabulary.label(language, "kind", word(organization.kind)));
    fields.put("country", organization.country.value_or(""));
    fields.put("seat", organization.seat);
    fields.put("parent", parent);
    fields.put("time_zone", organization.zone.value_or(""));
    fields.put("languages", list_text(organization.languages));
    put_contacts(fields, organization.contact_points);
    return fields;
}

}  // namespace multaqa::directory
