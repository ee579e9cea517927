// Adding accounts; for administrators and for the command line.
#pragma once

#include <optional>
#include <string>

#include "access/account.hpp"
#include "command/command.hpp"
#include "command/executor.hpp"

namespace multaqa::access {

// Caller of the command line: whoever may write the data directory is its administrator.
Caller command_line();

struct NewUser {
    std::string email;
    std::string password;  // at least 8 characters, at most limits::kPasswordBytes
    Role role = Role::participant;
    std::optional<PersonId> person;
};

// Hashes the password on the calling thread, then adds the account: validation_failed, forbidden unless
// admin, email_taken, and of a person that has an account already. Waits: never on the writer, the handlers' pool or an I/O thread.
Result<Account> add_user(command::Executor& executor, const Caller& caller, std::string request_id,
                         const NewUser& user);

// All faults of a new user; empty when there are none.
std::vector<Fault> check_user(const NewUser& user);
// The writing part alone; `password_hash` from hash_password. email_taken, forbidden unless admin.
command::Command<Account> add_account(NewUser user, std::string password_hash);

}  // namespace multaqa::access
