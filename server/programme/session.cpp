#include "programme/session.hpp"

#include <algorithm>

#include "common/limits.hpp"
#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<SessionType, 24> kSessionTypes{{{SessionType::plenary, "plenary"},
                                         {SessionType::panel, "panel"},
                                         {SessionType::workshop, "workshop"},
                                         {SessionType::presentation, "presentation"},
                                         {SessionType::ceremony, "ceremony"},
                                         {SessionType::signing, "signing"},
                                         {SessionType::courtesy_call, "courtesy-call"},
                                         {SessionType::bilateral, "bilateral"},
                                         {SessionType::visit, "visit"},
                                         {SessionType::training, "training"},
                                         {SessionType::meal, "meal"},
                                         {SessionType::break_, "break"},
                                         {SessionType::reception, "reception"},
                                         {SessionType::transfer, "transfer"},
                                         {SessionType::arrival, "arrival"},
                                         {SessionType::departure, "departure"},
                                         {SessionType::press, "press"},
                                         {SessionType::other, "other"},
                                         {SessionType::welcome, "welcome"},
                                         {SessionType::opening, "opening"},
                                         {SessionType::discussion, "discussion"},
                                         {SessionType::closing, "closing"},
                                         {SessionType::meeting, "meeting"},
                                         {SessionType::consultation, "consultation"}}};
constexpr Words<SessionStatus, 4> kSessionStatuses{{{SessionStatus::draft, "draft"},
                                             {SessionStatus::tentative, "tentative"},
                                             {SessionStatus::confirmed, "confirmed"},
                                             {SessionStatus::cancelled, "cancelled"}}};
constexpr Words<ParticipantRole, 14> kParticipantRoles{{{ParticipantRole::chair, "chair"},
                                             {ParticipantRole::moderator, "moderator"},
                                             {ParticipantRole::speaker, "speaker"},
                                             {ParticipantRole::panelist, "panelist"},
                                             {ParticipantRole::rapporteur, "rapporteur"},
                                             {ParticipantRole::interpreter, "interpreter"},
                                             {ParticipantRole::signatory, "signatory"},
                                             {ParticipantRole::host, "host"},
                                             {ParticipantRole::guest, "guest"},
                                             {ParticipantRole::attendee, "attendee"},
                                             {ParticipantRole::contact, "contact"},
                                             {ParticipantRole::greeter, "greeter"},
                                             {ParticipantRole::escort, "escort"},
                                             {ParticipantRole::press, "press"}}};
constexpr Words<ParticipationStatus, 5> kParticipation{{{ParticipationStatus::needs_action, "needs-action"},
                                                        {ParticipationStatus::accepted, "accepted"},
                                                        {ParticipationStatus::declined, "declined"},
                                                        {ParticipationStatus::tentative, "tentative"},
                                                        {ParticipationStatus::delegated, "delegated"}}};

Fault too_many(std::string pointer, std::size_t most) {
    return {std::move(pointer), "fault.too-many-items", {{"max", std::to_string(most)}}};
}

}  // namespace

std::optional<SessionType> parse_session_type(std::string_view text) { return parse_word(kSessionTypes, text); }
std::string_view word(SessionType type) { return word_of(kSessionTypes, type); }
std::optional<SessionStatus> parse_session_status(std::string_view text) { return parse_word(kSessionStatuses, text); }
std::string_view word(SessionStatus status) { return word_of(kSessionStatuses, status); }
std::optional<ParticipantRole> parse_participant_role(std::string_view text) { return parse_word(kParticipantRoles, text); }
std::string_view word(ParticipantRole role) { return word_of(kParticipantRoles, role); }
std::optional<ParticipationStatus> parse_participation_status(std::string_view text) { return parse_word(kParticipation, text); }
std::string_view word(ParticipationStatus status) { return word_of(kParticipation, status); }

Transition transition(SessionStatus from, SessionStatus to, History history) {
    if (from == to) return Transition::allowed;
    const bool is_draft_again = to == SessionStatus::draft && history == History::released;
    return is_draft_again ? Transition::refused : Transition::allowed;
}

std::vector<Fault> faults_of(const SessionContent& content) {
    std::vector<Fault> faults;
    if (content.title.empty()) faults.push_back({"/title", "fault.required", {}});
    if (content.held_until && content.status != SessionStatus::tentative)
        faults.push_back({"/heldUntil", "fault.held-until-status", {}});
    if (!content.time.is_placed() && content.status != SessionStatus::draft)
        faults.push_back({"/start", "fault.unplaced-status", {}});
    if (content.virtual_locations.size() > kVirtualLocations) faults.push_back(too_many("/virtualLocations", kVirtualLocations));
    for (const auto& [key, location] : content.virtual_locations)
        for (auto& fault : faults_of(location, "/virtualLocations/" + key)) faults.push_back(std::move(fault));
    if (content.participants.size() > limits::kParticipantsPerSession)
        faults.push_back(too_many("/participants", limits::kParticipantsPerSession));
    for (const auto& [person, participant] : content.participants)
        if (participant.roles.empty()) faults.push_back({"/participants/" + person.text() + "/roles", "fault.required", {}});
    if (content.follows.size() > kFollowedPerSession) faults.push_back(too_many("/follows", kFollowedPerSession));
    for (const auto& [session, following] : content.follows)
        if (following.most && *following.most < following.least)
            faults.push_back({"/follows/" + session.text() + "/most", "fault.gap-reversed", {}});
    return faults;
}

std::int64_t next_sequence(const Session& before, const Session& after) {
    const bool is_elsewhere = before.placement.wanted != after.placement.wanted || before.placement.utc != after.placement.utc ||
                              before.content.room != after.content.room;
    const bool was_cancelled = before.content.status == SessionStatus::cancelled;
    const bool is_cancelled = after.content.status == SessionStatus::cancelled;
    return before.sequence + (is_elsewhere || was_cancelled != is_cancelled ? 1 : 0);
}

}  // namespace multaqa::programme
