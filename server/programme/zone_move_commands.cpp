#include "programme/zone_move_commands.hpp"

#include "programme/release_reissue_commands.hpp"
#include "programme/session_commands.hpp"

namespace multaqa::programme {

std::vector<MovedPlacement> re_resolve_event(command::Write& write, const EventId& event, const ZoneStep& step, const LocalizedText& note) {
    SessionBatch batch(write, event);
    auto moves = batch.re_resolve(step);
    batch.finish();
    if (!moves.empty()) reissue_release(write, event, step, note);
    return moves;
}

}  // namespace multaqa::programme
