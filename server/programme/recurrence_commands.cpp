#include "programme/recurrence_commands.hpp"

#include <utility>

#include "programme/audience.hpp"
#include "programme/recurrence_store.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

// What the occurrences take, and what new ones would take.
command::LockSet locks_of_recurrence(store::Connection& db, const RecurrenceId& id) {
    const auto recurrence = recurrence_store::find(db, id);
    if (!recurrence) return {};
    CreateSession create;
    create.event = recurrence->event;
    create.content = recurrence->pattern;
    auto locks = locks_of(db, create);
    add_locks_of_occurrences(db, locks, id);
    return locks;
}

// A write to one session that reaches others of its recurrence.
template <class Write>
command::LockSet locks_of_reach(store::Connection& db, const Write& write) {
    auto locks = locks_of(db, write);
    const auto session = session_store::find(db, write.session);
    if (session && session->occurrence) add_locks_of_occurrences(db, locks, session->occurrence->recurrence);
    return locks;
}

template <class T, class Use>
Result<T> run_batch(command::Write& write, const std::optional<EventId>& event, Use use) {
    if (!event) return not_found();
    SessionBatch batch(write, *event);
    Result<T> result = use(batch);
    if (result.has_value()) batch.finish();
    return result;
}

// Alone where it does not repeat, or only this one is meant.
template <class T, class Alone, class Many>
Result<T> run_reaching(command::Write& write, const SessionId& id, RecurrenceReach reach, Alone alone, Many many) {
    const auto session = session_store::find(write.db(), id);
    if (!session) return not_found();
    return run_batch<T>(write, session->event, [&](SessionBatch& batch) {
        return reach == RecurrenceReach::this_one || !session->occurrence ? alone(batch) : many(batch);
    });
}

std::optional<EventId> event_of(store::Connection& db, const RecurrenceId& id) {
    const auto recurrence = recurrence_store::find(db, id);
    return recurrence ? std::optional(recurrence->event) : std::nullopt;
}

command::StoredAnswer stored_creation(const Recurrence& made) { return {201, made.id.text(), made.version}; }
command::StoredAnswer stored_move(const SessionWritten& written) { return {200, written.session.id.text(), written.session.version}; }

}  // namespace

command::Command<Recurrence> repeat_session(RepeatSession repeat, Key key) {
    return {.name = "repeat-session",
            .locks = [repeat](store::Connection& db) { return locks_of(db, ArchiveSession{repeat.session, repeat.version}); },
            .run = [repeat](command::Write& write) {
                const auto event = session_store::find_event_of(write.db(), repeat.session);
                return run_batch<Recurrence>(write, event, [&](SessionBatch& batch) { return batch.repeat(repeat); });
            },
            .key = std::move(key),
            .stored = stored_creation};
}

command::Command<Recurrence> gather_sessions(GatherSessions gather, Key key) {
    return {.name = "gather-sessions",
            .locks = command::lock_scope(scope_of(gather.event)),
            .run = [gather](command::Write& write) {
                return run_batch<Recurrence>(write, gather.event, [&](SessionBatch& batch) { return batch.gather(gather); });
            },
            .key = std::move(key),
            .stored = stored_creation};
}

command::Command<Recurrence> patch_recurrence(PatchRecurrence patch) {
    return {.name = "patch-recurrence",
            .locks = [patch](store::Connection& db) { return locks_of_recurrence(db, patch.recurrence); },
            .run = [patch](command::Write& write) {
                return run_batch<Recurrence>(write, event_of(write.db(), patch.recurrence),
                                             [&](SessionBatch& batch) { return batch.change_dates(patch); });
            },
            .key = {},
            .stored = {}};
}

command::Command<Recurrence> follow_file(FollowFile follow) {
    return {.name = "import-recurrence",
            .locks = [follow](store::Connection& db) { return locks_of_recurrence(db, follow.recurrence); },
            .run = [follow](command::Write& write) {
                return run_batch<Recurrence>(write, event_of(write.db(), follow.recurrence), [&](SessionBatch& batch) { return batch.follow_file(follow); });
            },
            .key = {},
            .stored = {}};
}

command::Command<SessionWritten> patch_occurrences(PatchSession patch, RecurrenceReach reach) {
    return {.name = "patch-session",
            .locks = [patch](store::Connection& db) { return locks_of_reach(db, patch); },
            .run = [patch, reach](command::Write& write) {
                return run_reaching<SessionWritten>(
                    write, patch.session, reach, [&](SessionBatch& batch) { return batch.patch(patch); },
                    [&](SessionBatch& batch) { return batch.patch_occurrences(patch, reach); });
            },
            .key = {},
            .stored = {}};
}

command::Command<SessionWritten> move_occurrences(MoveSession move, RecurrenceReach reach, Key key) {
    return {.name = "move-session",
            .locks = [move](store::Connection& db) { return locks_of_reach(db, move); },
            .run = [move, reach](command::Write& write) {
                return run_reaching<SessionWritten>(
                    write, move.session, reach, [&](SessionBatch& batch) { return batch.move(move); },
                    [&](SessionBatch& batch) { return batch.move_occurrences(move, reach); });
            },
            .key = std::move(key),
            .stored = stored_move};
}

command::Command<SessionArchived> archive_occurrences(ArchiveSession archive, RecurrenceReach reach) {
    return {.name = "archive-session",
            .locks = [archive](store::Connection& db) { return locks_of_reach(db, archive); },
            .run = [archive, reach](command::Write& write) {
                return run_reaching<SessionArchived>(
                    write, archive.session, reach, [&](SessionBatch& batch) { return batch.archive(archive); },
                    [&](SessionBatch& batch) { return batch.archive_occurrences(archive, reach); });
            },
            .key = {},
            .stored = {}};
}

command::Command<std::size_t> extend_recurrence(RecurrenceId recurrence, Extension extension) {
    return {.name = "extend-recurrence",
            .locks = [recurrence](store::Connection& db) { return locks_of_recurrence(db, recurrence); },
            .run = [recurrence, extension](command::Write& write) {
                return run_batch<std::size_t>(write, event_of(write.db(), recurrence),
                                              [&](SessionBatch& batch) { return batch.extend(recurrence, extension); });
            },
            .key = {},
            .stored = {}};
}

Result<Recurrence> repeat_session(command::Write& write, const Session& first, const ical::RecurrenceSet& set,
                                  const std::map<PlainDateTime, SessionContent>& overrides, ImportedDates told) {
    RepeatSession repeat{first.id, first.version, dates_of(set), {}, set.start, std::move(told)};
    repeat.governance.on_conflict = scheduling::OnConflict::accept;
    return run_batch<Recurrence>(write, first.event, [&](SessionBatch& batch) { return batch.repeat(repeat, overrides); });
}

}  // namespace multaqa::programme
