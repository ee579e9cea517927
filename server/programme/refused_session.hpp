// The commands that place a session, and the refusal that carries one of them so that it can be carried out elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "common/time/zoned_date_time.hpp"
#include "programme/session_patch.hpp"
#include "scheduling/on_conflict.hpp"
#include "scheduling/refusal.hpp"

namespace multaqa::programme {

// How a write is meant; governs it and is not stored.
struct Governance {
    Disambiguation disambiguation = Disambiguation::reject;
    scheduling::OnConflict on_conflict = scheduling::OnConflict::reject;
    std::string reason;
};

// Whose anchor a new session takes: that of its event, or the one in its content.
enum class AnchorSource { event, content };

struct CreateSession {
    EventId event;
    SessionContent content;  // content.time.zone "" = of the room's site, else of the parent, else of the event
    std::string uid;         // "" = made from the id
    AnchorSource anchor = AnchorSource::event;
    Governance governance;
};

struct PatchSession {
    SessionId session;
    std::optional<std::int64_t> version;  // If-Match; absent only for imports and suggestions, which bring their own proof
    SessionPatch patch;
    Governance governance;
};

struct MoveSession {
    SessionId session;
    std::optional<std::int64_t> version;
    PlainDateTime start{};
    std::string zone;  // "" = the session's, or that of the site of a new room
    std::optional<minutes> duration;
    Removable<RoomId> room;
    Governance governance;
};

using PlacingCommand = std::variant<CreateSession, PatchSession, MoveSession>;

// Evidence of a schedule_conflict: what was asked for and what the session would have become.
struct RefusedSession : scheduling::ScheduleRefusal {
    PlacingCommand command;
    Session wanted;                        // version is that before the refused command; its id is new for a creation
    std::optional<RoomId> effective_room;  // its own, else its nearest ancestor's
    std::string lineage;                   // "/top/child/self"
};

// The same command with another start (wall time in `zone`) and room.
PlacingCommand replaced(PlacingCommand command, PlainDateTime start, const std::string& zone, const std::optional<RoomId>& room);

}  // namespace multaqa::programme
