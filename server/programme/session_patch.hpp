// A merge patch of a session (RFC 7396), typed: what a PATCH, a move, an import or a suggestion asks for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/result/problem.hpp"
#include "programme/session.hpp"
#include "programme/text_patch.hpp"

namespace multaqa::programme {

struct ParticipantPatch {
    std::map<ParticipantRole, bool> roles;  // true adds, false removes
    std::optional<bool> required;
    std::optional<ParticipationStatus> status;
    Removable<std::int64_t> order;
};

struct VirtualLocationPatch {
    TextPatch name;
    std::optional<std::string> uri;  // "" removes
    std::optional<VirtualProvider> provider;
    std::optional<VirtualAudience> audience;
    std::map<VirtualFeature, bool> features;  // true adds, false removes
};

struct FollowingPatch {
    std::optional<minutes> least;
    Removable<minutes> most;
    std::optional<bool> same_day;
};

struct SessionPatch {
    Removable<SessionId> parent;
    std::optional<SessionType> type;
    TextPatch title;
    TextPatch description;
    Removable<PlainDateTime> start;  // removed: back into the pool
    std::optional<std::string> zone;
    std::optional<std::string> end_zone;  // "" removes
    std::optional<minutes> duration;
    std::optional<bool> all_day;
    std::optional<Anchor> anchor;
    std::optional<SessionStatus> status;
    Removable<Instant> held_until;
    Removable<RoomId> room;
    bool clear_virtual_locations = false;  // JSON null before what follows
    std::map<std::string, std::optional<VirtualLocationPatch>, std::less<>> virtual_locations;
    bool clear_participants = false;
    std::map<PersonId, std::optional<ParticipantPatch>> participants;
    std::optional<std::vector<std::string>> spoken;
    std::optional<std::vector<std::string>> interpretation;
    std::optional<bool> exclusive;
    bool clear_follows = false;
    std::map<SessionId, std::optional<FollowingPatch>> follows;
    SessionNeedsPatch needs;
};

// The content after the patch; whether it holds together is faults_of()'s to say. A hold's end is dropped when the
// status leaves tentative, unless the patch names it.
SessionContent patched(SessionContent content, const SessionPatch& patch);

}  // namespace multaqa::programme
