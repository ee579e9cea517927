#include "access/invitation_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_store.hpp"
#include "access/grant_commands.hpp"
#include "access/link_store.hpp"
#include "access/secret.hpp"
#include "access/user_commands.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

Problem email_taken() {
    return {.code = ProblemCode::email_taken};
}

std::vector<Fault> check(store::Connection& db, const NewInvitation& wanted, const KnowsScope& known) {
    auto faults = wanted.faults;
    const auto& [email, role, grants] = wanted.invitation;
    if (!email.empty() && !is_email(email)) faults.push_back({"/email", "fault.email", {}});
    for (std::size_t i = 0; i < grants.size(); ++i) {
        const auto pointer = "/grants/" + std::to_string(i);
        if (!knows(known, db, grants[i].scope)) faults.push_back({pointer + "/scope", "fault.not-found-reference", {}});
        if (grants[i].role > most_of(role)) faults.push_back({pointer + "/role", "fault.beyond-account-role", {}});
    }
    return faults;
}

void revoke_older(command::Write& write, const std::string& email) {
    for (const auto& link : select_links(write.db(), LinkPurpose::invitation, kScope, {}, limits::kLinksPerScope)) {
        if (!link.invitation || link.invitation->email != email) continue;
        delete_link(write.db(), link.id);
        write.record(link_revoked(link));
    }
}

Account insert(command::Write& write, std::string email, Role role, const std::string& password_hash) {
    Account account{.id = write.context().ids->next<AccountId>(), .email = std::move(email), .role = role};
    insert_account(write.db(), account, password_hash, write.context().now);
    write.record(account_added(account));
    return account;
}

}  // namespace

command::Command<IssuedLink> invite(NewInvitation wanted, KnowsScope known, std::optional<command::IdempotencyKey> key) {
    command::Command<IssuedLink> command;
    command.name = "invite";
    command.locks = command::lock_scope(kScope);
    wanted.invitation.email = fold_email(wanted.invitation.email);
    command.run = [wanted = std::move(wanted), known = std::move(known),
                   secret = new_secret()](command::Write& write) -> Result<IssuedLink> {
        if (!write.context().caller.is_admin()) return forbidden();
        if (auto faults = check(write.db(), wanted, known); !faults.empty()) return validation_failed(std::move(faults));
        if (select_account_by_email(write.db(), wanted.invitation.email)) return email_taken();
        revoke_older(write, wanted.invitation.email);
        return issue_link(write, {.purpose = LinkPurpose::invitation, .scope = kScope, .invitation = wanted.invitation},
                          secret);
    };
    command.key = std::move(key);
    command.stored = stored_link;
    return command;
}

command::Command<LinkId> revoke_invitation(LinkId id) {
    command::Command<LinkId> command;
    command.name = "revoke-invitation";
    command.locks = command::lock_scope(kScope);
    command.run = [id = std::move(id)](command::Write& write) -> Result<LinkId> {
        if (!write.context().caller.is_admin()) return not_found();
        return revoke_link(write, id, LinkPurpose::invitation, kScope);
    };
    return command;
}

command::Command<Account> accept_invitation(std::string secret, std::string password_hash) {
    command::Command<Account> command;
    command.name = "accept-invitation";
    command.locks = command::lock_scope(kScope);
    command.run = [secret = std::move(secret), hash = std::move(password_hash)](command::Write& write) -> Result<Account> {
        const auto link = redeem_link(write, secret, LinkPurpose::invitation);
        if (link.has_error()) return link.error();
        const auto& invitation = link->invitation.value();
        if (select_account_by_email(write.db(), invitation.email)) return email_taken();
        const auto account = insert(write, invitation.email, invitation.role, hash);
        for (const auto& wanted : invitation.grants) grant(write, account.id, wanted.scope, wanted.role);
        return *select_account(write.db(), account.id);
    };
    return command;
}

Result<IssuedLink> issue_setup_link(command::Executor& executor) {
    command::Command<IssuedLink> command;
    command.name = "issue-setup-link";
    command.locks = command::lock_scope(kScope);
    command.run = [secret = new_secret()](command::Write& write) -> Result<IssuedLink> {
        if (count_accounts(write.db()) > 0) return email_taken();
        delete_links(write.db(), LinkPurpose::first_administrator, kScope);
        return issue_link(write, {.purpose = LinkPurpose::first_administrator, .scope = kScope}, secret);
    };
    auto outcome = executor.run(command_line(), "start", std::move(command));
    if (outcome.has_error()) return std::move(outcome).error();
    return std::get<IssuedLink>(std::move(*outcome));
}

command::Command<Account> set_up(std::string secret, std::string email, std::string password_hash) {
    command::Command<Account> command;
    command.name = "set-up";
    command.locks = command::lock_scope(kScope);
    command.run = [secret = std::move(secret), email = fold_email(email),
                   hash = std::move(password_hash)](command::Write& write) -> Result<Account> {
        if (count_accounts(write.db()) > 0) return Problem{.code = ProblemCode::link_invalid};
        const auto link = redeem_link(write, secret, LinkPurpose::first_administrator);
        if (link.has_error()) return link.error();
        return insert(write, email, Role::admin, hash);
    };
    return command;
}

}  // namespace multaqa::access
