#include "programme/session_occupancies.hpp"

#include <algorithm>

#include "programme/audience.hpp"

namespace multaqa::programme {
namespace {

using scheduling::Requirement;
using scheduling::Subject;
using scheduling::SubjectKind;

bool comes(const Participant& participant) {
    return participant.status != ParticipationStatus::declined && participant.status != ParticipationStatus::delegated;
}

// Who must come is who must be seated, where nobody has said how many are expected.
scheduling::Needs room_needs_of(const SessionContent& content) {
    auto needs = content.needs.room;
    if (needs.audience > 0) return needs;
    needs.audience = std::count_if(content.participants.begin(), content.participants.end(),
                                   [](const auto& entry) { return entry.second.required && comes(entry.second); });
    return needs;
}

}  // namespace

scheduling::Owner owner_of(const SessionId& session) { return {kSessionOwnerKind, session.text()}; }

std::optional<scheduling::Firmness> firmness_of(SessionStatus status) {
    switch (status) {
        case SessionStatus::draft: return scheduling::Firmness::requested;
        case SessionStatus::tentative: return scheduling::Firmness::held;
        case SessionStatus::confirmed: return scheduling::Firmness::confirmed;
        case SessionStatus::cancelled: return std::nullopt;
    }
    return std::nullopt;
}

std::vector<scheduling::Occupancy> occupancies_of(const SessionTree& tree, const SessionId& id) {
    std::vector<scheduling::Occupancy> occupancies;
    const auto* const session = tree.find(id);
    if (session == nullptr || !is_placed(*session)) return occupancies;
    const auto firmness = firmness_of(session->content.status);
    if (!firmness) return occupancies;

    scheduling::Occupancy common;
    common.interval = session->placement.utc;
    common.firmness = *firmness;
    common.owner = owner_of(id);
    common.scope = scope_of(session->event);
    common.lineage = tree.lineage(id);
    common.expires_at = session->content.held_until;
    const auto take = [&](Subject subject, Requirement requirement) {
        auto occupancy = common;
        occupancy.id = scheduling::occupancy_id(common.owner, subject, scheduling::Basis::working);
        occupancy.subject = std::move(subject);
        occupancy.requirement = requirement;
        return &occupancies.emplace_back(std::move(occupancy));
    };
    const auto room = tree.effective_room(id);
    if (room) take({SubjectKind::room, room->text()}, Requirement::required)->needs = room_needs_of(session->content);
    for (const auto& [equipment, pieces] : session->content.needs.equipment)
        take({SubjectKind::equipment, equipment.text()}, Requirement::required)->quantity = pieces;
    for (const auto& [person, participant] : session->content.participants)
        if (comes(participant))
            take({SubjectKind::person, person.text()}, participant.required ? Requirement::required : Requirement::optional)->room =
                room ? room->text() : "";
    return occupancies;
}

std::set<Subject> subjects_of(const SessionTree& tree, const SessionId& id) {
    std::set<Subject> subjects;
    const auto* const session = tree.find(id);
    if (session == nullptr) return subjects;
    if (const auto room = tree.effective_room(id)) subjects.insert({SubjectKind::room, room->text()});
    for (const auto& [person, participant] : session->content.participants) subjects.insert({SubjectKind::person, person.text()});
    for (const auto& [equipment, pieces] : session->content.needs.equipment)
        subjects.insert({SubjectKind::equipment, equipment.text()});
    return subjects;
}

}  // namespace multaqa::programme
