#include "directory/directory_documents.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "directory/organization_codec.hpp"
#include "directory/person_codec.hpp"

namespace multaqa::directory {
namespace {

constexpr std::array<Member, 9> kMembersOfPerson = {{
    {"id", Viewer::anyone},
    {"name", Viewer::anyone},
    {"honorific", Viewer::anyone},
    {"organizationId", Viewer::anyone},
    {"languages", Viewer::staff},
    {"homeTimeZone", Viewer::staff},
    {"contactPoints", Viewer::staff},
    {"version", Viewer::anyone},
    {"updated", Viewer::anyone},
}};

bool may_see(std::string_view name, Viewer viewer) {
    const auto* const member = std::find_if(kMembersOfPerson.begin(), kMembersOfPerson.end(),
                                            [&](const Member& candidate) { return candidate.name == name; });
    if (member == kMembersOfPerson.end())
        throw std::logic_error("not classified: person." + std::string(name));
    return viewer >= member->least;
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

json::object document(const PersonRecord& record, Viewer viewer) {
    json::object everything = to_json(details_of(record));
    append_identity(everything, record.person.id.text(), record.person.version, record.person.updated_at);
    json::object result;
    for (const auto& member : everything)
        if (may_see({member.key().data(), member.key().size()}, viewer))
            result.emplace(member.key(), member.value());
    return result;
}

json::object document(const Organization& organization) {
    json::object result = to_json(static_cast<const OrganizationFields&>(organization));
    append_identity(result, organization.id.text(), organization.version, organization.updated_at);
    return result;
}

}  // namespace multaqa::directory
