#include "directory/fields_codec.hpp"

#include <set>

#include "access/account.hpp"
#include "common/limits.hpp"

namespace multaqa::directory {
namespace {

ContactPoint read_contact_point(const json::value& source, std::vector<Fault>& faults, std::string pointer) {
    json::ObjectReader reader(source, faults, std::move(pointer));
    ContactPoint contact;
    if (source.is_object() && reader.presence("kind") != json::Presence::present)
        reader.fault("kind", "fault.required");
    contact.kind = reader.optional_word("kind", parse_contact_kind).value_or(ContactKind::other);
    contact.value = reader.required_text("value", limits::kContactBytes).value_or("");
    if (contact.kind == ContactKind::email && !contact.value.empty() &&
        !access::is_email(access::fold_email(contact.value)))
        reader.fault("value", "fault.email");
    reader.refuse_unknown();
    return contact;
}

}  // namespace

std::vector<std::string> read_languages(json::ObjectReader& reader, std::vector<Fault>& faults) {
    auto tags = reader.optional_texts("languages", limits::kLanguagesPerPerson, limits::kLanguageTagBytes);
    if (!tags) return {};
    std::set<std::string> seen;
    for (std::size_t i = 0; i < tags->size(); ++i) {
        const auto& tag = tags->at(i);
        const auto pointer = reader.pointer_to("languages") + "/" + std::to_string(i);
        if (!is_language_tag(tag)) faults.push_back({pointer, "fault.language-tag", {{"tag", tag}}});
        if (!seen.insert(tag).second) faults.push_back({pointer, "fault.duplicate", {}});
    }
    return std::move(*tags);
}

std::vector<ContactPoint> read_contact_points(json::ObjectReader& reader, std::vector<Fault>& faults) {
    std::vector<ContactPoint> contacts;
    read_items(reader, kContactPoints, limits::kContactPoints,
               [&](const json::value& item, std::string pointer) {
                   contacts.push_back(read_contact_point(item, faults, std::move(pointer)));
               });
    return contacts;
}

Period read_period(json::ObjectReader& reader) {
    const Period period{reader.optional_plain_date("firstDay"), reader.optional_plain_date("lastDay")};
    if (period.first_day && period.last_day && *period.last_day < *period.first_day)
        reader.fault("lastDay", "fault.days-reversed");
    return period;
}

void add_languages(json::object& result, const std::vector<std::string>& languages) {
    json::array tags;
    for (const auto& tag : languages) tags.emplace_back(tag);
    if (!tags.empty()) result.emplace("languages", std::move(tags));
}

void add_contact_points(json::object& result, const std::vector<ContactPoint>& contacts) {
    json::array entries;
    for (const auto& contact : contacts)
        entries.push_back(json::object{{"kind", word(contact.kind)}, {"value", contact.value}});
    if (!entries.empty()) result.emplace(kContactPoints, std::move(entries));
}

void add_period(json::object& result, const Period& period) {
    if (period.first_day) result.emplace("firstDay", format_plain_date(*period.first_day));
    if (period.last_day) result.emplace("lastDay", format_plain_date(*period.last_day));
}

}  // namespace multaqa::directory
