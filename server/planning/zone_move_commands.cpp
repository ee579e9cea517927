#include "planning/zone_move_commands.hpp"

#include <stdexcept>

#include "programme/zone_move_commands.hpp"
#include "resources/zone_move_commands.hpp"

namespace multaqa::planning {
namespace {

LocalizedText note_of(const ZoneMoveQuestion& question) {
    LocalizedText::Map texts;
    if (question.messages != nullptr)
        for (const auto language : kUiLanguages)
            texts[std::string(word(language))] = question.messages->format(language, "release.zone-data", {{"version", question.to->version()}});
    return LocalizedText(std::move(texts));
}

}  // namespace

WrittenMoves write_zone_moves(command::Write& write, const ZoneMoveQuestion& question, const ZoneMoveBatch& batch) {
    const auto step = question.step();
    WrittenMoves written;
    const auto note = batch.parts.empty() ? LocalizedText{} : note_of(question);
    for (const auto& part : batch.parts) {
        const auto moved = programme::re_resolve_part(write, part, step, note);
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
