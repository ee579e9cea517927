// Passwords as argon2id hashes (RFC 9106) in PHC strings: "$argon2id$v=19$m=19456,t=2,p=1$salt$hash".
// About 30 ms of CPU and 19 MiB each: only on a PasswordPool, never on the writer or the handlers' pool.
#pragma once

#include <string>
#include <string_view>

namespace multaqa::access {

std::string hash_password(std::string_view password);
// False also for a string that is no hash. Costs the same for a right and a wrong password.
bool verify_password(std::string_view password, const std::string& hash);
// The hash of a random password, made once: verified where there is no account, so that time does not tell.
const std::string& hash_of_nobody();

}  // namespace multaqa::access
