#include "planning/zone_move_commands.hpp"

#include <stdexcept>

#include "programme/zone_move_commands.hpp"
#include "resources/zone_move_commands.hpp"

namespace multaqa::planning {
WrittenMoves write_zone_moves(command::Write& write, const ZoneMoveQuestion& question, const ZoneMoveBatch& batch) {
    const auto step = question.step();
    WrittenMoves written;
    const auto note = batch.parts.empty() ? LocalizedText{} : question.note();
    for (const auto& part : batch.parts) {
        const bool is_prepared = batch.reissue != nullptr && batch.reissue->release.event == part.event;
        const auto moved = programme::re_resolve_part(write, part, step, note, is_prepared ? batch.reissue.get() : nullptr);
        for (const auto& placement : moved.placements) written.moves.push_back(move_of(placement));
        if (moved.release) ++written.releases;
    }
    for (const auto& key : batch.rows) {
        const auto row = resources::parse_timed_key(key);
        if (!row) throw std::logic_error("write_zone_moves: no row of resources: " + key);
        if (const auto moved = resources::re_resolve_time(write, *row, step)) written.moves.push_back(move_of(*moved));
    }
    return written;
}

}  // namespace multaqa::planning
