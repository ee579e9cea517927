#include "access/redemption_commands.hpp"

#include "access/account_queries.hpp"
#include "access/password.hpp"
#include "access/password_commands.hpp"

namespace multaqa::access {
namespace {

// No e-mail address: a pair of the sign-in throttle that only links use.
constexpr std::string_view kLinkKey = "link";

struct Judgement {
    Access& access;
    Caller caller;
    std::string email;
    AccountPassword present;
    PasswordChange wanted;
    std::function<void(Done)> done;
};

void judge(const Judgement& judgement) {
    const auto& [access, caller, email, present, wanted, done] = judgement;
    if (!verify_password(wanted.old_password, present.hash))
        return done(validation_failed("/oldPassword", "fault.wrong-password"));
    access.throttle().succeeded(email, wanted.address);
    access.parts().executor->submit<AccountId>(
        caller, wanted.request_id, change_password(email, present, hash_password(wanted.new_password), caller.sign_in),
        [answer = judgement.done](command::Outcome<AccountId> outcome) {
            if (outcome.has_error()) return answer(std::move(outcome).error());
            answer({});
        });
}

}  // namespace

Problem password_pool_full() {
    return {.code = ProblemCode::overloaded, .retry_after = std::chrono::seconds{1}};
}

bool hash_on_pool(Access& access, std::string password, std::function<void(std::string hash)> hashed) {
    return access.parts().passwords->try_post(
        [password = std::move(password), hashed = std::move(hashed)] { hashed(hash_password(password)); });
}

Result<Link> look_at_link(Access& access, const std::string& secret, LinkPurpose purpose, const std::string& address) {
    const Instant now = access.parts().clock();
    if (const auto wait = access.throttle().begin(kLinkKey, address, now))
        return Problem{.code = ProblemCode::too_many_attempts, .retry_after = *wait};
    auto link = access.parts().database->read_value(
        [&](store::Connection& db) { return find_redeemable(db, secret, purpose, now); });
    if (link.has_value()) access.throttle().withdraw(kLinkKey, address);
    return link;
}

Done require_own_account(const Access& access, const Caller& caller) {
    if (!caller.account) return Problem{.code = ProblemCode::unauthenticated};
    const bool speaks = access.parts().database->read_value([&](store::Connection& db) { return speaks_for_account(db, caller); });
    if (!speaks) return forbidden();
    return {};
}

void change_own_password(Access& access, const Caller& caller, PasswordChange wanted, std::function<void(Done)> done) {
    if (auto refused = require_own_account(access, caller); refused.has_error()) return done(std::move(refused));
    const auto account =
        access.parts().database->read_value([&](store::Connection& db) { return find_account(db, *caller.account); });
    if (!account) return done(Problem{.code = ProblemCode::unauthenticated});
    if (const auto wait = access.throttle().begin(account->email, wanted.address, access.parts().clock()))
        return done(Problem{.code = ProblemCode::too_many_attempts, .retry_after = *wait});
    auto present = access.parts().database->read_value(
        [&](store::Connection& db) { return select_password(db, account->email); });
    if (!present) return done(Problem{.code = ProblemCode::unauthenticated});
    const auto address = wanted.address;
    auto judgement = std::make_shared<Judgement>(
        Judgement{access, caller, account->email, std::move(*present), std::move(wanted), std::move(done)});
    if (access.parts().passwords->try_post([judgement] { judge(*judgement); })) return;
    access.throttle().withdraw(account->email, address);
    judgement->done(password_pool_full());
}

}  // namespace multaqa::access
