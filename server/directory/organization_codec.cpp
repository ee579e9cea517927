#include "directory/organization_codec.hpp"

#include "common/json/field_changes.hpp"
#include "common/limits.hpp"
#include "directory/fields_codec.hpp"

namespace multaqa::directory {

json::object to_json(const OrganizationFields& fields) {
    json::object result;
    result.emplace("name", json::to_json(fields.name));
    if (!fields.short_name.empty()) result.emplace("shortName", json::to_json(fields.short_name));
    if (fields.kind != OrganizationKind::other) result.emplace("kind", word(fields.kind));
    if (fields.country) result.emplace("country", *fields.country);
    if (!fields.seat.empty()) result.emplace("seat", json::to_json(fields.seat));
    if (fields.zone) result.emplace("timeZone", *fields.zone);
    add_languages(result, fields.languages);
    if (fields.parent) result.emplace("parentId", fields.parent->text());
    add_contact_points(result, fields.contact_points);
    if (fields.archived) result.emplace("archived", true);
    return result;
}

Draft<OrganizationFields> read_organization(const json::value& body) {
    Draft<OrganizationFields> draft;
    json::ObjectReader reader(body, draft.faults);
    auto& fields = draft.fields;
    fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    fields.short_name = reader.optional_localized("shortName", limits::kNameBytes).value_or(LocalizedText{});
    fields.kind = reader.optional_word("kind", parse_organization_kind).value_or(OrganizationKind::other);
    fields.country = reader.optional_text("country", 64);
    if (fields.country && !is_country_code(*fields.country)) reader.fault("country", "fault.country");
    fields.seat = reader.optional_localized("seat", limits::kAddressBytes).value_or(LocalizedText{});
    fields.zone = reader.optional_text("timeZone", 64);
    fields.languages = read_languages(reader, draft.faults);
    fields.parent = reader.optional_id<OrganizationId>("parentId");
    fields.contact_points = read_contact_points(reader, draft.faults);
    fields.archived = reader.optional_flag("archived").value_or(false);
    reader.refuse_unknown();
    return draft;
}

command::Change organization_added(const Organization& organization) {
    return {kScope,
            "OrganizationAdded",
            "organization",
            organization.id.text(),
            json::serialize(json::field_changes({}, to_json(organization), {kContactPoints})),
            {}};
}

command::Change organization_changed(const OrganizationFields& before, const Organization& after) {
    return {kScope,
            "OrganizationChanged",
            "organization",
            after.id.text(),
            json::serialize(json::field_changes(to_json(before), to_json(after), {kContactPoints})),
            {}};
}

command::Change organization_merged(const OrganizationId& gone, const OrganizationId& survivor) {
    return {kScope,
            "OrganizationMerged",
            "organization",
            gone.text(),
            json::serialize(json::object{{"into", survivor.text()}}),
            {}};
}

}  // namespace multaqa::directory
