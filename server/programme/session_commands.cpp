#include "programme/session_commands.hpp"

#include <set>
#include <utility>

#include "directory/reference_queries.hpp"
#include "programme/audience.hpp"
#include "programme/session_needs_store.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_store.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::programme {
namespace {

using scheduling::Subject;
using scheduling::SubjectKind;
using Subjects = std::set<Subject>;

void add_room(Subjects& subjects, const std::optional<RoomId>& room) {
    if (room) subjects.insert({SubjectKind::room, room->text()});
}

// Only who exists: a request must not be able to fill the table of subjects with what it makes up.
template <class Map>
void add_people(store::Connection& db, Subjects& subjects, const Map& participants) {
    std::vector<PersonId> ids;
    ids.reserve(participants.size());
    for (const auto& [person, participant] : participants) ids.push_back(person);
    for (const auto& [person, survivor] : directory::survivors_of(db, ids)) subjects.insert({SubjectKind::person, survivor.text()});
}

void add_equipment(store::Connection& db, Subjects& subjects, const std::vector<EquipmentId>& ids) {
    for (const auto& equipment : session_store::known_equipment(db, ids)) subjects.insert({SubjectKind::equipment, equipment.text()});
}

template <class Map>
std::vector<EquipmentId> keys_of(const Map& equipment) {
    std::vector<EquipmentId> ids;
    ids.reserve(equipment.size());
    for (const auto& [id, pieces] : equipment) ids.push_back(id);
    return ids;
}

void add_wanted_room(store::Connection& db, Subjects& subjects, const std::optional<RoomId>& room) {
    if (room && session_store::find_room_place(db, *room)) add_room(subjects, room);
}

void add_room_of_parent(store::Connection& db, Subjects& subjects, const std::optional<SessionId>& parent) {
    if (parent) add_room(subjects, SessionTree(session_store::list_of_tree_of(db, *parent)).effective_room(*parent));
}

// What the session and everything below it take now, and what they hold of the last release.
void add_subtree(store::Connection& db, Subjects& subjects, const SessionTree& tree, const SessionId& id) {
    for (const auto* const session : tree.subtree(id)) {
        subjects.merge(subjects_of(tree, session->id));
        for (const auto& occupancy : scheduling::list_occupancies_of_owner(db, owner_of(session->id))) subjects.insert(occupancy.subject);
    }
    // A session that gives up its own room falls back on one of these.
    for (const auto* const above : tree.chain(id)) add_room(subjects, above->content.room);
}

command::LockSet lock_set(const EventId& event, const Subjects& subjects) {
    command::LockSet locks{{scope_of(event)}, {}};
    for (const auto& subject : subjects) locks.subjects.push_back(key_of(subject));
    return locks;
}

// Locks of what stands, for commands that name a session; nothing if there is none.
struct StoodThere {
    std::optional<EventId> event;
    Subjects subjects;
};
StoodThere standing_of(store::Connection& db, const SessionId& id) {
    StoodThere standing;
    const SessionTree tree(session_store::list_of_tree_of(db, id));
    const auto* const session = tree.find(id);
    if (session == nullptr) return standing;
    standing.event = session->event;
    add_subtree(db, standing.subjects, tree, id);
    return standing;
}

command::LockSet locks_of_session(store::Connection& db, const SessionId& id) {
    const auto standing = standing_of(db, id);
    return standing.event ? lock_set(*standing.event, standing.subjects) : command::LockSet{};
}

command::StoredAnswer stored_session(int status, const SessionWritten& written) {
    return {status, written.session.id.text(), written.session.version};
}

// One write as a command of its own: the batch of one.
template <class T, class Use>
Result<T> run_alone(command::Write& write, const std::optional<EventId>& event, Use use) {
    if (!event) return not_found();
    SessionBatch batch(write, *event);
    Result<T> result = use(batch);
    if (result.has_value()) batch.finish();
    return result;
}

}  // namespace

command::LockSet locks_of(store::Connection& db, const CreateSession& create) {
    Subjects subjects;
    add_people(db, subjects, create.content.participants);
    add_equipment(db, subjects, keys_of(create.content.needs.equipment));
    add_wanted_room(db, subjects, create.content.room);
    add_room_of_parent(db, subjects, create.content.parent);
    return lock_set(create.event, subjects);
}

command::LockSet locks_of(store::Connection& db, const PatchSession& patch) {
    auto standing = standing_of(db, patch.session);
    if (!standing.event) return {};
    add_people(db, standing.subjects, patch.patch.participants);
    add_equipment(db, standing.subjects, keys_of(patch.patch.needs.equipment));
    if (patch.patch.room) add_wanted_room(db, standing.subjects, *patch.patch.room);
    if (patch.patch.parent) add_room_of_parent(db, standing.subjects, *patch.patch.parent);
    return lock_set(*standing.event, standing.subjects);
}

command::LockSet locks_of(store::Connection& db, const MoveSession& move) {
    auto standing = standing_of(db, move.session);
    if (!standing.event) return {};
    if (move.room) add_wanted_room(db, standing.subjects, *move.room);
    return lock_set(*standing.event, standing.subjects);
}

command::LockSet locks_of(store::Connection& db, const ArchiveSession& archive) { return locks_of_session(db, archive.session); }

void add_locks_of_occurrences(store::Connection& db, command::LockSet& locks, const RecurrenceId& recurrence) {
    const SessionTree trees(session_store::list_of_recurrence(db, recurrence));
    Subjects subjects;
    for (const auto& [id, session] : trees.sessions())
        if (!session.content.parent) add_subtree(db, subjects, trees, id);
    for (const auto& subject : subjects) locks.subjects.push_back(key_of(subject));
}

command::Command<SessionWritten> create_session(CreateSession create, Key key) {
    return {.name = "create-session",
            .locks = [create](store::Connection& db) { return locks_of(db, create); },
            .run = [create](command::Write& write) {
                return run_alone<SessionWritten>(write, create.event, [&](SessionBatch& batch) { return batch.create(create); });
            },
            .key = std::move(key),
            .stored = [](const SessionWritten& written) { return stored_session(201, written); }};
}

command::Command<SessionWritten> patch_session(PatchSession patch, Key key) {
    return {.name = "patch-session",
            .locks = [patch](store::Connection& db) { return locks_of(db, patch); },
            .run = [patch](command::Write& write) {
                const auto event = session_store::find_event_of(write.db(), patch.session);
                return run_alone<SessionWritten>(write, event, [&](SessionBatch& batch) { return batch.patch(patch); });
            },
            .key = std::move(key),
            .stored = [](const SessionWritten& written) { return stored_session(200, written); }};
}

command::Command<SessionWritten> move_session(MoveSession move, Key key) {
    return {.name = "move-session",
            .locks = [move](store::Connection& db) { return locks_of(db, move); },
            .run = [move](command::Write& write) {
                const auto event = session_store::find_event_of(write.db(), move.session);
                return run_alone<SessionWritten>(write, event, [&](SessionBatch& batch) { return batch.move(move); });
            },
            .key = std::move(key),
            .stored = [](const SessionWritten& written) { return stored_session(200, written); }};
}

command::Command<SessionArchived> archive_session(ArchiveSession archive) {
    return {.name = "archive-session",
            .locks = [archive](store::Connection& db) { return locks_of_session(db, archive.session); },
            .run = [archive](command::Write& write) {
                const auto event = session_store::find_event_of(write.db(), archive.session);
                return run_alone<SessionArchived>(write, event, [&](SessionBatch& batch) { return batch.archive(archive); });
            },
            .key = {},
            .stored = {}};
}

command::Command<SessionWritten> give_up_placement(GiveUpPlacement give_up, Key key) {
    return {.name = "give-up-placement",
            .locks = [give_up](store::Connection& db) { return locks_of_session(db, give_up.session); },
            .run = [give_up](command::Write& write) {
                const auto event = session_store::find_event_of(write.db(), give_up.session);
                return run_alone<SessionWritten>(write, event, [&](SessionBatch& batch) { return batch.give_up(give_up); });
            },
            .key = std::move(key),
            .stored = [](const SessionWritten& written) { return stored_session(200, written); }};
}

}  // namespace multaqa::programme
