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

std::vector<ZoneMove> write_zone_moves(command::Write& write, const ZoneMoveQuestion& question, const ZoneMoveBatch& batch) {
    const auto step = question.step();
    std::vector<ZoneMove> moves;
    const auto note = batch.events.empty() ? LocalizedText{} : note_of(question);
    for (const auto& event : batch.events)
        for (const auto& moved : programme::re_resolve_event(write, event, step, note)) moves.push_back(move_of(moved));
    for (const auto& key : batch.rows) {
        const auto row = resources::parse_timed_key(key);
        if (!row) throw std::logic_error("write_zone_moves: no row of resources: " + key);
        if (const auto moved = resources::re_resolve_time(write, *row, step)) moves.push_back(move_of(*moved));
    }
    return moves;
}

}  // namespace multaqa::planning
