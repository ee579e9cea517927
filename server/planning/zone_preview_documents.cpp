#include "planning/zone_preview_documents.hpp"

#include "common/time/plain_date_time.hpp"
#include "planning/conflict_documents.hpp"
#include "planning/zone_move_documents.hpp"

namespace multaqa::planning {
namespace {

json::object zone_json(const ZoneInUse& used) {
    return {{"timeZone", used.zone},
            {"from", format_offset(used.difference.before)},
            {"to", format_offset(used.difference.after)},
            {"since", format_utc(used.difference.since)}};
}

json::object counts_json(const PreviewCounts& counts) {
    return {{"sessions", counts.sessions},
            {"publishedPlacements", counts.published_placements},
            {"bookings", counts.bookings},
            {"blockings", counts.blockings},
            {"unavailabilities", counts.unavailabilities},
            {"releases", counts.releases},
            {"events", counts.events},
            {"people", counts.people},
            {"problems", counts.problems}};
}

json::object item_json(const PreviewedMove& item) {
    auto body = zone_move_json(item.move);
    auto& clocks = body["clocks"].emplace_array();
    for (const auto& clock : item.clocks)
        clocks.push_back(json::object{{"timeZone", clock.zone},
                                      {"people", clock.people},
                                      {"before", format_plain_date_time(clock.before)},
                                      {"after", format_plain_date_time(clock.after)}});
    return body;
}

json::array conflicts_json(const std::vector<Conflict>& conflicts, const ZoneDatabase& zones, const Messages& messages) {
    json::array list;
    for (const auto& conflict : conflicts) list.push_back(conflict_json(conflict, zones, messages));
    return list;
}

}  // namespace

json::object zone_preview_json(const ZonePreview& preview, const ZoneStep& step, const Messages& messages) {
    json::object body{{"from", preview.from}, {"to", preview.to}, {"now", format_utc(preview.now)}};
    auto& zones = body["zones"].emplace_array();
    for (const auto& used : preview.zones) zones.push_back(zone_json(used));
    if (!preview.problems.empty()) body["problems"] = lost_zones_json(preview.problems);
    body["counts"] = counts_json(preview.counts);
    auto& items = body["items"].emplace_array();
    for (const auto& item : preview.items) items.push_back(item_json(item));
    if (preview.conflicts)
        body["conflicts"] = json::object{{"created", conflicts_json(preview.conflicts->created, *step.to, messages)},
                                         {"removed", conflicts_json(preview.conflicts->removed, *step.from, messages)}};
    if (!preview.next.empty()) body["next"] = preview.next;
    return body;
}

}  // namespace multaqa::planning
