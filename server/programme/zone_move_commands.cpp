#include "programme/zone_move_commands.hpp"

#include "programme/release_reissue_commands.hpp"
#include "programme/session_commands.hpp"

namespace multaqa::programme {

ReResolvedPart re_resolve_part(command::Write& write, const EventPart& part, const ZoneStep& step, const LocalizedText& note,
                               const PreparedReissue* prepared) {
    SessionBatch batch(write, part.event);
    ReResolvedPart result{batch.re_resolve(part, step), {}};
    batch.finish();
    const bool may_show = !result.placements.empty() || !part.after.empty();
    if (part.is_last() && may_show) result.release = reissue_release(write, part.event, step, note, prepared);
    return result;
}

}  // namespace multaqa::programme
