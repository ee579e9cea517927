#include "access/access_routes.hpp"

#include <optional>
#include <string>
#include <utility>

#include "access/account_documents.hpp"
#include "access/account_queries.hpp"
#include "access/token_commands.hpp"
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "web_api/preconditions.hpp"

namespace multaqa::access {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

// A week-old sign-in must survive the browser's restart; how long it truly holds the server decides.
std::string cookie(const std::string& secret, std::chrono::seconds age, const Request& request,
                   CookieSecurity security) {
    std::string text = std::string(web_api::kSessionCookie) + "=" + secret +
                       "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(age.count());
    if (security == CookieSecurity::always || request.transport == web_api::Transport::tls)
        text += "; Secure";
    return text;
}

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
                          cookie(signed_in->secret, limits::kCookieWhole, exchange->request(), security));
            exchange->answer(std::move(response));
        });
}

void sign_out(Access& access, CookieSecurity security, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto secret = request.cookie(web_api::kSessionCookie).value_or("");
    access.sign_out(secret, request.caller, request.id, [exchange, security](const Done& done) {
        if (done.has_error()) return exchange->answer(done.error());
        auto response = web_api::no_content();
        response.with("Set-Cookie", cookie("", std::chrono::seconds{0}, exchange->request(), security));
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

Result<Response> tokens(const Access& access, const Request& request) {
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto after = page->cursor.empty() ? TokenId{} : TokenId::parse(page->cursor);
    if (!after) return validation_failed("?cursor", "fault.id");
    const auto slice = access.parts().database->read_value(
        [&](store::Connection& db) { return list_tokens(db, request.caller, *after, page->limit); });
    if (slice.has_error()) return slice.error();
    json::array items;
    for (const auto& token : slice->items) items.push_back(document(token));
    return web_api::page_response(request, std::move(items), slice->next_cursor);
}

std::optional<Instant> read_instant(json::ObjectReader& reader, std::string_view name) {
    const auto text = reader.optional_text(name, 64);
    if (!text) return std::nullopt;
    const auto instant = parse_utc(*text);
    if (!instant) reader.fault(name, "fault.utc");
    return instant;
}

NewToken read_token(const json::value& body, std::vector<Fault>& faults) {
    json::ObjectReader reader(body, faults);
    NewToken wanted;
    wanted.name = reader.required_text("name", limits::kTokenNameBytes).value_or("");
    wanted.role = reader.optional_word("role", parse_role);
    wanted.expires_at = read_instant(reader, "expiresAt");
    reader.refuse_unknown();
    return wanted;
}

// A repeat finds the token, but its secret is gone.
void answer_replay(const Access& access, const ExchangePtr& exchange, const command::Answer& stored) {
    const auto token = access.parts().database->read_value([&](store::Connection& db) {
        return get_token(db, exchange->request().caller, TokenId{stored.resource_id});
    });
    if (token.has_error()) return exchange->answer(token.error());
    exchange->answer(
        web_api::json_response(stored.status, document(*token)).with("Idempotency-Replayed", "true"));
}

void answer_token(const Access& access, const ExchangePtr& exchange,
                  const command::Outcome<TokenWithSecret>& outcome) {
    if (outcome.has_error()) return exchange->answer(outcome.error());
    if (const auto* stored = std::get_if<command::Answer>(&*outcome))
        return answer_replay(access, exchange, *stored);
    const auto& made = std::get<TokenWithSecret>(*outcome);
    auto body = document(made.token);
    body.emplace("secret", made.secret);
    exchange->answer(web_api::json_response(201, std::move(body)));
}

std::optional<command::IdempotencyKey> to_key(std::optional<web_api::KeyedRequest> keyed) {
    if (!keyed) return std::nullopt;
    return command::IdempotencyKey{std::move(keyed->key), std::move(keyed->hash)};
}

void create_token(Access& access, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    auto key = web_api::idempotency_key(request);
    if (key.has_error()) return exchange->answer(key.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    std::vector<Fault> faults;
    auto wanted = read_token(*body, faults);
    access.parts().executor->submit<TokenWithSecret>(
        request.caller, request.id,
        create_token(std::move(wanted), std::move(faults), to_key(std::move(*key))),
        [&access, exchange](const command::Outcome<TokenWithSecret>& outcome) {
            answer_token(access, exchange, outcome);
        });
}

void revoke_token(Access& access, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto id = TokenId::parse(request.path_parameter("id"));
    if (!id) return exchange->answer(not_found());
    access.parts().executor->submit<TokenId>(request.caller, request.id, delete_token(*id),
                                             [exchange](const command::Outcome<TokenId>& outcome) {
                                                 if (outcome.has_error())
                                                     return exchange->answer(outcome.error());
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
    router.get("/api/v1/tokens", Entry::signed_in,
               [&access](const Request& request) { return tokens(access, request); });
    router.post("/api/v1/tokens", Entry::signed_in,
                [&access](const ExchangePtr& exchange) { create_token(access, exchange); });
    router.delete_("/api/v1/tokens/{id}", Entry::signed_in,
                   [&access](const ExchangePtr& exchange) { revoke_token(access, exchange); });
}

Result<Caller> authenticate(Access& access, const Request& request) {
    if (!request.header("authorization").empty()) {
        const auto secret = web_api::bearer_token(request);
        if (!secret) return Problem{.code = ProblemCode::unauthenticated};
        return access.caller_of_token(*secret);
    }
    return access.caller_of_cookie(request.cookie(web_api::kSessionCookie).value_or(""));
}

}  // namespace multaqa::access
