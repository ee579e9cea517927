// Everything an agenda is made of, before it is encoded for an audience (DECISIONS 34).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "programme/event.hpp"
#include "programme/release.hpp"
#include "programme/session.hpp"

namespace multaqa::programme {

struct AgendaOrganizer {
    LocalizedText name;
    LocalizedText short_name;
    OrganizerRole role{};
};
struct AgendaRoom {
    RoomId id;
    LocalizedText name;
    LocalizedText site;
    std::string zone;
    std::optional<std::int64_t> capacity;
};
struct AgendaPerson {
    PersonId id;
    LocalizedText name;
    LocalizedText honorific;
    LocalizedText organization;
};
struct AgendaRelease {
    ReleaseNumber number;
    Instant at;
    LocalizedText note;
};

struct Agenda {
    Event event;
    std::vector<AgendaOrganizer> organizers;
    std::optional<AgendaRelease> release;
    std::optional<std::int64_t> revision;  // of the working programme; absent in a release
    std::string zone_version;
    std::map<SessionId, Session> sessions;
    std::map<RoomId, AgendaRoom> rooms;     // used by a session, or of the event's sites
    std::map<PersonId, AgendaPerson> people;
};

}  // namespace multaqa::programme
