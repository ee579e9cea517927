#include "directory/directory_documents.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "common/json/reader.hpp"
#include "directory/membership_codec.hpp"
#include "directory/organization_codec.hpp"
#include "directory/person_codec.hpp"

namespace multaqa::directory {
namespace {

constexpr std::array<Member, 14> kMembersOfPerson = {{
    {"id", Viewer::anyone},
    {"name", Viewer::anyone},
    {"honorific", Viewer::anyone},
    {"organizationId", Viewer::anyone},
    {"languages", Viewer::staff},
    {"languageLevels", Viewer::staff},
    {"homeTimeZone", Viewer::staff},
    {"gender", Viewer::staff},
    {"functions", Viewer::staff},
    {"needs", Viewer::staff},
    {"contactPoints", Viewer::staff},
    {"archived", Viewer::staff},
    {"version", Viewer::anyone},
    {"updated", Viewer::anyone},
}};

constexpr std::array<Member, 13> kMembersOfOrganization = {{
    {"id", Viewer::anyone},
    {"name", Viewer::anyone},
    {"shortName", Viewer::anyone},
    {"kind", Viewer::anyone},
    {"country", Viewer::anyone},
    {"seat", Viewer::anyone},
    {"timeZone", Viewer::anyone},
    {"languages", Viewer::anyone},
    {"parentId", Viewer::anyone},
    {"contactPoints", Viewer::staff},
    {"archived", Viewer::staff},
    {"version", Viewer::anyone},
    {"updated", Viewer::anyone},
}};

bool may_see(std::span<const Member> members, std::string_view name, Viewer viewer) {
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&](const Member& candidate) { return candidate.name == name; });
    if (member == members.end()) throw std::logic_error("not classified: " + std::string(name));
    return viewer >= member->least;
}

json::object seen(const json::object& everything, std::span<const Member> members, Viewer viewer) {
    json::object result;
    for (const auto& member : everything)
        if (may_see(members, {member.key().data(), member.key().size()}, viewer))
            result.emplace(member.key(), member.value());
    return result;
}

void append_identity(json::object& result, const std::string& id, std::int64_t version, Instant updated_at) {
    result.emplace("id", id);
    result.emplace("version", version);
    result.emplace("updated", format_utc(updated_at));
}

}  // namespace

std::span<const Member> members_of_person() {
    return kMembersOfPerson;
}

std::span<const Member> members_of_organization() {
    return kMembersOfOrganization;
}

json::object document(const PersonRecord& record, Viewer viewer) {
    json::object everything = to_json(details_of(record));
    append_identity(everything, record.person.id.text(), record.person.version, record.person.updated_at);
    return seen(everything, kMembersOfPerson, viewer);
}

json::object document(const Organization& organization, Viewer viewer) {
    json::object everything = to_json(static_cast<const OrganizationFields&>(organization));
    append_identity(everything, organization.id.text(), organization.version, organization.updated_at);
    return seen(everything, kMembersOfOrganization, viewer);
}

json::object document(const Membership& membership) {
    json::object result = to_json(static_cast<const MembershipFields&>(membership));
    append_identity(result, membership.id.text(), membership.version, membership.updated_at);
    return result;
}

json::object document(const Duplicate& duplicate) {
    json::object result{{"id", duplicate.id}, {"name", json::to_json(duplicate.name)}};
    json::array reasons;
    for (const auto reason : duplicate.reasons) reasons.emplace_back(word(reason));
    result.emplace("reasons", std::move(reasons));
    return result;
}

json::array document(const std::vector<Duplicate>& duplicates) {
    json::array items;
    for (const auto& duplicate : duplicates) items.push_back(document(duplicate));
    return items;
}

}  // namespace multaqa::directory
