#include "access/account_commands.hpp"

#include <algorithm>

#include "access/access_codec.hpp"
#include "access/account_store.hpp"
#include "access/credential_store.hpp"
#include "access/person_link_commands.hpp"

namespace multaqa::access {
namespace {

Problem version_mismatch(std::int64_t present) {
    return {.code = ProblemCode::version_mismatch,
            .faults = {{"If-Match:", "fault.stale-version", {{"version", std::to_string(present)}}}}};
}

bool has_another_account(store::Connection& db, const PersonId& person, const AccountId& account) {
    const auto accounts = select_accounts_of(db, person);
    return std::any_of(accounts.begin(), accounts.end(), [&](const AccountId& one) { return one != account; });
}

Done check(store::Connection& db, const PatchAccount& change, const KnowsScope& known) {
    auto faults = change.faults;
    const auto& person = change.patch.person;
    if (person && *person && !knows(known, db, principal_of(**person)))
        faults.push_back({"/personId", "fault.not-found-reference", {}});
    else if (person && *person && has_another_account(db, **person, change.account))
        faults.push_back({"/personId", "fault.person-has-account", {}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    return {};
}

}  // namespace

command::Command<Account> patch_account(PatchAccount change, KnowsScope known) {
    command::Command<Account> command;
    command.name = "patch-account";
    command.locks = command::lock_scope(kScope);
    command.run = [change = std::move(change), known = std::move(known)](command::Write& write) -> Result<Account> {
        auto& db = write.db();
        if (!write.context().caller.is_admin()) return not_found();
        const auto before = select_account(db, change.account);
        if (!before) return not_found();
        if (before->version != change.version) return version_mismatch(before->version);
        if (const auto checked = check(db, change, known); checked.has_error()) return checked.error();
        auto after = patched(*before, change.patch, write.context().now);
        if (after == *before) return after;
        if (administers(*before) && !administers(after) && count_administrators(db) <= 1)
            return Problem{.code = ProblemCode::last_administrator};
        after.version += 1;
        update_account(db, after, write.context().now);
        if (!is_enabled(after)) delete_sign_ins(db, after.id);
        if (before->person && after.person != before->person) end_acting_for(write, *before->person);
        write.record(account_changed(*before, after));
        return after;
    };
    return command;
}

}  // namespace multaqa::access
