#include "app/system_routes.hpp"

#include "app/command_line.hpp"
#include "planning/zone_change_queries.hpp"

namespace multaqa::app {
namespace {

using web_api::Request;
using web_api::Response;

Result<Response> health(const SystemParts& parts) {
    json::object body;
    // a database that cannot answer throws, and the answer is 503
    const auto status = parts.database->status();
    const auto newer = parts.newer_zone_data();
    body["status"] = newer.empty() ? "ok" : "degraded";
    body["version"] = kVersion;
    body["timeZoneVersion"] = parts.zones()->version();
    body["database"] = status.kind;
    if (!newer.empty()) body["newerTimeZoneVersion"] = newer;
    if (parts.database->read_value(planning::find_running_zone_change)) body["timeZoneChange"] = "running";
    if (parts.clock_kind == SystemParts::ClockKind::rehearsal) body["rehearsal"] = format_utc(parts.clock());
    return web_api::json_response(200, body);
}

Result<Response> readiness(const SystemParts& parts) {
    if (!*parts.ready) return Problem{.code = ProblemCode::not_ready, .retry_after = std::chrono::seconds(1)};
    parts.database->status();
    return web_api::json_response(200, json::object{{"status", "ready"}});
}

}  // namespace

void add_system_routes(web_api::Router& router, const SystemParts& parts) {
    router.get("/healthz", web_api::Entry::anyone, [&parts](const Request&) { return health(parts); });
    router.get("/readyz", web_api::Entry::anyone, [&parts](const Request&) { return readiness(parts); });
    router.get("/metrics", web_api::Entry::loopback, [&parts](const Request&) -> Result<Response> {
        return web_api::text_response(200, "text/plain; version=0.0.4; charset=utf-8", parts.metrics->text());
    });
}

}  // namespace multaqa::app
