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

Response respond_with_series(int status, const Series& series) {
    auto response = web_api::resource_response(status, series_json(series), series.version);
    if (status == 201) response.with("Location", std::string(kSeries) + "/" + series.id.text());
    return response;
}

Result<Response> one_series(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<SeriesId>(request);
    if (id.has_error()) return id.error();
    const auto series = parts.database->read_value([&](store::Connection& db) { return get_series(db, request.caller, *id); });
    if (series.has_error()) return series.error();
    return respond_with_series(200, *series);
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
    return creation_of(request, parse_series, [&](SeriesContent content, auto key) {
        return create_series({parts.ids->next<SeriesId>(), std::move(content)}, std::move(key));
    });
}

Result<command::Command<Series>> series_change(const Request& request) {
    return change_of<SeriesId>(request, parse_series_patch, [](SeriesId id, std::int64_t version, SeriesPatch patch) {
        return patch_series({std::move(id), version, std::move(patch)});
    });
}

}  // namespace

void add_series_routes(web_api::Router& router, const ProgrammeParts& parts) {
    const std::string one = std::string(kSeries) + "/{id}";
    router.get(kSeries, Entry::signed_in, [parts](const Request& request) { return page_of_series(parts, request); });
    router.post(kSeries, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<Series>(
            *parts.executor, exchange, series_creation(parts, exchange->request()), [](const Series& series) { return respond_with_series(201, series); },
            present_again<SeriesId>(parts, exchange, get_series, respond_with_series));
    });
    router.get(one, Entry::anyone, [parts](const Request& request) { return one_series(parts, request); });
    router.patch(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<Series>(*parts.executor, exchange, series_change(exchange->request()),
                               [](const Series& series) { return respond_with_series(200, series); });
    });
}

}  // namespace multaqa::programme
