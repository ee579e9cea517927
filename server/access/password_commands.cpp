#include "access/password_commands.hpp"

#include "access/access_codec.hpp"
#include "access/acts_for.hpp"
#include "access/credential_store.hpp"
#include "access/link_store.hpp"
#include "access/secret.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
std::vector<Fault> check_password(std::string_view password, std::string pointer) {
    if (password.size() < limits::kPasswordBytesLeast)
        return {{std::move(pointer), "fault.too-short", {{"min", std::to_string(limits::kPasswordBytesLeast)}}}};
    if (password.size() > limits::kPasswordBytes)
        return {{std::move(pointer), "fault.too-long", {{"max", std::to_string(limits::kPasswordBytes)}}}};
    return {};
}

command::Command<AccountId> change_password(std::string email, AccountPassword judged, std::string new_hash,
                                            std::optional<SignInId> kept) {
    command::Command<AccountId> command;
    command.name = "change-password";
    command.locks = command::lock_scope(kScope);
    command.run = [email = std::move(email), judged = std::move(judged), hash = std::move(new_hash),
                   kept = std::move(kept)](command::Write& write) -> Result<AccountId> {
        const auto present = select_password(write.db(), email);
        if (!present || present->hash != judged.hash) return Problem{.code = ProblemCode::sign_in_failed};
        set_password(write.db(), present->account, hash, write.context().now);
        delete_sign_ins(write.db(), present->account, kept);
        delete_links(write.db(), LinkPurpose::password_reset, principal_of(present->account));
        write.record(password_changed(present->account));
        return present->account;
    };
    return command;
}

command::Command<IssuedLink> issue_password_reset(AccountId account, std::optional<command::IdempotencyKey> key) {
    command::Command<IssuedLink> command;
    command.name = "issue-password-reset";
    command.locks = command::lock_scope(kScope);
    command.run = [id = std::move(account), secret = new_secret()](command::Write& write) -> Result<IssuedLink> {
        if (!write.context().caller.is_admin()) return not_found();
        if (!select_account(write.db(), id)) return not_found();
        const auto scope = principal_of(id);
        delete_links(write.db(), LinkPurpose::password_reset, scope);
        return issue_link(write, {.purpose = LinkPurpose::password_reset, .scope = scope}, secret);
    };
    command.key = std::move(key);
    command.stored = stored_link;
    return command;
}

command::Command<AccountId> reset_password(std::string secret, std::string new_hash) {
    command::Command<AccountId> command;
    command.name = "reset-password";
    command.locks = command::lock_scope(kScope);
    command.run = [secret = std::move(secret), hash = std::move(new_hash)](command::Write& write) -> Result<AccountId> {
        const auto link = redeem_link(write, secret, LinkPurpose::password_reset);
        if (link.has_error()) return link.error();
        const auto account = account_of_principal(link->scope);
        if (!account) return Problem{.code = ProblemCode::link_invalid};
        set_password(write.db(), *account, hash, write.context().now);
        delete_sign_ins(write.db(), *account);
        write.record(password_reset(*account));
        return *account;
    };
    return command;
}

}  // namespace multaqa::access
