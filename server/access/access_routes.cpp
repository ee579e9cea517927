#include "access/access_routes.hpp"

#include <optional>
#include <string>
#include <utility>

#include "access/account_documents.hpp"
#include "access/account_queries.hpp"
#include "access/answer_routes.hpp"
#include "access/cookie_routes.hpp"
#include "access/password_commands.hpp"
#include "access/redemption_commands.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::access {
namespace {

constexpr std::string_view kActsForHeader = "acts-for";

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

Result<Credentials> read_credentials(const Request& request) {
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    std::vector<Fault> faults;
    json::ObjectReader reader(*body, faults);
    auto email = reader.required_text("email", limits::kEmailBytes);
    auto password = reader.required_text("password", limits::kPasswordBytes);
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return Credentials{std::move(*email), std::move(*password), request.remote_address};
}

void sign_in(Access& access, CookieSecurity security, const ExchangePtr& exchange) {
    auto credentials = read_credentials(exchange->request());
    if (credentials.has_error()) return exchange->answer(credentials.error());
    access.sign_in(
        std::move(*credentials), exchange->request().id, [exchange, security](Result<SignedIn> signed_in) {
            if (signed_in.has_error()) return exchange->answer(signed_in.error());
            auto response =
                web_api::resource_response(200, document(signed_in->account), signed_in->account.version);
            response.with("Set-Cookie",
                          cookie(web_api::kSessionCookie, signed_in->secret, limits::kCookieWhole, exchange->request(), security));
            exchange->answer(std::move(response));
        });
}

void sign_out(Access& access, CookieSecurity security, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto secret = request.cookie(web_api::kSessionCookie).value_or("");
    access.sign_out(secret, request.caller, request.id, [exchange, security](const Done& done) {
        if (done.has_error()) return exchange->answer(done.error());
        auto response = web_api::no_content();
        response.with("Set-Cookie", ended_cookie(web_api::kSessionCookie, exchange->request(), security));
        exchange->answer(std::move(response));
    });
}

Result<Response> me(const Access& access, const Request& request) {
    auto account = access.parts().database->read_value(
        [&](store::Connection& db) { return get_me(db, request.caller); });
    if (account.has_error()) return account.error();
    return web_api::resource_response(200, document(*account), account->version);
}

void create_ticket(Access& access, const ExchangePtr& exchange) {
    const auto ticket = access.tickets().issue(exchange->request().caller, access.parts().clock());
    if (ticket.has_error()) return exchange->answer(ticket.error());
    json::object body;
    body.emplace("ticket", ticket->text);
    body.emplace("expiresAt", format_utc(ticket->expires_at));
    exchange->answer(web_api::json_response(201, std::move(body)));
}

Result<Response> sign_ins(const Access& access, const Request& request) {
    return answer_list<SignInId>(
        request,
        [&](const SignInId& after, std::size_t limit) {
            return access.parts().database->read_value([&](store::Connection& db) {
                return list_sign_ins(db, request.caller, access.parts().clock(), after, limit);
            });
        },
        [&](const SignIn& sign_in) { return document(sign_in, request.caller.sign_in); });
}

void sign_out_one(Access& access, const ExchangePtr& exchange) {
    const auto id = id_of<SignInId>(exchange->request());
    if (id.has_error()) return exchange->answer(id.error());
    answer_command(*access.parts().executor, exchange, end_own_sign_in(*id), [](const SignInId&) { return web_api::no_content(); });
}

void sign_out_all(Access& access, CookieSecurity security, const ExchangePtr& exchange) {
    answer_command(*access.parts().executor, exchange, sign_out_everywhere(), [exchange, security](const AccountId&) {
        auto response = web_api::no_content();
        response.with("Set-Cookie", ended_cookie(web_api::kSessionCookie, exchange->request(), security));
        return response;
    });
}

void change_password(Access& access, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    // rights first: whoever may not change it hears of no fault of the body
    if (const auto allowed = require_own_account(access, request.caller); allowed.has_error()) return exchange->answer(allowed.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    std::vector<Fault> faults;
    json::ObjectReader reader(*body, faults);
    auto old_password = reader.required_text("oldPassword", limits::kPasswordBytes);
    auto new_password = reader.required_text("newPassword", limits::kPasswordBytes);
    reader.refuse_unknown();
    if (new_password)
        for (auto& fault : check_password(*new_password, "/newPassword")) faults.push_back(std::move(fault));
    if (!faults.empty()) return exchange->answer(validation_failed(std::move(faults)));
    change_own_password(access, request.caller,
                        {std::move(*old_password), std::move(*new_password), request.remote_address, request.id},
                        [exchange](const Done& done) {
                            if (done.has_error()) return exchange->answer(done.error());
                            exchange->answer(web_api::no_content());
                        });
}

}  // namespace

void add_routes(web_api::Router& router, Access& access, CookieSecurity cookies) {
    router.post("/api/v1/sign-in", Entry::anyone,
                [&access, cookies](const ExchangePtr& exchange) { sign_in(access, cookies, exchange); });
    router.post("/api/v1/sign-out", Entry::anyone,
                [&access, cookies](const ExchangePtr& exchange) { sign_out(access, cookies, exchange); });
    router.get("/api/v1/me", Entry::signed_in,
               [&access](const Request& request) { return me(access, request); });
    router.post("/api/v1/live-tickets", Entry::signed_in,
                [&access](const ExchangePtr& exchange) { create_ticket(access, exchange); });
    router.get("/api/v1/sign-ins", Entry::signed_in,
               [&access](const Request& request) { return sign_ins(access, request); });
    router.delete_("/api/v1/sign-ins/{id}", Entry::signed_in,
                   [&access](const ExchangePtr& exchange) { sign_out_one(access, exchange); });
    router.post("/api/v1/sign-out-everywhere", Entry::signed_in,
                [&access, cookies](const ExchangePtr& exchange) { sign_out_all(access, cookies, exchange); });
    router.post("/api/v1/password", Entry::signed_in,
                [&access](const ExchangePtr& exchange) { change_password(access, exchange); });
    add_token_routes(router, access);
    add_account_routes(router, access);
    add_acts_for_routes(router, access);
    add_link_routes(router, access, cookies);
}

Result<Caller> authenticate(Access& access, const Request& request) {
    const auto acts_for = request.header(kActsForHeader);
    if (!request.header("authorization").empty()) {
        const auto secret = web_api::bearer_token(request);
        if (!secret) return Problem{.code = ProblemCode::unauthenticated};
        auto caller = access.caller_of_token(*secret);
        if (caller.has_error()) return caller;
        return access.caller_with(std::move(*caller), "", acts_for);
    }
    auto caller = access.caller_of_cookie(request.cookie(web_api::kSessionCookie).value_or(""));
    return access.caller_with(std::move(caller), request.cookie(web_api::kLinkCookie).value_or(""), acts_for);
}

}  // namespace multaqa::access
