#include "app/web_application.hpp"

#include "edge/static_files.hpp"
#include "programme/agenda_queries.hpp"

namespace multaqa::app {
namespace {

// The page of the application as an answer of a route: the prepared one has the same bytes. Who asks decides over the status,
// so no cache between may give it to another.
web_api::Response page(const web_api::PreparedTable& prepared, int status) {
    const auto found = prepared.find(kApplicationPage);
    web_api::Response response;
    response.status = status;
    response.with("Content-Type", "text/html; charset=utf-8").with("Cache-Control", "private, no-cache");
    response.body = found ? found->identity.body : std::make_shared<const std::string>();
    return response;
}

// The application says in the reader's language that nothing is there; without it only the problem can.
Result<web_api::Response> absent_page(const web_api::PreparedTable& prepared) {
    if (!prepared.find(kApplicationPage)) return not_found();
    return page(prepared, http_status(ProblemCode::not_found));
}

}  // namespace

std::size_t load_web_application(const std::string& folder, web_api::PreparedTable& prepared) {
    auto files = edge::load_static_files(folder);
    const std::size_t count = files.size();
    prepared.put(std::move(files));
    // made by the web build from schema/openapi.yaml
    if (auto contract = prepared.find("/openapi.json")) prepared.put("/api/v1/openapi.json", std::move(contract));
    if (auto reference = prepared.find("/reference.html")) prepared.put("/api/docs", std::move(reference));
    return count;
}

void add_event_page(web_api::Router& router, store::Database& database, const web_api::PreparedTable& prepared) {
    router.get("/e/{slug}", web_api::Entry::anyone, [&database, &prepared](const web_api::Request& request) -> Result<web_api::Response> {
        const bool is_shown = database.read_value(
            [&](store::Connection& db) { return programme::shows_released_agenda(db, request.caller, request.path_parameter("slug")); });
        return is_shown ? page(prepared, 200) : absent_page(prepared);
    });
}

}  // namespace multaqa::app
