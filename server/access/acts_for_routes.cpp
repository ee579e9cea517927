// /acts-for.
#include "access/access_routes.hpp"
#include "access/account_documents.hpp"
#include "access/account_queries.hpp"
#include "access/acts_for_commands.hpp"
#include "access/answer_routes.hpp"
#include "access/reference_routes.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;

constexpr const char* kActsFor = "/api/v1/acts-for";

NewActsFor read_relation(const json::value& body) {
    NewActsFor wanted;
    json::ObjectReader reader(body, wanted.faults);
    wanted.account = read_reference(reader);
    wanted.principal = reader.optional_text("principal", limits::kScopeBytes).value_or("");
    reader.refuse_unknown();
    return wanted;
}

PrincipalNames names_in(const Access& access, store::Connection& db, const Caller& caller, const std::vector<ActsFor>& relations) {
    std::vector<std::string> principals;
    for (const auto& relation : relations) {
        principals.push_back(principal_of(relation.account));
        principals.push_back(relation.principal);
    }
    return names(access.parts().names_of, db, caller, principals);
}

json::object with_names(const Access& access, const Caller& caller, const ActsFor& relation) {
    const auto known = names_or_none(*access.parts().database, [&](store::Connection& db) { return names_in(access, db, caller, {relation}); });
    return document(relation, known);
}

}  // namespace

void add_acts_for_routes(web_api::Router& router, Access& access) {
    router.get(kActsFor, Entry::signed_in, [&access](const Request& request) {
        PrincipalNames known;
        return answer_list<ActsForId>(
            request,
            [&](const ActsForId& after, std::size_t limit) {
                return access.parts().database->read_value([&](store::Connection& db) {
                    auto relations = list_acts_for(db, request.caller, after, limit);
                    if (relations.has_value()) known = names_in(access, db, request.caller, relations->items);
                    return relations;
                });
            },
            [&](const ActsFor& relation) { return document(relation, known); });
    });
    router.post(kActsFor, Entry::signed_in, [&access](const ExchangePtr& exchange) {
        answer_creation<ActsFor>(
            *access.parts().executor, exchange,
            [&access](const json::value& body, auto key) {
                return allow_acts_for(read_relation(body), access.parts().knows_scope, std::move(key));
            },
            [&access, exchange](const ActsFor& relation) { return with_names(access, exchange->request().caller, relation); },
            [&access](const std::string& id) {
                return access.parts().database->read_value(
                    [&](store::Connection& db) { return find_acts_for(db, ActsForId{id}); });
            });
    });
    router.delete_(std::string(kActsFor) + "/{id}", Entry::signed_in, [&access](const ExchangePtr& exchange) {
        const auto id = id_of<ActsForId>(exchange->request());
        if (id.has_error()) return exchange->answer(id.error());
        answer_command(*access.parts().executor, exchange, end_acts_for(*id),
                       [](const ActsForId&) { return web_api::no_content(); });
    });
}

}  // namespace multaqa::access
