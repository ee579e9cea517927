#include "access/sign_in_commands.hpp"

#include "access/access_codec.hpp"
#include "access/account_queries.hpp"
#include "access/account_store.hpp"
#include "access/caller_queries.hpp"
#include "access/credential_store.hpp"
#include "access/password.hpp"
#include "access/secret.hpp"

namespace multaqa::access {
namespace {

Problem sign_in_failed() {
    return {.code = ProblemCode::sign_in_failed};
}

command::LockSet lock_nothing(store::Connection&) {
    return {};
}

// `judged` is what the password was right for: should the account have another by now, nobody enters.
command::Command<SignedIn> begin_sign_in(std::string email, AccountPassword judged) {
    command::Command<SignedIn> command;
    command.name = "sign-in";
    command.locks = command::lock_scope(kScope);
    command.run = [email = std::move(email), judged = std::move(judged),
                   secret = new_secret()](command::Write& write) -> Result<SignedIn> {
        const auto present = select_password(write.db(), email);
        if (!present || present->hash != judged.hash) return sign_in_failed();
        auto account = select_account(write.db(), present->account);
        if (!account || !is_enabled(*account)) return sign_in_failed();
        const Instant now = write.context().now;
        delete_expired_sign_ins(write.db(), now);
        insert_sign_in(write.db(), {write.context().ids->next<SignInId>(), sha256_hex(secret), account->id, now, now,
                                    expiry(now, now)});
        write.record(account_signed_in(account->id));
        return SignedIn{std::move(*account), secret};
    };
    return command;
}

command::Command<int> end_sign_in(std::string secret_hash) {
    command::Command<int> command;
    command.name = "sign-out";
    command.locks = command::lock_scope(kScope);
    command.run = [hash = std::move(secret_hash)](command::Write& write) -> Result<int> {
        const auto sign_in = select_sign_in(write.db(), hash);
        if (!sign_in) return 0;
        delete_sign_in(write.db(), hash);
        write.record(account_signed_out(sign_in->account));
        return 1;
    };
    return command;
}

command::Command<int> record_failure(AccountId account) {
    command::Command<int> command;
    command.name = "sign-in-failed";
    command.locks = command::lock_scope(kScope);
    command.run = [account = std::move(account)](command::Write& write) -> Result<int> {
        write.record(account_sign_in_failed(account));
        return 1;
    };
    return command;
}

}  // namespace

command::Command<SignInId> end_own_sign_in(SignInId id) {
    command::Command<SignInId> command;
    command.name = "end-sign-in";
    command.locks = command::lock_scope(kScope);
    command.run = [id = std::move(id)](command::Write& write) -> Result<SignInId> {
        const auto sign_in = select_sign_in(write.db(), id);
        const auto& caller = write.context().caller;
        if (!speaks_for_account(write.db(), caller)) return forbidden();
        if (!sign_in || caller.account != sign_in->account) return not_found();
        delete_sign_in(write.db(), sign_in->secret_hash);
        write.record(account_signed_out(sign_in->account));
        return id;
    };
    return command;
}

command::Command<AccountId> sign_out_everywhere() {
    command::Command<AccountId> command;
    command.name = "sign-out-everywhere";
    command.locks = command::lock_scope(kScope);
    command.run = [](command::Write& write) -> Result<AccountId> {
        const auto& caller = write.context().caller;
        if (!caller.account) return Problem{.code = ProblemCode::unauthenticated};
        if (!speaks_for_account(write.db(), caller)) return forbidden();
        delete_sign_ins(write.db(), *caller.account);
        write.record(account_signed_out_everywhere(*caller.account));
        return *caller.account;
    };
    return command;
}

Access::Access(Parts parts)
    : parts_(std::move(parts)), throttle_(limits::kSignInThrottleKeys), tickets_(limits::kLiveTickets) {
    hash_of_nobody();  // made now, so that the first unknown address takes no longer than the others
}

void Access::sign_in(Credentials credentials, std::string request_id,
                     std::function<void(Result<SignedIn>)> done) {
    credentials.email = fold_email(credentials.email);
    if (const auto wait = throttle_.begin(credentials.email, credentials.address, parts_.clock()))
        return done(Problem{.code = ProblemCode::too_many_attempts, .retry_after = *wait});
    auto password = parts_.database->read_value(
        [&](store::Connection& db) { return select_password(db, credentials.email); });
    Attempt attempt{std::move(credentials), std::move(password), std::move(request_id), std::move(done)};
    auto shared = std::make_shared<Attempt>(std::move(attempt));
    if (parts_.passwords->try_post([this, shared] { judge(*shared); })) return;
    throttle_.withdraw(shared->credentials.email, shared->credentials.address);
    shared->done(Problem{.code = ProblemCode::overloaded, .retry_after = std::chrono::seconds{1}});
}

void Access::judge(const Attempt& attempt) {
    const auto& [credentials, password, request_id, done] = attempt;
    if (!verify_password(credentials.password, password ? password->hash : hash_of_nobody()) || !password) {
        done(sign_in_failed());
        if (password) note_failure(password->account, request_id);
        return;
    }
    throttle_.succeeded(credentials.email, credentials.address);
    parts_.executor->submit<SignedIn>(caller_of(Account{.id = password->account}), request_id,
                                      begin_sign_in(credentials.email, *password),
                                      [this, attempt](command::Outcome<SignedIn> outcome) {
                                          if (outcome.has_value())
                                              return attempt.done(std::get<SignedIn>(std::move(*outcome)));
                                          const bool is_refused = outcome.error().code == ProblemCode::sign_in_failed;
                                          attempt.done(std::move(outcome).error());
                                          if (is_refused) note_failure(attempt.password->account, attempt.request_id);
                                      });
}

// In the background: whoever waits for the answer could else tell by its time whether there is such an account.
void Access::note_failure(const AccountId& account, const std::string& request_id) {
    parts_.executor->submit<int>({}, request_id, record_failure(account), [](const command::Outcome<int>&) {});
}

void Access::sign_out(std::string_view secret, const Caller& caller, std::string request_id,
                      std::function<void(Done)> done) {
    if (secret.empty()) return done({});
    parts_.executor->submit<int>(caller, std::move(request_id), end_sign_in(sha256_hex(secret)),
                                 [done = std::move(done)](command::Outcome<int> outcome) {
                                     if (outcome.has_error()) return done(std::move(outcome).error());
                                     done({});
                                 });
}

Result<Caller> Access::caller_with(Caller caller, std::string_view link_cookie, std::string_view acts_for) {
    const auto secrets = split_secrets(link_cookie);
    if (secrets.empty() && acts_for.empty()) return caller;
    const Instant now = parts_.clock();
    return parts_.database->read_value([&](store::Connection& db) -> Result<Caller> {
        auto found = caller;
        if (!acts_for.empty() && caller.is_signed_in()) {
            auto acting = acting_for(db, caller, acts_for);
            if (acting.has_error()) return acting;
            found = std::move(*acting);
        }
        add_links(db, found, secrets, now);
        return found;
    });
}

Caller Access::caller_of_cookie(std::string_view secret) {
    const Instant now = parts_.clock();
    auto found =
        parts_.database->read_value([&](store::Connection& db) { return find_by_cookie(db, secret, now); });
    if (!found) return {};
    if (is_worth_touching(found->sign_in, now)) {
        command::Command<int> command;
        command.name = "touch-sign-in";
        command.locks = lock_nothing;
        command.run = [sign_in = found->sign_in, now](command::Write& write) -> Result<int> {
            touch_sign_in(write.db(), sign_in.secret_hash, now, expiry(sign_in.created_at, now));
            return 1;
        };
        touch(found->sign_in.secret_hash, found->caller, std::move(command));
    }
    return std::move(found->caller);
}

Result<Caller> Access::caller_of_token(std::string_view secret) {
    const Instant now = parts_.clock();
    auto found =
        parts_.database->read_value([&](store::Connection& db) { return find_by_token(db, secret, now); });
    if (!found) return Problem{.code = ProblemCode::unauthenticated};
    if (is_worth_touching(found->token, now)) {
        command::Command<int> command;
        command.name = "touch-token";
        command.locks = lock_nothing;
        command.run = [id = found->token.id, now](command::Write& write) -> Result<int> {
            touch_token(write.db(), id, now);
            return 1;
        };
        touch(found->token.id.text(), found->caller, std::move(command));
    }
    return std::move(found->caller);
}

// Many requests of one browser see the same old row at once: one of them writes.
void Access::touch(std::string key, const Caller& caller, command::Command<int> command) {
    {
        const std::lock_guard lock(touching_->mutex);
        if (!touching_->keys.insert(key).second) return;
    }
    parts_.executor->submit<int>(caller, "touch", std::move(command),
                                 [touching = touching_, key = std::move(key)](command::Outcome<int>) {
                                     const std::lock_guard lock(touching->mutex);
                                     touching->keys.erase(key);
                                 });
}

}  // namespace multaqa::access
