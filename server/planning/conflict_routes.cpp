#include "common/json/json.hpp"
#include "planning/calendar_conflict_documents.hpp"
#include "planning/conflict_documents.hpp"
#include "planning/conflict_queries.hpp"
#include "planning/planning_routes.hpp"
#include "planning/structure_documents.hpp"

namespace multaqa::planning {

void add_conflict_routes(web_api::Router& router, const PlanningParts& parts) {
    router.get("/api/v1/events/{id}/conflicts", web_api::Entry::signed_in,
               [parts](const web_api::Request& request) -> Result<web_api::Response> {
                   const auto event = EventId::parse(request.path_parameter("id"));
                   if (!event) return not_found();
                   const auto zones = parts.zones();
                   const ConflictQuestion question{parts.clock(), zones.get()};
                   const auto report = parts.database->read_value([&](store::Connection& db) {
                       return list_conflicts(db, request.caller, question, *event);
                   });
                   if (report.has_error()) return report.error();
                   json::array conflicts;
                   for (const auto& conflict : report->conflicts)
                       conflicts.push_back(conflict_json(conflict, *zones, *parts.messages));
                   json::object body{{"conflicts", std::move(conflicts)},
                                     {"structure", structure_json(report->structure, report->sessions, *parts.messages)},
                                     {"days", calendar_conflicts_json(report->days, report->sessions, report->calendars, *parts.messages)},
                                     {"revision", report->revision}};
                   return web_api::json_response(200, body);
               });
}

}  // namespace multaqa::planning
