#include "directory/organization_commands.hpp"

#include "common/limits.hpp"
#include "directory/organization_codec.hpp"
#include "directory/organization_store.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {
namespace {

constexpr std::string_view kOrganization = "organization";

// A parent is no organisation that hangs below this one, and the tree stays shallow enough to be read.
void check_parent(store::Connection& db, const OrganizationId& self, const OrganizationId& parent,
                  std::vector<Fault>& faults) {
    auto levels = self.empty() ? std::int64_t{1} : levels_below(db, self) + 1;
    for (std::optional<OrganizationId> above = parent; above; above = select_parent(db, *above)) {
        if (*above == self) return faults.push_back({"/parentId", "fault.parent-below", {}});
        if (++levels > static_cast<std::int64_t>(limits::kOrganizationDepth))
            return faults.push_back({"/parentId",
                                     "fault.parent-too-deep",
                                     {{"max", std::to_string(limits::kOrganizationDepth)}}});
    }
}

// What the form of the input cannot tell. `present` is null for a new one. A zone that stays is not asked about: zone data
// adopted since may not know it.
void check_references(command::Write& write, const Organization* present, Draft<OrganizationFields>& draft) {
    auto& fields = draft.fields;
    if (fields.parent) {
        const auto faults_before = draft.faults.size();
        resolve(write.db(), *fields.parent, "/parentId", draft.faults);
        if (draft.faults.size() == faults_before)
            check_parent(write.db(), present == nullptr ? OrganizationId{} : present->id, *fields.parent, draft.faults);
    }
    if (!fields.zone || (present != nullptr && fields.zone == present->zone)) return;
    if (auto fault = check_zone(*write.context().zones, *fields.zone, "/timeZone"))
        draft.faults.push_back(std::move(*fault));
}

}  // namespace

Result<Organization> change_organization(command::Write& write, const Organization& present,
                                         const Edit<OrganizationFields>& edit, const NameUsers& users) {
    auto draft = edit(present);
    check_references(write, &present, draft);
    if (!draft.faults.empty()) return refusal(std::move(draft.faults));
    if (draft.fields == static_cast<const OrganizationFields&>(present)) return present;
    Organization changed{std::move(draft.fields), present.id, present.version + 1, write.context().now};
    update_organization(write.db(), changed);
    auto logged = organization_changed(present, changed);
    if (changed.name != present.name || changed.short_name != present.short_name)
        logged.topics = topics_to_tell(users, write, kOrganization, changed.id.text());
    write.record(std::move(logged));
    return changed;
}

Organization add_organization(command::Write& write, const OrganizationFields& fields) {
    Organization organization{fields, write.context().ids->next<OrganizationId>(), 1, write.context().now};
    insert_organization(write.db(), organization);
    write.record(organization_added(organization));
    return organization;
}

Result<Organization> enter_organization(command::Write& write, Draft<OrganizationFields> draft) {
    check_references(write, nullptr, draft);
    if (!draft.faults.empty()) return refusal(std::move(draft.faults));
    return add_organization(write, draft.fields);
}

command::Command<Organization> create_organization(Draft<OrganizationFields> draft,
                                                   std::optional<command::IdempotencyKey> key) {
    command::Command<Organization> command;
    command.name = "create-organization";
    command.locks = command::lock_scope(kScope);
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<Organization> {
        if (!write.context().caller.is_staff()) return forbidden();
        return enter_organization(write, draft);
    };
    command.key = std::move(key);
    command.stored = [](const Organization& made) {
        return command::StoredAnswer{201, made.id.text(), made.version};
    };
    return command;
}

command::Command<Organization> update_organization(OrganizationId id, std::int64_t version,
                                                   Edit<OrganizationFields> edit, NameUsers users) {
    command::Command<Organization> command;
    command.name = "update-organization";
    command.locks = [users, id](store::Connection& db) {
        return command::LockSet{scopes_to_lock(users, db, kOrganization, id.text(), kScope), {}};
    };
    command.run = [id, version, edit = std::move(edit),
                   users](command::Write& write) -> Result<Organization> {
        if (!write.context().caller.is_staff()) return not_found();
        const auto present = select_organization(write.db(), id);
        if (!present || select_survivor(write.db(), id)) return not_found();
        if (present->version != version) return Problem{.code = ProblemCode::version_mismatch};
        return change_organization(write, *present, edit, users);
    };
    return command;
}

}  // namespace multaqa::directory
