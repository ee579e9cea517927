// /sessions/{id}/join: the links into a session's virtual rooms, for who may join and when.
#include "common/json/reader.hpp"
#include "common/limits.hpp"
#include "programme/answer_routes.hpp"
#include "programme/join_documents.hpp"
#include "programme/join_queries.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

Result<std::string> name_of(const Request& request) {
    if (request.body.empty()) return std::string();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    std::vector<Fault> faults;
    json::ObjectReader reader(*body, faults);
    auto name = reader.optional_text("name", limits::kNameBytes).value_or("");
    reader.refuse_unknown();
    if (!faults.empty()) return validation_failed(std::move(faults));
    return name;
}

Result<Response> join(const ProgrammeParts& parts, const Request& request) {
    auto id = id_of<SessionId>(request);
    if (id.has_error()) return id.error();
    auto name = name_of(request);
    if (name.has_error()) return name.error();
    const JoinQuestion question{std::move(*id), std::move(*name), request.language(), parts.clock()};
    const auto answer = parts.database->read_value(
        [&](store::Connection& db) { return join_session(db, request.caller, parts.virtual_servers, question); });
    if (answer.has_error()) return answer.error();
    auto response = web_api::json_response(200, join_json(*answer));
    return std::move(response.with("Cache-Control", "no-store"));
}

}  // namespace

void add_join_routes(web_api::Router& router, const ProgrammeParts& parts) {
    router.post("/api/v1/sessions/{id}/join", Entry::anyone,
                [parts](const ExchangePtr& exchange) { exchange->answer(join(parts, exchange->request())); });
}

}  // namespace multaqa::programme
