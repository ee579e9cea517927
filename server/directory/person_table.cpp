#include "directory/person_table.hpp"

#include <algorithm>
#include <array>

#include "common/limits.hpp"
#include "common/text/search_fold.hpp"

namespace multaqa::directory {
namespace {

using tables::Column;

constexpr std::array kPersonColumns = {
    Column{"id"},
    Column{"name", Column::Form::localized},
    Column{"given_name", Column::Form::localized},
    Column{"family_name", Column::Form::localized},
    Column{"honorific", Column::Form::localized},
    Column{"organization", Column::Form::localized},
    Column{"function", Column::Form::localized},
    Column{"email"},
    Column{"phone"},
    Column{"mobile"},
    Column{"languages"},
    Column{"gender"},
    Column{"time_zone"},
};

// Beside a column of given names, one headed "Nom" holds the family's.
LocalizedText read_name(const tables::Record& record, Problems& problems) {
    LocalizedText::Map names = read_text(record, "name", problems).by_language();
    const auto families = read_text(record, "family_name", problems);
    for (const auto& [language, family] : families.by_language()) names[language] = family;
    const auto given = read_text(record, "given_name", problems);
    for (const auto& [language, text] : given.by_language()) {
        std::string& name = names[language];
        name = name.empty() ? text : text + " " + name;
    }
    return LocalizedText(std::move(names));
}

void read_words(const tables::Record& record, const tables::Vocabulary& vocabulary, PersonRow& row) {
    if (const auto text = record.text("gender"); !text.empty()) {
        const auto code = vocabulary.code_of("gender", text);
        row.given.gender = code ? parse_gender(*code) : std::nullopt;
        if (!row.given.gender) row.problems.push_back(record.problem("gender", "row-problem.enum"));
    }
    if (const auto text = record.text("time_zone"); !text.empty()) row.given.fields.home_zone = std::string(text);
    row.given.fields.languages = read_language_tags(record, vocabulary, row.problems);
}

void join_function(PersonDetails& present, const LocalizedText& title, const std::optional<OrganizationId>& organization) {
    if (title.empty()) return;
    for (Function& function : present.functions)
        if (is_same_name(function.title, title)) return join(function.title, title);
    if (present.functions.size() < limits::kFunctionsPerPerson) present.functions.push_back({title, organization, {}});
}

}  // namespace

std::span<const Column> person_columns() { return kPersonColumns; }

bool is_same_name(const LocalizedText& first, const LocalizedText& second) {
    for (const auto& [language, text] : first.by_language())
        for (const auto& [other_language, other] : second.by_language())
            if (search_fold(text) == search_fold(other)) return true;
    return false;
}

PersonRow read_person_row(const tables::Record& record, const tables::Vocabulary& vocabulary) {
    PersonRow row;
    row.id = record.text("id");
    if (row.id.size() > limits::kContactBytes)
        row.problems.push_back(record.problem("id", "row-problem.too-long", {{"max", std::to_string(limits::kContactBytes)}}));
    row.given.fields.name = read_name(record, row.problems);
    if (row.given.fields.name.empty()) row.problems.push_back(record.problem("name", "row-problem.required"));
    row.given.fields.honorific = read_text(record, "honorific", row.problems);
    row.organization = read_text(record, "organization", row.problems);
    if (const auto title = read_text(record, "function", row.problems); !title.empty()) row.given.functions.push_back({title, {}, {}});
    if (auto email = read_contact(record, "email", ContactKind::email, row.problems)) {
        row.email = email->value;
        row.given.contact_points.push_back(std::move(*email));
    }
    if (auto phone = read_contact(record, "phone", ContactKind::phone, row.problems)) row.given.contact_points.push_back(std::move(*phone));
    if (auto mobile = read_contact(record, "mobile", ContactKind::mobile, row.problems)) row.given.contact_points.push_back(std::move(*mobile));
    read_words(record, vocabulary, row);
    return row;
}

PersonDetails joined(PersonDetails present, const PersonRow& row, const std::optional<OrganizationId>& organization) {
    const PersonDetails& given = row.given;
    join(present.fields.name, given.fields.name);
    join(present.fields.honorific, given.fields.honorific);
    join(present.contact_points, given.contact_points);
    if (organization) present.fields.organization = organization;
    if (!given.functions.empty()) join_function(present, given.functions.front().title, organization);
    if (given.gender) present.gender = given.gender;
    if (given.fields.home_zone) present.fields.home_zone = given.fields.home_zone;
    if (!given.fields.languages.empty() && given.fields.languages != present.fields.languages) {
        present.fields.languages = given.fields.languages;
        std::erase_if(present.language_levels, [&](const auto& level) {
            const auto& tags = present.fields.languages;
            return std::find(tags.begin(), tags.end(), level.first) == tags.end();
        });
    }
    return present;
}

tables::Fields fields_of(const PersonRecord& record, const LocalizedText& organization, const tables::Vocabulary& vocabulary, UiLanguage language) {
    tables::Fields fields;
    fields.put("id", record.person.id.text());
    fields.put("name", record.person.name);
    fields.put("honorific", record.person.honorific);
    fields.put("organization", organization);
    if (!record.functions.empty()) fields.put("function", record.functions.front().title);
    put_contacts(fields, record.contact_points);
    fields.put("languages", list_text(record.person.languages));
    if (record.gender) fields.put("gender", vocabulary.label(language, "gender", word(*record.gender)));
    fields.put("time_zone", record.person.home_zone.value_or(""));
    return fields;
}

}  // namespace multaqa::directory
