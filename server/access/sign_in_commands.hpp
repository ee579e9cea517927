// Signing in and out, and the caller behind a request's cookie or token.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "access/account.hpp"
#include "access/account_store.hpp"
#include "access/live_tickets.hpp"
#include "access/name_queries.hpp"
#include "access/scope_queries.hpp"
#include "access/sign_in_throttle.hpp"
#include "command/executor.hpp"
#include "command/work_pool.hpp"
#include "common/limits.hpp"
#include "store/database.hpp"

namespace multaqa::access {

// Threads on which passwords are judged, apart from the handlers': a crowd signing in must not stop the rest.
class PasswordPool final : public command::WorkPool {
  public:
    explicit PasswordPool(std::size_t threads) : WorkPool(threads, limits::kPasswordQueue) {}
};

struct Credentials {
    std::string email;
    std::string password;
    std::string address;  // of the client, for throttling only
};
struct SignedIn {
    Account account;
    std::string secret;  // the cookie's value; nothing stored gives it back
};

// The caller's own; not_found otherwise.
command::Command<SignInId> end_own_sign_in(SignInId id);
// Every browser of the caller's account, this one, too.
command::Command<AccountId> sign_out_everywhere();

// The door of the house. Any thread; outlives every request, the password pool
// and the executor: stop the pool first, then the executor, then let go of this.
class Access {
  public:
    struct Parts {
        store::Database* database = nullptr;
        command::Executor* executor = nullptr;
        PasswordPool* passwords = nullptr;
        command::Clock clock;
        KnowsScope knows_scope = {};
        NamesOf names_of = {};
    };
    explicit Access(Parts parts);

    // `done` runs once: sign_in_failed alike for an unknown e-mail and a wrong password, too_many_attempts,
    // overloaded.
    void sign_in(Credentials credentials, std::string request_id, std::function<void(Result<SignedIn>)> done);
    // Without a living sign-in nothing happens, and that is no refusal.
    void sign_out(std::string_view secret, const Caller& caller, std::string request_id,
                  std::function<void(Done)> done);

    // Reads the database; writes down the use from time to time, later and in the background.
    Caller caller_of_cookie(std::string_view secret);         // anonymous when there is none, or it has ended
    Result<Caller> caller_of_token(std::string_view secret);  // unauthenticated

    // With the browser's links and in the name of whom it acts for ("" : itself); forbidden where it may not.
    Result<Caller> caller_with(Caller caller, std::string_view link_cookie, std::string_view acts_for);

    LiveTickets& tickets() { return tickets_; }
    SignInThrottle& throttle() { return throttle_; }
    const Parts& parts() const { return parts_; }

  private:
    struct Attempt {
        Credentials credentials;
        std::optional<AccountPassword> password;  // of the account, if there is one
        std::string request_id;
        std::function<void(Result<SignedIn>)> done;
    };
    void judge(const Attempt& attempt);
    void note_failure(const AccountId& account, const std::string& request_id);
    void touch(std::string key, const Caller& caller, command::Command<int> command);

    Parts parts_;
    SignInThrottle throttle_;
    LiveTickets tickets_;
    // Uses that are being written down. Shared: nobody waits for the last of them to be answered.
    struct Touching {
        std::mutex mutex;
        std::set<std::string> keys;
    };
    std::shared_ptr<Touching> touching_ = std::make_shared<Touching>();
};

}  // namespace multaqa::access
