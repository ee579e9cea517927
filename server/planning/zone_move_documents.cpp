#include "planning/zone_move_documents.hpp"

#include "common/json/reader.hpp"
#include "common/time/plain_date_time.hpp"

namespace multaqa::planning {
namespace {

json::object placed_json(const PlacedAt& placed) {
    return {{"start", format_plain_date_time(placed.start)},
            {"utcStart", format_utc(placed.utc_start)},
            {"utcEnd", format_utc(placed.utc_end)},
            {"utcOffset", format_offset(placed.offset)}};
}

}  // namespace

json::array lost_zones_json(const LostZones& zones) {
    json::array list;
    for (const auto& [zone, rows] : zones) list.push_back(json::object{{"timeZone", zone}, {"rows", rows}});
    return list;
}

json::object zone_move_json(const ZoneMove& move) {
    json::object body{{"kind", word(move.kind)}, {"id", move.id}};
    if (move.event) body["eventId"] = move.event->text();
    if (!move.title.empty()) body["title"] = json::to_json(move.title);
    body["timeZone"] = move.zone;
    body["keeps"] = move.keeps == Keeps::instant ? "instant" : "wall-time";
    if (move.fault != ClockFault::none) body["fault"] = move.fault == ClockFault::nonexistent ? "nonexistent" : "ambiguous";
    body["before"] = placed_json(move.before);
    body["after"] = placed_json(move.after);
    return body;
}

}  // namespace multaqa::planning
