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

}  // namespace

void add_acts_for_routes(web_api::Router& router, Access& access) {
    router.get(kActsFor, Entry::signed_in, [&access](const Request& request) {
        return answer_list<ActsForId>(
            request,
            [&](const ActsForId& after, std::size_t limit) {
                return access.parts().database->read_value(
                    [&](store::Connection& db) { return list_acts_for(db, request.caller, after, limit); });
            },
            [](const ActsFor& relation) { return document(relation); });
    });
    router.post(kActsFor, Entry::signed_in, [&access](const ExchangePtr& exchange) {
        answer_creation<ActsFor>(
            *access.parts().executor, exchange,
            [&access](const json::value& body, auto key) {
                return allow_acts_for(read_relation(body), access.parts().knows_scope, std::move(key));
            },
            [](const ActsFor& relation) { return document(relation); },
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
