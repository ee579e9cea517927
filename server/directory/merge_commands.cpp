#include "directory/merge_commands.hpp"

#include <algorithm>
#include <iterator>

#include "access/account.hpp"
#include "access/grant_commands.hpp"
#include "access/person_link_commands.hpp"
#include "common/limits.hpp"
#include "directory/draft.hpp"
#include "directory/organization_codec.hpp"
#include "directory/organization_scope.hpp"
#include "directory/organization_store.hpp"
#include "directory/person_codec.hpp"
#include "directory/person_store.hpp"
#include "directory/redirect_commands.hpp"

namespace multaqa::directory {
namespace {

command::LockSet locks_of(store::Connection& db, const Merge& merge, const MergeUsers& users) {
    command::LockSet all{{kScope, access::kScope}, {}};
    for (const auto& id : {merge.gone, merge.survivor})
        for (auto& scope : scopes_to_lock(users.names, db, merge.kind, id, kScope))
            all.scopes.push_back(std::move(scope));
    for (const auto& user : users.references) {
        if (!user.locks) continue;
        auto locks = user.locks(db, merge);
        all.scopes.insert(all.scopes.end(), locks.scopes.begin(), locks.scopes.end());
        all.subjects.insert(all.subjects.end(), locks.subjects.begin(), locks.subjects.end());
    }
    return all;
}

void append(std::vector<MergeConflict>& all, std::vector<MergeConflict> further) {
    all.insert(all.end(), std::make_move_iterator(further.begin()), std::make_move_iterator(further.end()));
}

Done move_references(command::Write& write, const Merge& merge, const MergeUsers& users,
                     std::vector<MergeConflict>& conflicts) {
    for (const auto& user : users.references) {
        if (!user.move) continue;
        auto moved = user.move(write, merge);
        if (moved.has_error()) return moved.error();
        append(conflicts, std::move(*moved));
    }
    return {};
}

Done require_protocol(const Caller& caller) {
    if (!caller.is_staff()) return not_found();
    if (!caller.is_protocol()) return forbidden();
    return {};
}

Problem not_mergeable(const char* pointer, const char* key) {
    return validation_failed(pointer, key);
}

std::vector<MergeConflict> conflicts_of(const access::Relinked& relinked, const PersonId& survivor) {
    std::vector<MergeConflict> conflicts;
    if (relinked.accounts > 1) conflicts.push_back({"two-accounts", survivor.text(), {}});
    for (const auto& relation : relinked.ended) conflicts.push_back({"acts-for-ended", relation.text(), {}});
    return conflicts;
}

Result<MergedInto<PersonRecord>> merge(command::Write& write, const PersonRecord& survivor, PersonRecord gone,
                                       const Merge& request, const MergeUsers& users) {
    auto& db = write.db();
    MergedInto<PersonRecord> result;
    auto details = merged(details_of(survivor), details_of(gone), result.conflicts);
    // The one who goes first: an e-mail or a guid is never found with both.
    static_cast<Particulars&>(gone) = {};
    gone.archived = true;
    gone.person.version += 1;
    gone.person.updated_at = write.context().now;
    update_person(db, gone);
    result.survivor = {
        static_cast<const Particulars&>(details), {details.fields, survivor.person.id, survivor.person.version + 1, write.context().now}};
    update_person(db, result.survivor);
    write.record(person_merged(gone.person.id, survivor.person.id));
    append(result.conflicts, redirect(write, gone.person.id, survivor.person.id));
    append(result.conflicts, conflicts_of(access::relink_accounts(write, gone.person.id, survivor.person.id), survivor.person.id));
    if (const auto moved = move_references(write, request, users, result.conflicts); moved.has_error())
        return moved.error();
    auto logged = person_changed(survivor, result.survivor);
    logged.topics = topics_to_tell(users.names, write, request.kind, survivor.person.id.text());
    write.record(std::move(logged));
    return result;
}

Result<MergedInto<Organization>> merge(command::Write& write, const Organization& survivor, Organization gone,
                                       const Merge& request, const MergeUsers& users) {
    auto& db = write.db();
    MergedInto<Organization> result;
    auto fields = merged(survivor, gone, result.conflicts);
    gone.contact_points.clear();
    gone.archived = true;
    gone.version += 1;
    gone.updated_at = write.context().now;
    update_organization(db, gone);
    result.survivor = {std::move(fields), survivor.id, survivor.version + 1, write.context().now};
    update_organization(db, result.survivor);
    write.record(organization_merged(gone.id, survivor.id));
    append(result.conflicts, redirect(write, gone.id, survivor.id));
    access::move_rights(write, scope_of(gone.id), scope_of(survivor.id));
    if (const auto moved = move_references(write, request, users, result.conflicts); moved.has_error())
        return moved.error();
    auto logged = organization_changed(survivor, result.survivor);
    logged.topics = topics_to_tell(users.names, write, request.kind, survivor.id.text());
    write.record(std::move(logged));
    return result;
}

// An organisation takes in neither what stands above it nor what hangs below it: the tree would close upon
// itself.
bool are_in_line(store::Connection& db, const OrganizationId& first, const OrganizationId& second) {
    const auto hangs_below = [&](const OrganizationId& low, const OrganizationId& high) {
        for (auto above = select_parent(db, low); above; above = select_parent(db, *above))
            if (*above == high) return true;
        return false;
    };
    return hangs_below(first, second) || hangs_below(second, first);
}

// What hangs below the one that goes hangs below the survivor then.
bool are_too_deep(store::Connection& db, const OrganizationId& survivor, const OrganizationId& gone) {
    const auto below = levels_below(db, gone);
    if (below == 0) return false;
    auto levels = below + 1;
    for (auto above = select_parent(db, survivor); above; above = select_parent(db, *above)) ++levels;
    return levels > static_cast<std::int64_t>(limits::kOrganizationDepth);
}

}  // namespace

command::Command<MergedInto<PersonRecord>> merge_people(PersonId survivor, std::int64_t version,
                                                        PersonId gone, MergeGovernance governance,
                                                        MergeUsers users,
                                                        std::optional<command::IdempotencyKey> key) {
    const Merge request{"person", gone.text(), survivor.text(), std::move(governance)};
    command::Command<MergedInto<PersonRecord>> command;
    command.name = "merge-people";
    command.locks = [request, users](store::Connection& db) { return locks_of(db, request, users); };
    command.run = [=](command::Write& write) -> Result<MergedInto<PersonRecord>> {
        if (const auto allowed = require_protocol(write.context().caller); allowed.has_error())
            return allowed.error();
        const auto kept = select_record(write.db(), survivor);
        if (!kept || select_survivor(write.db(), survivor)) return not_found();
        if (kept->person.version != version) return Problem{.code = ProblemCode::version_mismatch};
        if (gone == survivor) return not_mergeable("/personId", "fault.merge-with-itself");
        const auto other = select_record(write.db(), gone);
        if (!other || select_survivor(write.db(), gone))
            return not_mergeable("/personId", "fault.not-found-reference");
        return merge(write, *kept, *other, request, users);
    };
    command.key = std::move(key);
    command.stored = [](const auto& made) {
        return command::StoredAnswer{200, made.survivor.person.id.text(), made.survivor.person.version};
    };
    return command;
}

command::Command<MergedInto<Organization>> merge_organizations(OrganizationId survivor, std::int64_t version,
                                                               OrganizationId gone,
                                                               MergeGovernance governance, MergeUsers users,
                                                               std::optional<command::IdempotencyKey> key) {
    const Merge request{"organization", gone.text(), survivor.text(), std::move(governance)};
    command::Command<MergedInto<Organization>> command;
    command.name = "merge-organizations";
    command.locks = [request, users](store::Connection& db) { return locks_of(db, request, users); };
    command.run = [=](command::Write& write) -> Result<MergedInto<Organization>> {
        if (const auto allowed = require_protocol(write.context().caller); allowed.has_error())
            return allowed.error();
        const auto kept = select_organization(write.db(), survivor);
        if (!kept || select_survivor(write.db(), survivor)) return not_found();
        if (kept->version != version) return Problem{.code = ProblemCode::version_mismatch};
        if (gone == survivor) return not_mergeable("/organizationId", "fault.merge-with-itself");
        const auto other = select_organization(write.db(), gone);
        if (!other || select_survivor(write.db(), gone))
            return not_mergeable("/organizationId", "fault.not-found-reference");
        if (are_in_line(write.db(), survivor, gone))
            return not_mergeable("/organizationId", "fault.merge-in-line");
        if (are_too_deep(write.db(), survivor, gone))
            return validation_failed("/organizationId", "fault.merge-too-deep", {{"max", std::to_string(limits::kOrganizationDepth)}});
        return merge(write, *kept, *other, request, users);
    };
    command.key = std::move(key);
    command.stored = [](const auto& made) {
        return command::StoredAnswer{200, made.survivor.id.text(), made.survivor.version};
    };
    return command;
}

}  // namespace multaqa::directory
