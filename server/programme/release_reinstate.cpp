#include "programme/release_reinstate.hpp"

#include <utility>

namespace multaqa::programme {
namespace {

SessionContent with_present_answers(SessionContent content, const Participants& present) {
    for (auto& [person, participant] : content.participants)
        if (const auto known = present.find(person); known != present.end()) participant.status = known->second.status;
    return content;
}

SessionContent cancelled(SessionContent content) {
    content.status = SessionStatus::cancelled;
    content.held_until.reset();
    return content;
}

FormerSession moved_along(const Session& session, const WantedTime& parent_before, const WantedTime& parent_after) {
    FormerSession moved{session.content, session.placement.utc.start};
    auto& time = moved.content.time;
    time.start += parent_after.start - parent_before.start;
    if (time.zone == parent_before.zone) time.zone = parent_after.zone;
    return moved;
}

}  // namespace

std::map<SessionId, FormerSession> reinstated_contents(const SessionTree& present, const std::map<SessionId, FormerSession>& former) {
    std::map<SessionId, FormerSession> contents;
    for (const auto& [id, session] : present.sessions()) {
        if (session.content.parent && present.find(*session.content.parent) != nullptr) continue;  // its root brings it
        for (const auto* const part : present.subtree(id)) {
            auto wanted = FormerSession{part->content, part->placement.utc.start};
            const auto& parent = part->content.parent;
            if (const auto known = former.find(part->id); known != former.end())
                wanted = {with_present_answers(known->second.content, part->content.participants), known->second.start};
            else if (part->released)
                wanted.content = cancelled(part->content);
            else if (parent && part->content.time.is_placed() && contents.contains(*parent))
                wanted = moved_along(*part, present.find(*parent)->content.time, contents.at(*parent).content.time);
            if (wanted.content != part->content) contents.emplace(part->id, std::move(wanted));
        }
    }
    return contents;
}

Result<Placement> placed_again(const ZoneDatabase& zones, const FormerSession& former) {
    auto wanted = former.content.time;
    if (const auto zone = zones.find(wanted.zone); zone.has_value() && wanted.anchor == Anchor::instant)
        wanted.start = to_local(**zone, former.start);
    for (const auto mode : {Disambiguation::earlier, Disambiguation::later})
        if (auto placement = place(zones, wanted, mode); placement.has_value() && placement->utc.start == former.start) return placement;
    return place(zones, wanted, Disambiguation::compatible);
}

}  // namespace multaqa::programme
