#include "directory/merge.hpp"

#include <algorithm>

#include "common/limits.hpp"

namespace multaqa::directory {
namespace {

LocalizedText joined(const LocalizedText& first, const LocalizedText& second) {
    auto texts = first.by_language();
    texts.insert(second.by_language().begin(), second.by_language().end());
    return LocalizedText(std::move(texts));
}

template <class T>
void fill(std::optional<T>& value, const std::optional<T>& other) {
    if (!value) value = other;
}

template <class T>
void append(std::vector<T>& items, const std::vector<T>& others, const char* field, std::size_t most,
            std::vector<MergeConflict>& conflicts) {
    for (const auto& other : others) {
        if (std::find(items.begin(), items.end(), other) != items.end()) continue;
        if (items.size() >= most) return conflicts.push_back({"too-many", field, {}});
        items.push_back(other);
    }
}

// Compared as they are reached, not as they are spelled.
std::vector<ContactPoint> not_in(const std::vector<ContactPoint>& known,
                                 const std::vector<ContactPoint>& others) {
    std::vector<ContactPoint> further;
    for (const auto& other : others) {
        const bool is_known = std::any_of(known.begin(), known.end(), [&](const ContactPoint& contact) {
            return contact.kind == other.kind && folded(contact) == folded(other);
        });
        if (!is_known) further.push_back(other);
    }
    return further;
}

}  // namespace

PersonDetails merged(const PersonDetails& survivor, const PersonDetails& gone,
                     std::vector<MergeConflict>& conflicts) {
    auto result = survivor;
    auto& fields = result.fields;
    fields.name = joined(fields.name, gone.fields.name);
    fields.honorific = joined(fields.honorific, gone.fields.honorific);
    fill(fields.organization, gone.fields.organization);
    fill(fields.home_zone, gone.fields.home_zone);
    append(fields.languages, gone.fields.languages, "languages", limits::kLanguagesPerPerson, conflicts);
    append(result.contact_points, not_in(survivor.contact_points, gone.contact_points), "contactPoints",
           limits::kContactPoints, conflicts);
    append(result.functions, gone.functions, "functions", limits::kFunctionsPerPerson, conflicts);
    result.needs.insert(gone.needs.begin(), gone.needs.end());
    fill(result.gender, gone.gender);
    for (const auto& [tag, level] : gone.language_levels)
        if (std::find(fields.languages.begin(), fields.languages.end(), tag) != fields.languages.end())
            result.language_levels.emplace(tag, level);
    return result;
}

OrganizationFields merged(const OrganizationFields& survivor, const OrganizationFields& gone,
                          std::vector<MergeConflict>& conflicts) {
    auto result = survivor;
    result.name = joined(result.name, gone.name);
    result.short_name = joined(result.short_name, gone.short_name);
    result.seat = joined(result.seat, gone.seat);
    if (result.kind == OrganizationKind::other) result.kind = gone.kind;
    fill(result.country, gone.country);
    fill(result.zone, gone.zone);
    append(result.languages, gone.languages, "languages", limits::kLanguagesPerPerson, conflicts);
    append(result.contact_points, not_in(survivor.contact_points, gone.contact_points), "contactPoints",
           limits::kContactPoints, conflicts);
    return result;
}

}  // namespace multaqa::directory
