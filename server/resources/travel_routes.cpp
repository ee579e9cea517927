// /travel-times: how long the way between two sites takes, as entered, and as it is counted with.
#include "directory/item_routes.hpp"
#include "resources/resources_routes.hpp"
#include "resources/travel_codec.hpp"
#include "resources/travel_commands.hpp"
#include "resources/travel_queries.hpp"

namespace multaqa::resources {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kTravelTimes = "/api/v1/travel-times";

Result<Response> page_of_travel_times(const Resources& resources, const Request& request) {
    if (!request.caller.is_staff()) return forbidden();
    const auto site = directory::id_filter<SiteId>(request, "siteId");
    if (site.has_error()) return site.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    const auto after = parse_travel_cursor(page->cursor);
    if (!after) return validation_failed("?cursor", "fault.id");
    const auto slice = resources.database->read_value(
        [&](store::Connection& db) { return list_travel_times(db, request.caller, *site, *after, page->limit); });
    if (slice.has_error()) return slice.error();
    json::array items;
    for (const auto& time : slice->items) items.push_back(travel_time_json(time));
    return web_api::page_response(request, std::move(items), slice->next_cursor);
}

// ?from=&to=
Result<Response> travel_between_two(const Resources& resources, const Request& request) {
    if (!request.caller.is_staff()) return forbidden();
    std::vector<Fault> faults;
    const auto read = [&](const char* name) {
        const auto text = request.query_parameter(name);
        if (!text) faults.push_back({std::string("?") + name, "fault.required", {}});
        const auto id = text ? SiteId::parse(*text) : std::nullopt;
        if (text && !id) faults.push_back({std::string("?") + name, "fault.id", {}});
        return id.value_or(SiteId{});
    };
    const auto from = read("from");
    const auto to = read("to");
    if (faults.empty() && from == to) faults.push_back({"?to", "fault.same-site", {}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    const auto travel =
        resources.database->read_value([&](store::Connection& db) { return find_travel(db, request.caller, from, to); });
    if (travel.has_error()) return travel.error();
    return web_api::json_response(200, travel_json(*travel));
}

void enter(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    if (!request.caller.is_staff()) return exchange->answer(forbidden());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    auto wanted = read_travel_time(*body);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    access::answer_command(*resources.executor, exchange, enter_travel_time(std::move(*wanted)), [](const EnteredTravelTime& entered) {
        return entered.time ? web_api::json_response(200, travel_time_json(*entered.time)) : web_api::no_content();
    });
}

}  // namespace

void add_travel_routes(web_api::Router& router, const Resources& resources) {
    router.get(kTravelTimes, Entry::signed_in, [&resources](const Request& request) { return page_of_travel_times(resources, request); });
    router.put(kTravelTimes, Entry::signed_in, [&resources](const ExchangePtr& exchange) { enter(resources, exchange); });
    router.get(std::string(kTravelTimes) + "/between", Entry::signed_in,
               [&resources](const Request& request) { return travel_between_two(resources, request); });
}

}  // namespace multaqa::resources
