#include "directory/membership_commands.hpp"

#include "directory/membership_codec.hpp"
#include "directory/membership_store.hpp"
#include "directory/organization_codec.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {
namespace {

// What the form of the input cannot tell: whether those whom it names exist. Who was merged stands for the
// survivor.
void check_references(store::Connection& db, Draft<MembershipFields>& draft) {
    auto& fields = draft.fields;
    if (!fields.organization.empty()) resolve(db, fields.organization, "/organizationId", draft.faults);
    if (fields.person) resolve(db, *fields.person, "/personId", draft.faults);
    if (fields.member_organization)
        resolve(db, *fields.member_organization, "/memberOrganizationId", draft.faults);
}

}  // namespace

command::Command<Membership> create_membership(Draft<MembershipFields> draft,
                                               std::optional<command::IdempotencyKey> key) {
    command::Command<Membership> command;
    command.name = "create-membership";
    command.locks = command::lock_scope(kScope);
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<Membership> {
        if (!write.context().caller.is_staff()) return forbidden();
        auto checked = draft;
        check_references(write.db(), checked);
        if (!checked.faults.empty()) return refusal(std::move(checked.faults));
        Membership membership{checked.fields, write.context().ids->next<MembershipId>(), 1,
                              write.context().now};
        insert_membership(write.db(), membership);
        write.record(membership_added(membership));
        return membership;
    };
    command.key = std::move(key);
    command.stored = [](const Membership& made) {
        return command::StoredAnswer{201, made.id.text(), made.version};
    };
    return command;
}

command::Command<Membership> update_membership(MembershipId id, std::int64_t version,
                                               Edit<MembershipFields> edit) {
    command::Command<Membership> command;
    command.name = "update-membership";
    command.locks = command::lock_scope(kScope);
    command.run = [id, version, edit = std::move(edit)](command::Write& write) -> Result<Membership> {
        if (!write.context().caller.is_staff()) return not_found();
        const auto present = select_membership(write.db(), id);
        if (!present) return not_found();
        if (present->version != version) return Problem{.code = ProblemCode::version_mismatch};
        auto draft = edit(*present);
        check_references(write.db(), draft);
        if (!draft.faults.empty()) return refusal(std::move(draft.faults));
        if (draft.fields == static_cast<const MembershipFields&>(*present)) return *present;
        Membership changed{std::move(draft.fields), id, version + 1, write.context().now};
        update_membership(write.db(), changed);
        write.record(membership_changed(*present, changed));
        return changed;
    };
    return command;
}

}  // namespace multaqa::directory
