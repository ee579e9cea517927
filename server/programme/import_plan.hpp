// What an import would do, decided by comparing the file with what is stored: pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "programme/imported_programme.hpp"
#include "programme/refused_session.hpp"
#include "programme/session_tree.hpp"

namespace multaqa::programme {

// Ids of what the file names, by its place there.
struct ImportNames {
    std::vector<RoomId> rooms;
    std::vector<PersonId> people;
};

// Those of the file's rooms that are here, by their place there.
using FoundRooms = std::vector<std::optional<RoomId>>;

struct ImportContext {
    EventId event;
    std::string event_zone;
    std::string zone;  // asked for: of what names none
    SessionStatus status = SessionStatus::draft;
};

// The zone in which a session of the file is written.
std::string zone_of(const ImportedSession& session, const ImportedProgramme& programme, const ImportContext& context);

// What a new session becomes. One without a time can be a draft only.
SessionStatus status_of(const ImportedSession& session, const ImportContext& context);
// As a draft where it is to be cancelled: nothing is cancelled before it exists.
CreateSession creation_of(const ImportedSession& session, const ImportedProgramme& programme, const ImportNames& names,
                          const ImportContext& context);
// The patch that brings a stored session to what the file says, or nothing when it is so already. What staff added
// (other languages, other participants, a status) stays; what the file names follows the file.
std::optional<PatchSession> update_of(const Session& stored, const ImportedSession& session, const ImportedProgramme& programme,
                                      const ImportNames& names, const ImportContext& context);

// First and last day of a new event: those of its sessions; today's where there is none.
struct ImportedDays {
    PlainDate first;
    PlainDate last;
};
ImportedDays days_of(const ImportedProgramme& programme, PlainDate today);

}  // namespace multaqa::programme
