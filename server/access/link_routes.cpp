// What a link alone opens: the first account, the account of a colleague, a new password, a restricted event.
#include <algorithm>

#include "access/access_routes.hpp"
#include "access/account_documents.hpp"
#include "access/answer_routes.hpp"
#include "access/caller_queries.hpp"
#include "access/invitation_commands.hpp"
#include "access/password_commands.hpp"
#include "access/redemption_commands.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

// The bodies of all of them: a secret, and what the purpose asks for besides.
struct Redeeming {
    Redemption redemption;
    std::string email;
};
enum class Asks { secret, password, email_and_password };

Result<Redeeming> read(const Request& request, LinkPurpose purpose, Asks asks) {
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    std::vector<Fault> faults;
    json::ObjectReader reader(*body, faults);
    Redeeming wanted;
    wanted.redemption = {.secret = reader.required_text("secret", limits::kSecretBytes).value_or(""),
                         .purpose = purpose,
                         .address = request.remote_address,
                         .request_id = request.id};
    if (asks == Asks::email_and_password) {
        wanted.email = reader.required_text("email", limits::kEmailBytes).value_or("");
        if (!wanted.email.empty() && !is_email(fold_email(wanted.email))) reader.fault("email", "fault.email");
    }
    if (asks != Asks::secret) {
        const auto password = reader.required_text("password", limits::kPasswordBytes);
        if (password)
            for (auto& fault : check_password(*password)) faults.push_back(std::move(fault));
        wanted.redemption.password = password.value_or("");
    }
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return wanted;
}

// `make(wanted, hash)` is the command, `respond(value)` the answer.
template <class T, class Make, class Respond>
void answer_redemption(Access& access, const ExchangePtr& exchange, LinkPurpose purpose, Asks asks, Make make, Respond respond) {
    auto wanted = read(exchange->request(), purpose, asks);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    redeem<T>(
        access, wanted->redemption,
        [wanted = *wanted, make](std::string hash) { return make(wanted, std::move(hash)); },
        [exchange, respond](const command::Outcome<T>& outcome) {
            if (outcome.has_error()) return exchange->answer(outcome.error());
            exchange->answer(respond(std::get<T>(*outcome)));
        });
}

Response respond_created(const Account& account) {
    return web_api::resource_response(201, document(account), account.version);
}

// The links that the browser has already, without those that have ended: they would push out the living ones.
OpenLinks present_links(Access& access, const Request& request) {
    const auto secrets = split_secrets(request.cookie(web_api::kLinkCookie).value_or(""));
    if (secrets.empty()) return {};
    return access.parts().database->read_value([&](store::Connection& db) { return open_links(db, secrets, access.parts().clock()); });
}

// The page gives the secret of its fragment for a cookie, which the browser then shows by itself; it lives as long as the
// last of its links.
void enter(Access& access, CookieSecurity security, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto wanted = read(request, LinkPurpose::agenda, Asks::secret);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    const auto& secret = wanted->redemption.secret;
    if (const auto link = look_at_link(access, secret, LinkPurpose::agenda, request.remote_address); link.has_error())
        return exchange->answer(link.error());
    const auto present = present_links(access, request);
    answer_command(*access.parts().executor, exchange, redeem_agenda_link(secret), [&access, exchange, security, secret, present](const Link& link) {
        const auto value = with_secret(join_secrets(present.secrets), secret);
        const auto last = std::max(present.until.value_or(link.expires_at), link.expires_at);
        const auto left = std::chrono::duration_cast<std::chrono::seconds>(last - access.parts().clock());
        json::object body;
        body.emplace("purpose", word(link.purpose));
        body.emplace("scope", link.scope);
        body.emplace("expiresAt", format_utc(link.expires_at));
        return web_api::json_response(200, body)
            .with("Set-Cookie", cookie(web_api::kLinkCookie, value, left, exchange->request(), security));
    });
}

}  // namespace

void add_link_routes(web_api::Router& router, Access& access, CookieSecurity cookies) {
    router.post("/api/v1/setup", Entry::anyone, [&access](const ExchangePtr& exchange) {
        answer_redemption<Account>(
            access, exchange, LinkPurpose::first_administrator, Asks::email_and_password,
            [](const Redeeming& wanted, std::string hash) {
                return set_up(wanted.redemption.secret, wanted.email, std::move(hash));
            },
            respond_created);
    });
    router.post("/api/v1/account-invitations/redeem", Entry::anyone, [&access](const ExchangePtr& exchange) {
        answer_redemption<Account>(
            access, exchange, LinkPurpose::invitation, Asks::password,
            [](const Redeeming& wanted, std::string hash) {
                return accept_invitation(wanted.redemption.secret, std::move(hash));
            },
            respond_created);
    });
    router.post("/api/v1/password-resets/redeem", Entry::anyone, [&access](const ExchangePtr& exchange) {
        answer_redemption<AccountId>(
            access, exchange, LinkPurpose::password_reset, Asks::password,
            [](const Redeeming& wanted, std::string hash) { return reset_password(wanted.redemption.secret, std::move(hash)); },
            [](const AccountId&) { return web_api::no_content(); });
    });
    router.post("/api/v1/links/redeem", Entry::anyone,
                [&access, cookies](const ExchangePtr& exchange) { enter(access, cookies, exchange); });
}

}  // namespace multaqa::access
