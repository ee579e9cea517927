#include "directory/person_codec.hpp"

#include <set>

#include "access/account.hpp"
#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "directory/organization_codec.hpp"

namespace multaqa::directory {
namespace {

constexpr std::string_view kContactPoints = "contactPoints";

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

std::vector<ContactPoint> read_contact_points(json::ObjectReader& reader, std::vector<Fault>& faults) {
    if (reader.presence(kContactPoints) != json::Presence::present) return {};
    const auto* const items = reader.find(kContactPoints)->if_array();
    if (items == nullptr) {
        reader.fault(kContactPoints, "fault.type", {{"expected", "array"}});
        return {};
    }
    if (items->size() > limits::kContactPoints) {
        reader.fault(kContactPoints, "fault.too-many-items",
                     {{"max", std::to_string(limits::kContactPoints)}});
        return {};
    }
    std::vector<ContactPoint> contacts;
    for (const auto& item : *items)
        contacts.push_back(read_contact_point(
            item, faults, reader.pointer_to(kContactPoints) + "/" + std::to_string(contacts.size())));
    return contacts;
}

}  // namespace

json::object to_json(const PersonDetails& details) {
    const auto& fields = details.fields;
    json::object result;
    result.emplace("name", json::to_json(fields.name));
    if (!fields.honorific.empty()) result.emplace("honorific", json::to_json(fields.honorific));
    if (fields.organization) result.emplace("organizationId", fields.organization->text());
    json::array languages;
    for (const auto& tag : fields.languages) languages.emplace_back(tag);
    if (!languages.empty()) result.emplace("languages", std::move(languages));
    if (fields.home_zone) result.emplace("homeTimeZone", *fields.home_zone);
    json::array contacts;
    for (const auto& contact : details.contact_points) {
        json::object entry;
        entry.emplace("kind", word(contact.kind));
        entry.emplace("value", contact.value);
        contacts.push_back(std::move(entry));
    }
    if (!contacts.empty()) result.emplace(kContactPoints, std::move(contacts));
    return result;
}

Draft<PersonDetails> read_person(const json::value& body) {
    Draft<PersonDetails> draft;
    json::ObjectReader reader(body, draft.faults);
    auto& fields = draft.fields.fields;
    fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    fields.honorific = reader.optional_localized("honorific", limits::kNameBytes).value_or(LocalizedText{});
    fields.organization = reader.optional_id<OrganizationId>("organizationId");
    fields.languages = read_languages(reader, draft.faults);
    fields.home_zone = reader.optional_text("homeTimeZone", 64);
    draft.fields.contact_points = read_contact_points(reader, draft.faults);
    reader.refuse_unknown();
    return draft;
}

command::Change person_added(const PersonRecord& person) {
    return {kScope,
            "PersonAdded",
            "person",
            person.person.id.text(),
            json::serialize(json::field_changes({}, to_json(details_of(person)), {kContactPoints})),
            {}};
}

command::Change person_changed(const PersonRecord& before, const PersonRecord& after) {
    return {kScope,
            "PersonChanged",
            "person",
            after.person.id.text(),
            json::serialize(json::field_changes(to_json(details_of(before)), to_json(details_of(after)),
                                                {kContactPoints})),
            {}};
}

}  // namespace multaqa::directory
