// The grants of one thing over HTTP, for whoever owns the thing: listed, given, revoked.
#pragma once

#include <functional>
#include <string>

#include "access/account_documents.hpp"
#include "access/answer_routes.hpp"
#include "access/reference_routes.hpp"
#include "store/database.hpp"
#include "web_api/router.hpp"

namespace multaqa::access {

// What the owner of things of the kind `IdType` brings: its commands and its rights, decided by itself.
template <class IdType>
struct GrantDesk {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    std::function<Result<Slice<Holder>>(store::Connection&, const Caller&, const IdType&, const AccountId& after, std::size_t limit)>
        list;
    std::function<command::Command<Holder>(IdType, WantedGrant, std::optional<command::IdempotencyKey>)> give;
    std::function<command::Command<AccountId>(IdType, AccountId)> revoke;
    std::function<std::string(const IdType&)> scope_of;
};

// GET and POST {pattern}/grants, DELETE {pattern}/grants/{accountId}; `pattern` ends with {id}.
template <class IdType>
void add_grant_routes(web_api::Router& router, const std::string& pattern, GrantDesk<IdType> desk) {
    const auto all = pattern + "/grants";
    router.get(all, web_api::Entry::signed_in, [desk](const web_api::Request& request) -> Result<web_api::Response> {
        const auto id = id_of<IdType>(request);
        if (id.has_error()) return id.error();
        return answer_list<AccountId>(
            request,
            [&](const AccountId& after, std::size_t limit) {
                return desk.database->read_value(
                    [&](store::Connection& db) { return desk.list(db, request.caller, *id, after, limit); });
            },
            [](const Holder& holder) { return document(holder); });
    });
    router.post(all, web_api::Entry::signed_in, [desk](const web_api::ExchangePtr& exchange) {
        const auto id = id_of<IdType>(exchange->request());
        if (id.has_error()) return exchange->answer(id.error());
        answer_creation<Holder>(
            *desk.executor, exchange,
            [&](const json::value& body, auto key) { return desk.give(*id, read_grant(body), std::move(key)); },
            [](const Holder& holder) { return document(holder); },
            [desk, id = *id](const std::string& account) {
                return desk.database->read_value(
                    [&](store::Connection& db) { return find_holder(db, desk.scope_of(id), AccountId{account}); });
            });
    });
    router.delete_(all + "/{accountId}", web_api::Entry::signed_in, [desk](const web_api::ExchangePtr& exchange) {
        const auto id = id_of<IdType>(exchange->request());
        const auto account = id_of<AccountId>(exchange->request(), "accountId");
        if (id.has_error() || account.has_error()) return exchange->answer(not_found());
        answer_command(*desk.executor, exchange, desk.revoke(*id, *account),
                       [](const AccountId&) { return web_api::no_content(); });
    });
}

}  // namespace multaqa::access
