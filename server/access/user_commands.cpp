#include "access/user_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_store.hpp"
#include "access/password.hpp"
#include "access/password_commands.hpp"

namespace multaqa::access {

Caller command_line() {
    return {.account = std::nullopt, .role = Role::admin, .grants = {}};
}

std::vector<Fault> check_user(const NewUser& user) {
    std::vector<Fault> faults;
    if (!is_email(fold_email(user.email))) faults.push_back({"/email", "fault.email", {}});
    for (auto& fault : check_password(user.password)) faults.push_back(std::move(fault));
    return faults;
}

command::Command<Account> add_account(NewUser user, std::string password_hash) {
    user.password.clear();  // the hash is all that travels on
    command::Command<Account> command;
    command.name = "add-account";
    command.locks = command::lock_scope(kScope);
    command.run = [user = std::move(user),
                   hash = std::move(password_hash)](command::Write& write) -> Result<Account> {
        if (!write.context().caller.is_admin()) return forbidden();
        Account account{.id = write.context().ids->next<AccountId>(),
                        .email = fold_email(user.email),
                        .role = user.role,
                        .grants = {},
                        .person = user.person,
                        .version = 1};
        if (select_account_by_email(write.db(), account.email))
            return Problem{.code = ProblemCode::email_taken};
        if (user.person && !select_accounts_of(write.db(), *user.person).empty())
            return validation_failed("/personId", "fault.person-has-account");
        insert_account(write.db(), account, hash, write.context().now);
        write.record(account_added(account));
        return account;
    };
    return command;
}

Result<Account> add_user(command::Executor& executor, const Caller& caller, std::string request_id,
                         const NewUser& user) {
    if (!caller.is_admin()) return forbidden();
    if (auto faults = check_user(user); !faults.empty()) return validation_failed(std::move(faults));
    auto outcome =
        executor.run(caller, std::move(request_id), add_account(user, hash_password(user.password)));
    if (outcome.has_error()) return std::move(outcome).error();
    return std::get<Account>(std::move(*outcome));
}

}  // namespace multaqa::access
