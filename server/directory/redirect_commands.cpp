#include "directory/redirect_commands.hpp"

#include "directory/membership_codec.hpp"
#include "directory/membership_store.hpp"
#include "directory/organization_codec.hpp"
#include "directory/organization_store.hpp"
#include "directory/person_codec.hpp"
#include "directory/person_store.hpp"

namespace multaqa::directory {
namespace {

template <class IdType>
struct Redirect {
    IdType gone;
    IdType survivor;

    void apply(std::optional<IdType>& id) const {
        if (id == gone) id = survivor;
    }
};

// Why a membership cannot stay once its sides are those of the survivor; null where it can.
const char* objection_to(store::Connection& db, const Membership& membership) {
    if (membership.archived) return nullptr;
    if (membership.member_organization == membership.organization) return "membership-of-itself";
    return has_equal(db, membership) ? "membership-twice" : nullptr;
}

void write_membership(command::Write& write, const Membership& before, Membership after, std::vector<MergeConflict>& conflicts) {
    if (const char* const objection = objection_to(write.db(), after)) {
        after.archived = true;
        conflicts.push_back({objection, after.id.text(), {}});
    }
    after.version += 1;
    after.updated_at = write.context().now;
    update_membership(write.db(), after);
    write.record(membership_changed(before, after));
}

void move_parts(command::Write& write, const Redirect<OrganizationId>& redirect) {
    for (const auto& before : select_parts(write.db(), redirect.gone)) {
        auto after = before;
        redirect.apply(after.parent);
        after.version += 1;
        after.updated_at = write.context().now;
        update_organization(write.db(), after);
        write.record(organization_changed(before, after));
    }
}

void move_people(command::Write& write, const Redirect<OrganizationId>& redirect) {
    for (const auto& before : select_records_naming(write.db(), redirect.gone)) {
        auto after = before;
        redirect.apply(after.person.organization);
        for (auto& function : after.functions) redirect.apply(function.organization);
        after.person.version += 1;
        after.person.updated_at = write.context().now;
        update_person(write.db(), after);
        write.record(person_changed(before, after));
    }
}

}  // namespace

std::vector<MergeConflict> redirect(command::Write& write, const PersonId& gone, const PersonId& survivor) {
    std::vector<MergeConflict> conflicts;
    const Redirect<PersonId> redirect{gone, survivor};
    redirect_person(write.db(), gone, survivor);
    for (const auto& before : select_memberships_naming(write.db(), gone)) {
        auto after = before;
        redirect.apply(after.person);
        write_membership(write, before, std::move(after), conflicts);
    }
    return conflicts;
}

std::vector<MergeConflict> redirect(command::Write& write, const OrganizationId& gone, const OrganizationId& survivor) {
    std::vector<MergeConflict> conflicts;
    const Redirect<OrganizationId> redirect{gone, survivor};
    redirect_organization(write.db(), gone, survivor);
    move_parts(write, redirect);
    move_people(write, redirect);
    for (const auto& before : select_memberships_naming(write.db(), gone)) {
        auto after = before;
        if (after.organization == gone) after.organization = survivor;
        redirect.apply(after.member_organization);
        write_membership(write, before, std::move(after), conflicts);
    }
    return conflicts;
}

}  // namespace multaqa::directory
