#include "planning/zone_overlay.hpp"

#include <algorithm>

#include "programme/session_occupancies.hpp"
#include "resources/booking.hpp"

namespace multaqa::planning {
namespace {

using scheduling::Basis;
using Of = programme::MovedPlacement::Of;

void widen(Interval& window, const Interval& by) {
    window = is_empty(window) ? by : Interval{std::min(window.start, by.start), std::max(window.end, by.end)};
}

void add(ZoneOverlay& overlay, const resources::MovedTime& moved) {
    if (moved.row.kind == resources::TimedKind::booking) {
        overlay.placements[{resources::owner_of(BookingId(moved.row.id)), Basis::working}] = moved.after.utc;
        return;
    }
    auto& facts = moved.row.kind == resources::TimedKind::blocking ? overlay.closures : overlay.absences;
    for (const auto& subject : moved.subjects) facts.push_back({subject, moved.before.utc, moved.after.utc});
}

}  // namespace

ZoneOverlay overlay_of(const std::vector<programme::MovedPlacement>& placements, const std::vector<resources::MovedTime>& times) {
    ZoneOverlay overlay;
    for (const auto& moved : placements) {
        const auto basis = moved.of == Of::working ? Basis::working : Basis::released;
        overlay.placements[{programme::owner_of(moved.session), basis}] = moved.after.utc;
        widen(overlay.window, moved.before.utc);
        widen(overlay.window, moved.after.utc);
    }
    for (const auto& moved : times) {
        add(overlay, moved);
        widen(overlay.window, moved.before.utc);
        widen(overlay.window, moved.after.utc);
    }
    return overlay;
}

std::vector<scheduling::Occupancy> overlaid(std::vector<scheduling::Occupancy> occupancies, const ZoneOverlay& overlay) {
    for (auto& occupancy : occupancies)
        if (const auto moved = overlay.placements.find({occupancy.owner, occupancy.basis}); moved != overlay.placements.end())
            occupancy.interval = moved->second;
    return occupancies;
}

scheduling::Rules overlaid(scheduling::Rules rules, const ZoneOverlay& overlay) {
    for (const auto& fact : overlay.closures)
        if (const auto place = rules.places.find(fact.subject); place != rules.places.end())
            std::replace(place->second.blocked.begin(), place->second.blocked.end(), fact.before, fact.after);
    for (const auto& fact : overlay.absences)
        for (auto& absence : rules.absences[fact.subject])
            if (absence.window == fact.before) absence.window = fact.after;
    return rules;
}

}  // namespace multaqa::planning
