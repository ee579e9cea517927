// /series and /series/{id}.
#include "programme/answer_routes.hpp"
#include "programme/series_codec.hpp"
#include "programme/series_commands.hpp"
#include "programme/series_documents.hpp"
#include "programme/series_queries.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kSeries = "/api/v1/series";

Response respond(int status, const Series& series) {
    auto response = web_api::resource_response(status, series_json(series), series.version);
    if (status == 201) response.with("Location", std::string(kSeries) + "/" + series.id.text());
    return response;
}

Result<Response> one_series(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<SeriesId>(request);
    if (id.has_error()) return id.error();
    const auto series = parts.database->read_value([&](store::Connection& db) { return get_series(db, request.caller, *id); });
    if (series.has_error()) return series.error();
    return respond(200, *series);
}

Result<Response> page_of_series(const ProgrammeParts& parts, const Request& request) {
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto found =
        parts.database->read_value([&](store::Connection& db) { return list_series(db, request.caller, page->limit, page->cursor); });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& series : found->series) items.emplace_back(series_json(series));
    return web_api::page_response(request, std::move(items), found->next);
}

Result<command::Command<Series>> series_creation(const ProgrammeParts& parts, const Request& request) {
    auto key = key_of(request);
    if (key.has_error()) return key.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto content = parse_series(*body);
    if (content.has_error()) return content.error();
    return create_series({parts.ids->next<SeriesId>(), std::move(*content)}, std::move(*key));
}

Result<command::Command<Series>> series_change(const Request& request) {
    auto id = id_of<SeriesId>(request);
    if (id.has_error()) return id.error();
    const auto version = web_api::required_version(request);
    if (version.has_error()) return version.error();
    const auto body = web_api::json_body(request);
    if (body.has_error()) return body.error();
    auto patch = parse_series_patch(*body);
    if (patch.has_error()) return patch.error();
    return patch_series({std::move(*id), *version, std::move(*patch)});
}

}  // namespace

void add_series_routes(web_api::Router& router, const ProgrammeParts& parts) {
    const std::string one = std::string(kSeries) + "/{id}";
    router.get(kSeries, Entry::signed_in, [parts](const Request& request) { return page_of_series(parts, request); });
    router.post(kSeries, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        submit<Series>(
            parts, exchange, series_creation(parts, exchange->request()), [](const Series& series) { return respond(201, series); },
            [parts, exchange](const command::Answer& stored) -> Result<Response> {
                const auto series = parts.database->read_value([&](store::Connection& db) {
                    return get_series(db, exchange->request().caller, SeriesId{stored.resource_id});
                });
                if (series.has_error()) return series.error();
                return respond(stored.status, *series);
            });
    });
    router.get(one, Entry::anyone, [parts](const Request& request) { return one_series(parts, request); });
    router.patch(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        submit<Series>(parts, exchange, series_change(exchange->request()), [](const Series& series) { return respond(200, series); });
    });
}

}  // namespace multaqa::programme
