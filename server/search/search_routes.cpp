#include "search/search_routes.hpp"

#include "common/limits.hpp"
#include "directory/item_routes.hpp"
#include "search/search_documents.hpp"
#include "search/search_queries.hpp"

namespace multaqa::search {
namespace {

using web_api::Request;
using web_api::Response;

Result<std::size_t> limit_of(const Request& request) {
    const auto text = request.query_parameter("limit");
    if (!text) return limits::kSearchResultsDefault;
    const bool is_number = !text->empty() && text->size() <= 3 && text->find_first_not_of("0123456789") == std::string::npos;
    const auto limit = is_number ? std::stoul(std::string(*text)) : 0;
    if (limit >= 1 && limit <= limits::kSearchResults) return limit;
    return validation_failed("?limit", "fault.range", {{"min", "1"}, {"max", std::to_string(limits::kSearchResults)}});
}

Result<Question> question_of(const Request& request) {
    const auto text = request.query_parameter("q");
    if (!text) return validation_failed("?q", "fault.required");
    if (text->size() > limits::kSearchBytes)
        return validation_failed("?q", "fault.too-long", {{"max", std::to_string(limits::kSearchBytes)}});
    const auto kind = directory::word_filter(request, "kind", parse_found_kind);
    if (kind.has_error()) return kind.error();
    const auto limit = limit_of(request);
    if (limit.has_error()) return limit.error();
    return Question{std::string(*text), *kind, *limit};
}

Result<Response> answer(store::Database& database, const Request& request) {
    if (!request.caller.is_staff()) return forbidden();
    const auto question = question_of(request);
    if (question.has_error()) return question.error();
    const auto hits = database.read_value(
        [&](store::Connection& db) { return search(db, request.caller, *question); });
    if (hits.has_error()) return hits.error();
    json::array items;
    for (const auto& hit : *hits) items.push_back(document(hit));
    return web_api::json_response(200, json::object{{"items", std::move(items)}});
}

}  // namespace

void add_routes(web_api::Router& router, store::Database& database) {
    router.get("/api/v1/search", web_api::Entry::signed_in,
               [&database](const Request& request) { return answer(database, request); });
}

}  // namespace multaqa::search
