// A session: one item of a programme. Values and rules, pure.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "common/ids/id.hpp"
#include "common/text/localized_text.hpp"
#include "programme/occurrence.hpp"
#include "programme/placement.hpp"
#include "programme/virtual_location.hpp"
#include "programme/session_needs.hpp"

namespace multaqa::programme {

enum class SessionType {
    plenary, panel, workshop, presentation, ceremony, signing, courtesy_call, bilateral, visit, training,
    meal, break_, reception, transfer, arrival, departure, press, other,
    welcome, opening, discussion, closing, meeting, consultation
};
std::optional<SessionType> parse_session_type(std::string_view word);
std::string_view word(SessionType type);

enum class SessionStatus { draft, tentative, confirmed, cancelled };
std::optional<SessionStatus> parse_session_status(std::string_view word);
std::string_view word(SessionStatus status);

enum class ParticipantRole {
    chair, moderator, speaker, panelist, rapporteur, interpreter, signatory, host, guest, attendee, contact, greeter, escort, press
};
std::optional<ParticipantRole> parse_participant_role(std::string_view word);
std::string_view word(ParticipantRole role);

// As iTIP's PARTSTAT.
enum class ParticipationStatus { needs_action, accepted, declined, tentative, delegated };
std::optional<ParticipationStatus> parse_participation_status(std::string_view word);
std::string_view word(ParticipationStatus status);

struct Participant {
    std::set<ParticipantRole> roles;  // never empty
    bool required = true;             // whether a clash of this person is P1
    ParticipationStatus status = ParticipationStatus::needs_action;
    std::optional<std::int64_t> order = {};  // among speakers or signatories; who has none comes after those who have

    friend bool operator==(const Participant&, const Participant&) = default;
};
using Participants = std::map<PersonId, Participant>;

// The languages on the floor, and those into which is interpreted; either may be empty.
struct SessionLanguages {
    std::vector<std::string> spoken;
    std::vector<std::string> interpretation;

    friend bool operator==(const SessionLanguages&, const SessionLanguages&) = default;
};

// Another session that this one comes after: by how much, counted from its end to the start of this one.
struct Following {
    minutes least{};
    std::optional<minutes> most;
    bool same_day = false;  // on the wall clock of each

    friend bool operator==(const Following&, const Following&) = default;
};
using Follows = std::map<SessionId, Following>;
inline constexpr std::size_t kFollowedPerSession = 20;

// What people write of a session; all of it may change.
struct SessionContent {
    std::optional<SessionId> parent;
    SessionType type = SessionType::other;
    LocalizedText title;
    LocalizedText description;
    WantedTime time;
    SessionStatus status = SessionStatus::tentative;
    std::optional<Instant> held_until;  // only with tentative: the placement counts as absent afterwards
    std::optional<RoomId> room;         // its own; absent: a child takes its parent's
    VirtualLocations virtual_locations;
    Participants participants;
    SessionLanguages languages;
    bool exclusive = false;  // nothing else of the event may stand beside it
    Follows follows;
    SessionNeeds needs;

    friend bool operator==(const SessionContent&, const SessionContent&) = default;
};

// What becomes of the placement of the last release while the working programme goes on (DECISIONS 10).
enum class Hold {
    standing,   // the session still stands there
    held,       // left, but held until the next release or a give-up
    given_up,   // left and freed
};
struct PublishedPlacement {
    Placement placement;
    std::optional<RoomId> room;  // effective
    Hold hold = Hold::standing;

    friend bool operator==(const PublishedPlacement&, const PublishedPlacement&) = default;
};

struct Session {
    SessionId id;
    EventId event;
    SessionId root;  // of its tree; itself where it has no parent
    SessionContent content;
    Placement placement;  // of content.time
    std::string uid;      // iCalendar UID, unique among the live sessions of the event
    std::int64_t sequence = 0;
    bool released = false;  // was in a release once: never a draft again, never archived
    std::optional<PublishedPlacement> published;
    std::optional<OccurrenceOf> occurrence;  // where it is one of a recurrence
    std::int64_t version = 1;
    Instant created;
    Instant updated;

    friend bool operator==(const Session&, const Session&) = default;
};

// Whether a session may go from one status to another; once released it never returns to draft (DECISIONS 36).
enum class History { never_released, released };
enum class Transition { allowed, refused };
Transition transition(SessionStatus from, SessionStatus to, History history);
// A session without a time waits in the pool of its event.
inline bool is_placed(const Session& s) { return s.content.time.is_placed(); }
inline History history_of(const Session& s) { return s.released ? History::released : History::never_released; }

// Everything that is wrong with the content but its time, its tree and its references; pointers as on the wire.
std::vector<Fault> faults_of(const SessionContent& content);

// Raised where attendees must look again: time, room or cancellation (RFC 5545 §3.8.7.4).
std::int64_t next_sequence(const Session& before, const Session& after);

}  // namespace multaqa::programme
