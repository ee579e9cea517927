#include "directory/membership_codec.hpp"

#include "common/json/field_changes.hpp"
#include "directory/fields_codec.hpp"
#include "directory/organization_codec.hpp"

namespace multaqa::directory {
namespace {

command::Change changed(const char* kind, const json::object& before, const Membership& after) {
    return {
        kScope,
        kind,
        "membership",
        after.id.text(),
        json::serialize(json::field_changes(before, to_json(static_cast<const MembershipFields&>(after)))),
        {}};
}

}  // namespace

json::object to_json(const MembershipFields& fields) {
    json::object result{{"organizationId", fields.organization.text()}};
    if (fields.person) result.emplace("personId", fields.person->text());
    if (fields.member_organization)
        result.emplace("memberOrganizationId", fields.member_organization->text());
    result.emplace("role", word(fields.role));
    add_period(result, fields.period);
    if (fields.archived) result.emplace("archived", true);
    return result;
}

Draft<MembershipFields> read_membership(const json::value& body) {
    Draft<MembershipFields> draft;
    json::ObjectReader reader(body, draft.faults);
    auto& fields = draft.fields;
    fields.organization = reader.required_id<OrganizationId>("organizationId").value_or(OrganizationId{});
    fields.person = reader.optional_id<PersonId>("personId");
    fields.member_organization = reader.optional_id<OrganizationId>("memberOrganizationId");
    const auto is_given = [&](std::string_view name) {
        return reader.presence(name) == json::Presence::present;
    };
    if (body.is_object() && is_given("personId") == is_given("memberOrganizationId"))
        reader.fault("personId", "fault.one-member");
    if (fields.member_organization && *fields.member_organization == fields.organization)
        reader.fault("memberOrganizationId", "fault.member-of-itself");
    fields.role = reader.optional_word("role", parse_membership_role).value_or(MembershipRole::member);
    fields.period = read_period(reader);
    fields.archived = reader.optional_flag("archived").value_or(false);
    reader.refuse_unknown();
    return draft;
}

command::Change membership_added(const Membership& membership) {
    return changed("MembershipAdded", {}, membership);
}

command::Change membership_changed(const MembershipFields& before, const Membership& after) {
    return changed("MembershipChanged", to_json(before), after);
}

}  // namespace multaqa::directory
