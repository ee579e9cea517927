// Setting the working programme back to an old release. Values and rules, pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "programme/refused_session.hpp"
#include "programme/release.hpp"
#include "programme/session_change.hpp"
#include "programme/session_tree.hpp"

namespace multaqa::programme {

// A session as a release holds it: what people had written, and when that was.
struct FormerSession {
    SessionContent content;
    Instant start;
};

struct ReinstateRelease {
    enum class Mode { apply, preview };
    EventId event;
    ReleaseNumber number;
    std::optional<std::int64_t> revision;  // of the programme that was looked at; a preview needs none
    Mode mode = Mode::apply;
    Governance governance;
};

// What a reinstatement did, or would do.
struct Reinstated {
    enum class Outcome { applied, possible, refused };
    Outcome outcome{};
    EventId event;
    ReleaseNumber number;
    std::int64_t revision = 0;  // of the programme afterwards; of a preview, now
    std::vector<SessionChange> changes;
    std::vector<scheduling::Clash> clashes;  // that refuse it, else those that are stored flagged
};

// The content that the reinstatement gives to each session that it changes. What the release holds is set back, but people's
// answers stay theirs; what was released, but not in it, is cancelled; what was never released stays, save that it
// moves along with its parent. A session that stood by itself in the release does so again.
std::map<SessionId, FormerSession> reinstated_contents(const SessionTree& present, const std::map<SessionId, FormerSession>& former);

// The placement of a former session under zone data that may have changed since: the same of two equal wall times.
Result<Placement> placed_again(const ZoneDatabase& zones, const FormerSession& former);

}  // namespace multaqa::programme
