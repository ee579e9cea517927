#include "programme/zone_move.hpp"

namespace multaqa::programme {
namespace {

HeldTime held_time(const Placement& placement) {
    const auto& wanted = placement.wanted;
    return {.start = wanted.start,
            .zone = wanted.zone,
            .duration = wanted.duration,
            .measure = measure_of(wanted),
            .fold = placement.fold,
            .keeps = wanted.anchor == Anchor::instant ? Keeps::instant : Keeps::wall_time,
            .utc = placement.utc,
            .meant = placement.meant};
}

}  // namespace

std::optional<RePlaced> re_placed(const ZoneStep& step, const Placement& placement) {
    if (!placement.wanted.is_placed()) return std::nullopt;
    const auto moved = re_resolve(step, held_time(placement));
    if (!moved) return std::nullopt;
    RePlaced result{placement, moved->fault};
    result.placement.wanted.start = moved->start;
    result.placement.fold = moved->fold;
    result.placement.utc = moved->utc;
    result.placement.meant = moved->meant;
    result.placement.zone_version = step.to->version();
    return result;
}

Keeps keeps_of(const Placement& placement) { return multaqa::keeps_of(held_time(placement)); }

}  // namespace multaqa::programme
