// New passwords, hashed on the password pool and then written: by a link, or by whoever knows the old one. Nothing waits;
// guessing is throttled per address of the client, as signing in is.
#pragma once

#include <functional>
#include <string>

#include "access/link_commands.hpp"
#include "access/sign_in_commands.hpp"

namespace multaqa::access {

struct Redemption {
    std::string secret;
    LinkPurpose purpose{};
    std::string password;  // new
    std::string address;   // of the client
    std::string request_id;
};

// The link, while it may be redeemed; link_invalid, too_many_attempts. Of purposes that need no password.
Result<Link> look_at_link(Access& access, const std::string& secret, LinkPurpose purpose, const std::string& address);

// `make(hash)` is the command that redeems the link; `done` gets its outcome, link_invalid, too_many_attempts or
// overloaded.
template <class T>
void redeem(Access& access, Redemption wanted, std::function<command::Command<T>(std::string hash)> make,
            std::function<void(command::Outcome<T>)> done);

struct PasswordChange {
    std::string old_password;
    std::string new_password;
    std::string address;
    std::string request_id;
};
// unauthenticated or forbidden but where speaks_for_account().
Done require_own_account(const Access& access, const Caller& caller);
// validation_failed where the old password is wrong.
void change_own_password(Access& access, const Caller& caller, PasswordChange wanted, std::function<void(Done)> done);

// Runs `hashed` with the hash of the password on the password pool; false when that is full.
bool hash_on_pool(Access& access, std::string password, std::function<void(std::string hash)> hashed);
Problem password_pool_full();

template <class T>
void redeem(Access& access, Redemption wanted, std::function<command::Command<T>(std::string hash)> make,
            std::function<void(command::Outcome<T>)> done) {
    const auto link = look_at_link(access, wanted.secret, wanted.purpose, wanted.address);
    if (link.has_error()) return done(link.error());
    const bool posted = hash_on_pool(access, std::move(wanted.password),
                                     [&access, request_id = wanted.request_id, make = std::move(make), done](std::string hash) {
                                         access.parts().executor->template submit<T>({}, request_id, make(std::move(hash)), done);
                                     });
    if (!posted) done(password_pool_full());
}

}  // namespace multaqa::access
