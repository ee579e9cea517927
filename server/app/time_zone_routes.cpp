#include "app/system_routes.hpp"

namespace multaqa::app {
namespace {

using web_api::Request;
using web_api::Response;

constexpr auto kLongestSpan = std::chrono::hours(24) * 36'600;  // a hundred years
constexpr auto kUsualSpan = std::chrono::hours(24) * 731;

std::optional<Instant> instant_parameter(const Request& request, std::string_view name, Instant fallback, std::vector<Fault>& faults) {
    const auto text = request.query_parameter(name);
    if (!text) return fallback;
    const auto instant = parse_utc(*text);
    if (!instant) faults.push_back({"?" + std::string(name), "fault.instant", {}});
    return instant;
}

Result<Response> show(const SystemParts& parts, const Request& request) {
    const auto zones = parts.zones();
    const auto zone = zones->find(request.path_parameter("name"));
    if (zone.has_error()) return not_found();
    std::vector<Fault> faults;
    const auto from = instant_parameter(request, "from", parts.clock(), faults);
    const auto to = instant_parameter(request, "to", from.value_or(Instant{}) + kUsualSpan, faults);
    if (faults.empty() && (*to < *from || *to - *from > kLongestSpan)) faults.push_back({"?to", "fault.zone-span", {{"years", "100"}}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    json::array transitions;
    for (const ZoneTransition& transition : (*zone)->transitions(*from, *to))
        transitions.push_back(json::object{{"utc", format_utc(transition.at)}, {"offset", format_offset(transition.offset)}});
    auto response = web_api::json_response(200, json::object{{"name", (*zone)->name()},
                                                             {"version", zones->version()},
                                                             {"offset", format_offset((*zone)->offset_at(*from))},
                                                             {"transitions", std::move(transitions)}});
    response.with("Cache-Control", "no-cache");
    return response;
}

Result<Response> list(const SystemParts& parts) {
    const auto zones = parts.zones();
    json::array names;
    for (const std::string& name : zones->names()) names.emplace_back(name);
    return web_api::json_response(200, json::object{{"version", zones->version()}, {"timeZones", std::move(names)}});
}

}  // namespace

void add_time_zone_routes(web_api::Router& router, const SystemParts& parts) {
    router.get("/api/v1/time-zones", web_api::Entry::anyone, [&parts](const Request&) { return list(parts); });
    router.get("/api/v1/time-zones/{name...}", web_api::Entry::anyone, [&parts](const Request& request) { return show(parts, request); });
}

}  // namespace multaqa::app
