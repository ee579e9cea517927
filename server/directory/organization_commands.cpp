#include "directory/organization_commands.hpp"

#include "directory/organization_codec.hpp"
#include "directory/organization_store.hpp"

namespace multaqa::directory {
namespace {

constexpr std::string_view kOrganization = "organization";

Result<Organization> change(command::Write& write, const Organization& present,
                            const Edit<OrganizationFields>& edit, const NameUsers& users) {
    auto draft = edit(present);
    if (!draft.faults.empty()) return refusal(std::move(draft.faults));
    if (draft.fields == static_cast<const OrganizationFields&>(present)) return present;
    Organization changed{std::move(draft.fields), present.id, present.version + 1, write.context().now};
    update_organization(write.db(), changed);
    auto logged = organization_changed(present, changed);
    logged.topics = topics_to_tell(users, write, kOrganization, changed.id.text());
    write.record(std::move(logged));
    return changed;
}

}  // namespace

Organization add_organization(command::Write& write, const OrganizationFields& fields) {
    Organization organization{fields, write.context().ids->next<OrganizationId>(), 1, write.context().now};
    insert_organization(write.db(), organization);
    write.record(organization_added(organization));
    return organization;
}

command::Command<Organization> create_organization(Draft<OrganizationFields> draft,
                                                   std::optional<command::IdempotencyKey> key) {
    command::Command<Organization> command;
    command.name = "create-organization";
    command.locks = command::lock_scope(kScope);
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<Organization> {
        if (!write.context().caller.is_staff()) return forbidden();
        if (!draft.faults.empty()) return refusal(draft.faults);
        return add_organization(write, draft.fields);
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
        if (!present) return not_found();
        if (present->version != version) return Problem{.code = ProblemCode::version_mismatch};
        return change(write, *present, edit, users);
    };
    return command;
}

}  // namespace multaqa::directory
