// /tokens.
#include "access/access_routes.hpp"
#include "access/account_documents.hpp"
#include "access/account_queries.hpp"
#include "access/answer_routes.hpp"
#include "access/token_commands.hpp"
#include "common/limits.hpp"

namespace multaqa::access {

std::optional<Instant> read_instant(json::ObjectReader& reader, std::string_view name) {
    const auto text = reader.optional_text(name, 64);
    if (!text) return std::nullopt;
    const auto instant = parse_utc(*text);
    if (!instant) reader.fault(name, "fault.utc");
    return instant;
}

namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;

NewToken read_token(const json::value& body, std::vector<Fault>& faults) {
    json::ObjectReader reader(body, faults);
    NewToken wanted;
    wanted.name = reader.required_text("name", limits::kTokenNameBytes).value_or("");
    wanted.role = reader.optional_word("role", parse_role);
    wanted.scopes = reader.optional_texts("scopes", limits::kTokenScopes, limits::kScopeBytes).value_or(std::vector<std::string>{});
    if (reader.optional_flag("readOnly").value_or(false)) wanted.reach = Reach::reads;
    wanted.expires_at = read_instant(reader, "expiresAt");
    reader.refuse_unknown();
    return wanted;
}

json::object token_document(const TokenWithSecret& made) {
    auto body = document(made.token);
    if (!made.secret.empty()) body.emplace("secret", made.secret);
    return body;
}

void create(Access& access, const ExchangePtr& exchange) {
    answer_creation<TokenWithSecret>(
        *access.parts().executor, exchange,
        [&access](const json::value& body, auto key) {
            std::vector<Fault> faults;
            auto wanted = read_token(body, faults);
            return create_token(std::move(wanted), std::move(faults), std::move(key), access.parts().knows_scope);
        },
        token_document,
        [&access, exchange](const std::string& id) -> std::optional<TokenWithSecret> {
            auto token = access.parts().database->read_value(
                [&](store::Connection& db) { return get_token(db, exchange->request().caller, TokenId{id}); });
            if (token.has_error()) return std::nullopt;
            return TokenWithSecret{std::move(*token), ""};
        });
}

void revoke(Access& access, const ExchangePtr& exchange) {
    const auto id = id_of<TokenId>(exchange->request());
    if (id.has_error()) return exchange->answer(id.error());
    answer_command(*access.parts().executor, exchange, delete_token(*id), [](const TokenId&) { return web_api::no_content(); });
}

}  // namespace

void add_token_routes(web_api::Router& router, Access& access) {
    router.get("/api/v1/tokens", Entry::signed_in, [&access](const Request& request) {
        return answer_list<TokenId>(
            request,
            [&](const TokenId& after, std::size_t limit) {
                return access.parts().database->read_value(
                    [&](store::Connection& db) { return list_tokens(db, request.caller, after, limit); });
            },
            [](const ApiToken& token) { return document(token); });
    });
    router.post("/api/v1/tokens", Entry::signed_in, [&access](const ExchangePtr& exchange) { create(access, exchange); });
    router.delete_("/api/v1/tokens/{id}", Entry::signed_in,
                   [&access](const ExchangePtr& exchange) { revoke(access, exchange); });
}

}  // namespace multaqa::access
