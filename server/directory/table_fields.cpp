#include "directory/table_fields.hpp"

#include <algorithm>

#include "access/account.hpp"
#include "common/limits.hpp"
#include "tables/cells.hpp"

namespace multaqa::directory {

LocalizedText read_text(const tables::Record& record, std::string_view key, Problems& problems) {
    LocalizedText text = record.localized(key);
    for (const auto& [language, written] : text.by_language())
        if (written.size() > limits::kNameBytes)
            problems.push_back(record.problem(key, "row-problem.too-long", {{"max", std::to_string(limits::kNameBytes)}}, language));
    return text;
}

std::optional<ContactPoint> read_contact(const tables::Record& record, std::string_view key, ContactKind kind, Problems& problems) {
    const auto text = record.text(key);
    if (text.empty()) return std::nullopt;
    ContactPoint contact{kind, std::string(text)};
    if (text.size() > limits::kContactBytes)
        problems.push_back(record.problem(key, "row-problem.too-long", {{"max", std::to_string(limits::kContactBytes)}}));
    else if (kind == ContactKind::email && !access::is_email(folded(contact)))
        problems.push_back(record.problem(key, "row-problem.email"));
    return contact;
}

std::vector<std::string> read_language_tags(const tables::Record& record, const tables::Vocabulary& vocabulary, Problems& problems) {
    std::vector<std::string> tags;
    for (const std::string& item : tables::list_of(record.text("languages"))) {
        auto tag = vocabulary.code_of("language", item);
        if (!tag) tag = canonical_language_tag(item);
        if (!tag) problems.push_back(record.problem("languages", "row-problem.language"));
        else if (std::find(tags.begin(), tags.end(), *tag) == tags.end()) tags.push_back(*tag);
    }
    if (tags.size() > limits::kLanguagesPerPerson)
        problems.push_back(record.problem("languages", "row-problem.too-many", {{"max", std::to_string(limits::kLanguagesPerPerson)}}));
    return tags;
}

void join(LocalizedText& present, const LocalizedText& given) {
    auto texts = present.by_language();
    for (const auto& [language, text] : given.by_language()) texts[language] = text;
    present = LocalizedText(std::move(texts));
}

void join(std::vector<ContactPoint>& present, const std::vector<ContactPoint>& given) {
    for (const ContactPoint& contact : given) {
        const bool is_known = std::any_of(present.begin(), present.end(), [&](const ContactPoint& known) {
            return known.kind == contact.kind && folded(known) == folded(contact);
        });
        if (!is_known && present.size() < limits::kContactPoints) present.push_back(contact);
    }
}

void put_contacts(tables::Fields& fields, const std::vector<ContactPoint>& contacts) {
    for (const ContactPoint& contact : contacts) {
        if (contact.kind == ContactKind::other) continue;
        const std::string key(word(contact.kind));
        if (fields.text(key, "").empty()) fields.put(key, contact.value);
    }
}

std::string list_text(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : "; ") + item;
    return text;
}

}  // namespace multaqa::directory
