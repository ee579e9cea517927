#include "directory/organization_codec.hpp"

#include "common/json/field_changes.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"

namespace multaqa::directory {

json::object to_json(const OrganizationFields& fields) {
    json::object result;
    result.emplace("name", json::to_json(fields.name));
    if (!fields.short_name.empty()) result.emplace("shortName", json::to_json(fields.short_name));
    if (fields.country) result.emplace("country", *fields.country);
    return result;
}

Draft<OrganizationFields> read_organization(const json::value& body) {
    Draft<OrganizationFields> draft;
    json::ObjectReader reader(body, draft.faults);
    auto& fields = draft.fields;
    fields.name = reader.required_localized("name", limits::kNameBytes).value_or(LocalizedText{});
    fields.short_name = reader.optional_localized("shortName", limits::kNameBytes).value_or(LocalizedText{});
    fields.country = reader.optional_text("country", 64);
    if (fields.country && !is_country_code(*fields.country)) reader.fault("country", "fault.country");
    reader.refuse_unknown();
    return draft;
}

command::Change organization_added(const Organization& organization) {
    return {kScope,
            "OrganizationAdded",
            "organization",
            organization.id.text(),
            json::serialize(json::field_changes({}, to_json(organization))),
            {}};
}

command::Change organization_changed(const OrganizationFields& before, const Organization& after) {
    return {kScope,
            "OrganizationChanged",
            "organization",
            after.id.text(),
            json::serialize(json::field_changes(to_json(before), to_json(after))),
            {}};
}

}  // namespace multaqa::directory
