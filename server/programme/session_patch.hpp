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

// Absent: stays. A present empty optional: removed.
template <class T>
using Removable = std::optional<std::optional<T>>;

struct ParticipantPatch {
    std::map<ParticipantRole, bool> roles;  // true adds, false removes
    std::optional<bool> required;
    std::optional<ParticipationStatus> status;
};

struct VirtualLocationPatch {
    TextPatch name;
    std::optional<std::string> uri;
};

struct SessionPatch {
    Removable<SessionId> parent;
    std::optional<SessionType> type;
    TextPatch title;
    TextPatch description;
    std::optional<PlainDateTime> start;
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
    SessionNeedsPatch needs;
};

// The content after the patch; whether it holds together is faults_of()'s to say. A hold's end is dropped when the
// status leaves tentative, unless the patch names it.
SessionContent patched(SessionContent content, const SessionPatch& patch);

}  // namespace multaqa::programme
