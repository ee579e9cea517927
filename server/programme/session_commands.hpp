// Use cases on sessions: create, patch, move, archive, give up; each alone as a command, or several in a batch.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "programme/recurrence_input.hpp"
#include "programme/release_reinstate.hpp"
#include "programme/session_patch.hpp"
#include "programme/session_tree.hpp"
#include "programme/zone_move.hpp"
#include "scheduling/projection_commands.hpp"

namespace multaqa::programme {

// What every command on a session answers.
struct SessionWritten {
    Session session;
    std::vector<scheduling::Clash> flagged;  // stored all the same
};

// Archiving takes the children along; an archived session is no longer there to anybody.
struct ArchiveSession {
    SessionId session;
    std::int64_t version = 0;
};
struct SessionArchived {
    SessionId session;
};

// Sessions of one event set back together, judged as one placement.
struct ReinstateSessions {
    std::map<SessionId, FormerSession> former;  // every session of the release
    Governance governance;
};
struct SessionsReinstated {
    std::vector<SessionChange> changes;
    std::vector<scheduling::Clash> flagged;
    // A schedule_conflict: the changes are what would have been, and the command must return it or forget them.
    std::optional<Problem> refusal;
};

// Of the session and of everything below it.
struct GiveUpPlacement {
    SessionId session;
    std::string reason;
};

using Key = std::optional<command::IdempotencyKey>;

// Refusals: not_found and forbidden by event_rights, validation_failed with every fault, the time problems of
// placement, version_mismatch, status_transition_refused, schedule_conflict (evidence: RefusedSession).
command::Command<SessionWritten> create_session(CreateSession create, Key key = {});
command::Command<SessionWritten> patch_session(PatchSession patch, Key key = {});
// The same as a patch, under the name of a move: a new room without a zone brings the zone of its site.
command::Command<SessionWritten> move_session(MoveSession move, Key key = {});
command::Command<SessionArchived> archive_session(ArchiveSession archive);
command::Command<SessionWritten> give_up_placement(GiveUpPlacement give_up, Key key = {});

// What the command must lock; for commands that carry several (imports, demo).
command::LockSet locks_of(store::Connection& db, const CreateSession& create);
command::LockSet locks_of(store::Connection& db, const PatchSession& patch);
command::LockSet locks_of(store::Connection& db, const MoveSession& move);
command::LockSet locks_of(store::Connection& db, const ArchiveSession& archive);
// Everything that the occurrences take, beside what is named already.
void add_locks_of_occurrences(store::Connection& db, command::LockSet& locks, const RecurrenceId& recurrence);

// Several writes to sessions of one event inside one command: rows are written at once, changes and topic
// operations at finish(), all under one revision. The command has locked what locks_of() names for each.
// After a refusal the command must return it: nothing of the batch may be kept.
class SessionBatch {
  public:
    SessionBatch(command::Write& write, EventId event);
    ~SessionBatch();
    SessionBatch(const SessionBatch&) = delete;
    SessionBatch& operator=(const SessionBatch&) = delete;

    Result<SessionWritten> create(const CreateSession& create);
    Result<SessionWritten> patch(const PatchSession& patch);
    // The same where something else brings it about (a merge): no occurrence has it of its own.
    Result<SessionWritten> follow(const PatchSession& patch);
    Result<SessionWritten> move(const MoveSession& move);
    Result<SessionArchived> archive(const ArchiveSession& archive);
    Result<SessionWritten> give_up(const GiveUpPlacement& give_up);
    Result<SessionsReinstated> reinstate(const ReinstateSessions& reinstate);
    // Every placement of the event, worked or published, that other zone data move; nothing is asked of the caller's
    // rights, and nothing is refused. Gives working ones by session, then published ones.
    std::vector<MovedPlacement> re_resolve(const EventPart& part, const ZoneStep& step);
    // Of recurrences (recurrence_commands.hpp); what locks_of_occurrences() names is locked.
    Result<Recurrence> repeat(const RepeatSession& repeat, const OccurrenceContents& overrides = {});
    Result<Recurrence> gather(const GatherSessions& gather);
    Result<Recurrence> change_dates(const PatchRecurrence& change);
    Result<Recurrence> follow_file(const FollowFile& follow);
    Result<SessionWritten> patch_occurrences(const PatchSession& patch, RecurrenceReach reach);
    Result<SessionWritten> move_occurrences(const MoveSession& move, RecurrenceReach reach);
    Result<SessionArchived> archive_occurrences(const ArchiveSession& archive, RecurrenceReach reach);
    Result<std::size_t> extend(const RecurrenceId& id, Extension extension);
    void finish();

  private:
    class Writer;
    std::unique_ptr<Writer> writer_;
};

}  // namespace multaqa::programme
