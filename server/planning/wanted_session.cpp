#include "planning/wanted_session.hpp"

#include <chrono>
#include <utility>
#include <variant>

#include "programme/session_occupancies.hpp"

namespace multaqa::planning {
namespace {

using programme::CreateSession;
using programme::MoveSession;
using programme::PatchSession;
using programme::Session;
using programme::SessionTree;
using scheduling::Occupancy;
using scheduling::SubjectKind;

// A creation has no id yet; within its tree it needs one that no session bears.
const SessionId kNewSession{"00000000-0000-0000-0000-000000000000"};

struct Wanted {
    const SessionTree& stored;

    std::optional<Session> operator()(const CreateSession& create) const {
        Session session;
        session.id = kNewSession;
        session.event = create.event;
        session.content = create.content;
        return session;
    }
    std::optional<Session> operator()(const PatchSession& patch) const {
        const auto* found = stored.find(patch.session);
        if (found == nullptr) return std::nullopt;
        Session session = *found;
        session.content = programme::patched(std::move(session.content), patch.patch);
        return session;
    }
    std::optional<Session> operator()(const MoveSession& move) const {
        const auto* found = stored.find(move.session);
        if (found == nullptr) return std::nullopt;
        Session session = *found;
        session.content.time.standing = programme::Standing::placed;
        session.content.time.start = move.start;
        if (!move.zone.empty()) session.content.time.zone = move.zone;
        if (move.duration) session.content.time.duration = *move.duration;
        if (move.room) session.content.room = *move.room;
        return session;
    }
};

// The room of `child` is a room of its own, or of one between it and the wanted session.
bool has_room_of_its_own(const WantedSession& wanted, const SessionId& child) {
    for (const Session* session : wanted.tree.chain(child)) {
        if (session->id == wanted.id) return false;
        if (session->content.room) return true;
    }
    return false;
}

}  // namespace

WantedSession wanted_among(SessionTree stored, Session wanted) {
    WantedSession result;
    result.id = wanted.id;
    const auto* present = stored.find(wanted.id);
    const bool is_standing = present != nullptr && programme::is_placed(*present);
    result.children_from = is_standing ? present->placement.utc.start : wanted.placement.utc.start;
    if (present == nullptr) result.unstored.insert(wanted.id);
    if (is_standing) {
        const auto room = stored.effective_room(wanted.id);
        result.standing = scheduling::SlotPlace{present->placement.utc.start, room ? room->text() : ""};
    }
    result.tree = std::move(stored);
    result.tree.put(std::move(wanted));
    return result;
}

std::optional<WantedSession> wanted_by(SessionTree stored, const programme::PlacingCommand& command) {
    auto session = std::visit(Wanted{stored}, command);
    if (!session) return std::nullopt;
    return wanted_among(std::move(stored), std::move(*session));
}

std::vector<scheduling::Subject> people_of(const WantedSession& wanted, scheduling::Requirement requirement) {
    std::vector<scheduling::Subject> people;
    for (const Occupancy& occupancy : programme::occupancies_of(wanted.tree, wanted.id))
        if (occupancy.subject.kind == SubjectKind::person && occupancy.requirement == requirement)
            people.push_back(occupancy.subject);
    return people;
}

std::vector<scheduling::WantedEquipment> equipment_of(const WantedSession& wanted) {
    std::vector<scheduling::WantedEquipment> equipment;
    for (const Occupancy& occupancy : programme::occupancies_of(wanted.tree, wanted.id))
        if (occupancy.subject.kind == SubjectKind::equipment) equipment.push_back({occupancy.subject, occupancy.quantity});
    return equipment;
}

std::vector<scheduling::RoomUse> room_uses_of(const WantedSession& wanted) {
    std::vector<scheduling::RoomUse> uses;
    for (const Session* session : wanted.tree.subtree(wanted.id)) {
        const bool is_itself = session->id == wanted.id;
        if (!is_itself && has_room_of_its_own(wanted, session->id)) continue;
        for (const Occupancy& occupancy : programme::occupancies_of(wanted.tree, session->id)) {
            if (occupancy.subject.kind != SubjectKind::room) continue;
            const auto offset = is_itself ? minutes{0} : std::chrono::floor<minutes>(occupancy.interval.start - wanted.children_from);
            uses.push_back({offset, length(occupancy.interval), occupancy.needs});
        }
    }
    return uses;
}

std::vector<scheduling::Companion> companions_of(const WantedSession& wanted) {
    std::vector<scheduling::Companion> companions;
    for (const Session* child : wanted.tree.subtree(wanted.id)) {
        if (child->id == wanted.id) continue;
        for (const Occupancy& occupancy : programme::occupancies_of(wanted.tree, child->id)) {
            const bool follows = occupancy.subject.kind == SubjectKind::room && !has_room_of_its_own(wanted, child->id);
            if (follows || occupancy.requirement == scheduling::Requirement::optional) continue;
            scheduling::Companion companion;
            companion.subject = occupancy.subject;
            companion.offset = std::chrono::floor<minutes>(occupancy.interval.start - wanted.children_from);
            companion.duration = length(occupancy.interval);
            companion.lineage = occupancy.lineage;
            companion.owner = occupancy.owner;
            companion.quantity = occupancy.quantity;
            companion.needs = occupancy.needs;
            companions.push_back(std::move(companion));
        }
    }
    return companions;
}

std::set<scheduling::Subject> subjects_of(const WantedSession& wanted) {
    std::set<scheduling::Subject> subjects;
    for (const Session* session : wanted.tree.subtree(wanted.id)) subjects.merge(programme::subjects_of(wanted.tree, session->id));
    return subjects;
}

Foundation session_versions_of(const WantedSession& wanted) {
    Foundation versions;
    const auto note = [&](const Session* session) {
        if (!wanted.unstored.contains(session->id)) versions.emplace(session->id.text(), session->version);
    };
    for (const Session* session : wanted.tree.subtree(wanted.id)) note(session);
    for (const Session* session : wanted.tree.chain(wanted.id)) note(session);
    return versions;
}

Disturbance disturbance_of(const WantedSession& wanted) {
    Disturbance disturbance;
    std::set<PersonId> people;
    for (const Session* session : wanted.tree.subtree(wanted.id)) {
        if (!session->released || wanted.unstored.contains(session->id)) continue;
        ++disturbance.published_sessions;
        for (const auto& [person, participant] : session->content.participants) people.insert(person);
    }
    disturbance.people = static_cast<std::int64_t>(people.size());
    return disturbance;
}

}  // namespace multaqa::planning
