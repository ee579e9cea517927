#include "access/grant_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_store.hpp"
#include "access/credential_store.hpp"
#include "access/link_store.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

std::vector<Fault> check(command::Write& write, const std::string& scope, const Account& account, GrantRole role) {
    std::vector<Fault> faults;
    if (role > most_of(account.role)) faults.push_back({"/role", "fault.beyond-account-role", {}});
    if (!select_grant(write.db(), account.id, scope) &&
        count_grants(write.db(), account.id) >= static_cast<std::int64_t>(limits::kAccountGrants))
        faults.push_back({"", "fault.too-many-items", {{"max", std::to_string(limits::kAccountGrants)}}});
    return faults;
}

void move_grants(command::Write& write, const std::string& gone, const std::string& survivor) {
    for (auto page = select_holders(write.db(), gone, {}, limits::kPageItems); !page.empty();
         page = select_holders(write.db(), gone, {}, limits::kPageItems)) {
        for (const auto& holder : page) {
            delete_grant(write.db(), holder.account, gone);
            write.record(grant_revoked(holder.account, gone, holder.role));
            const auto present = select_grant(write.db(), holder.account, survivor);
            if (!present || *present < holder.role) grant(write, holder.account, survivor, holder.role);
        }
    }
}

void move_tokens(command::Write& write, const std::string& gone, const std::string& survivor) {
    for (const auto& before : select_tokens_of_scope(write.db(), gone)) {
        auto after = before;
        after.scopes = moved_scopes(before.scopes, gone, survivor);
        set_token_scopes(write.db(), after.id, after.scopes);
        write.record(token_changed(before, after));
    }
}

void move_invitations(command::Write& write, const std::string& gone, const std::string& survivor) {
    for (const auto& before : select_links_granting(write.db(), gone)) {
        auto after = before;
        after.invitation->grants = moved_grants(before.invitation->grants, gone, survivor);
        set_link_grants(write.db(), after.id, after.invitation->grants);
        write.record(link_changed(before, after));
    }
}

}  // namespace

void grant(command::Write& write, const AccountId& account, const std::string& scope, GrantRole role) {
    const auto before = select_grant(write.db(), account, scope);
    if (before == role) return;
    put_grant(write.db(), account, {scope, role}, write.context().now);
    write.record(grant_given(account, scope, before, role));
}

Result<Holder> give_grant(command::Write& write, const std::string& scope, const WantedGrant& wanted) {
    if (!wanted.faults.empty()) return validation_failed(wanted.faults);
    const auto account = find_account(write.db(), wanted.account);
    if (!account) return validation_failed({fault_of_unknown(wanted.account)});
    if (auto faults = check(write, scope, *account, wanted.role); !faults.empty())
        return validation_failed(std::move(faults));
    grant(write, account->id, scope, wanted.role);
    return *select_holder(write.db(), scope, account->id);
}

command::StoredAnswer stored_grant(const Holder& holder) {
    return {201, holder.account.text(), 1};
}

Result<AccountId> revoke_grant(command::Write& write, const std::string& scope, const AccountId& account) {
    const auto before = select_grant(write.db(), account, scope);
    if (!before) return not_found();
    delete_grant(write.db(), account, scope);
    write.record(grant_revoked(account, scope, *before));
    return account;
}

void move_rights(command::Write& write, const std::string& gone, const std::string& survivor) {
    move_grants(write, gone, survivor);
    move_tokens(write, gone, survivor);
    move_invitations(write, gone, survivor);
}

}  // namespace multaqa::access
