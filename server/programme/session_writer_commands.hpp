// What a SessionBatch is made of: judges one write after another against the rows, and collects their changes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "programme/event.hpp"
#include "programme/recurrence_input.hpp"
#include "programme/session_commands.hpp"
#include "programme/session_documents.hpp"

namespace multaqa::programme {

class SessionBatch::Writer {
  public:
    Writer(command::Write& write, const EventId& event);

    Result<SessionWritten> create(const CreateSession& create);
    // Whether what a write changes in an occurrence is its own from now on: not what its recurrence, or a merge, brings about.
    enum class Edit { of_sessions, from_outside };
    Result<SessionWritten> patch(const SessionId& id, const std::optional<std::int64_t>& version, const SessionPatch& patch,
                                 const Governance& governance, const PlacingCommand& command, Edit edit = Edit::of_sessions);
    Result<SessionWritten> move(const MoveSession& move);
    Result<SessionArchived> archive(const ArchiveSession& archive);
    Result<SessionWritten> give_up(const GiveUpPlacement& give_up);
    Result<SessionsReinstated> reinstate(const ReinstateSessions& reinstate);
    std::vector<MovedPlacement> re_resolve(const EventPart& part, const ZoneStep& step);
    Result<Recurrence> repeat(const RepeatSession& repeat, const OccurrenceContents& overrides);
    Result<Recurrence> gather(const GatherSessions& gather);
    Result<Recurrence> change_dates(const PatchRecurrence& change);
    Result<Recurrence> follow_file(const FollowFile& follow);
    Result<SessionWritten> patch_occurrences(const PatchSession& patch, RecurrenceReach reach);
    Result<SessionWritten> move_occurrences(const MoveSession& move, RecurrenceReach reach);
    Result<SessionArchived> archive_occurrences(const ArchiveSession& archive, RecurrenceReach reach);
    Result<std::size_t> extend(const RecurrenceId& id, Extension extension);
    void finish();

  private:
    // Trees before and after a write, and the sessions that it may have changed.
    struct Plan {
        SessionTree before;
        SessionTree after;
        std::vector<SessionId> touched;  // the session itself first
        std::set<SessionId> moved_alone;  // not along with what is above them
        Edit edit = Edit::of_sessions;
        bool moves_along(const SessionId& id, const SessionId& top) const;
        SessionId target() const { return touched.front(); }
    };

    Result<Session> find_for_change(const SessionTree& tree, const SessionId& id, const std::optional<std::int64_t>& version) const;
    Done may_write(const Session* session) const;
    std::vector<Fault> reference_faults(const SessionContent& before, const SessionContent& after);
    SessionPatch with_survivors(SessionPatch patch, const Participants& present);
    std::string default_zone(const SessionContent& content, const SessionTree& tree);
    Result<Placement> placement_of(const Session& before, const SessionContent& after, Disambiguation mode) const;
    Done adopt(Plan& plan, const std::optional<SessionId>& parent);
    Done unplace_children(Plan& plan, const SessionId& id) const;
    Done shift_children(Plan& plan, const SessionId& id, Disambiguation mode) const;
    void keep_holds(Plan& plan);
    // The occupancies of what was touched, judged together; `project` adds to a refusal what was asked for.
    Result<std::vector<scheduling::Clash>> judge(const Plan& plan, const Governance& governance, std::string replaced_scope = {});
    Result<std::vector<scheduling::Clash>> project(const Plan& plan, const Governance& governance, const PlacingCommand& command);
    Result<SessionWritten> write_placed(Plan& plan, const Governance& governance, const PlacingCommand& command);
    void write_rows(Plan& plan, const std::string& reason);
    std::vector<Fault> set_back(Plan& plan, const Session& before, const FormerSession& former);
    void project_moved(const Plan& plan);
    void write_moved(Plan& plan);
    std::vector<std::string> names_shown(std::vector<std::string>& hidden);

    // Recurrences (recurrence_writer_commands.cpp, occurrences_writer_commands.cpp).
    struct Reached;
    Result<Recurrence> find_recurrence(const RecurrenceId& id, const std::optional<std::int64_t>& version) const;
    PlainDateTime wall_clock_of(const std::string& zone) const;
    Done localize_until(RecurrenceDates& dates, const std::string& zone) const;
    Done gather_occurrence(Plan& plan, const SessionId& id, OccurrenceOf occurrence) const;
    std::vector<Fault> repetition_faults(const Plan& plan, const Session& first) const;
    Result<Session> occurrence_at(const Recurrence& recurrence, PlainDateTime id, const SessionContent* content) const;
    Done add_occurrences(Plan& plan, const Recurrence& recurrence, const std::vector<PlainDateTime>& ids,
                         const OccurrenceContents& overrides) const;
    Done drop(Plan& plan, const std::set<SessionId>& occurrences);
    Done drop_tree(Plan& plan, const Session& top, const std::set<SessionId>& occurrences);
    void leave_behind(Plan& plan, Session session) const;
    Result<std::vector<scheduling::Clash>> write_many(Plan& plan, const Governance& governance);
    void record(const std::optional<Recurrence>& before, const std::optional<Recurrence>& after);
    Done exclude(const Session& archived);
    Done shift_all(const Recurrence& recurrence, std::chrono::seconds delta, const std::string& zone);
    using PlainDates = std::map<PlainDateTime, OccurrenceMembers>;
    Result<Recurrence> redate(const Recurrence& before, Recurrence after, const Governance& governance, const PlainDates& plain = {});
    Done make_all_plain(Plan& plan, const Recurrence& recurrence, const std::map<SessionId, OccurrenceMembers>& sessions);
    Done make_plain(Plan& plan, const Recurrence& recurrence, const SessionId& id, const OccurrenceMembers& members) const;
    Result<std::vector<scheduling::Clash>> write_reached(Reached& reached, const SessionPatch& patch, const Governance& governance);
    void keep_begun(Reached& reached, const Session& before) const;
    Done move_recurrence(Reached& reached, const SessionPatch& patch);
    Done change_occurrence(Reached& reached, const Session& before, const SessionPatch& patch);
    Result<Reached> reach_from(const SessionId& id, const std::optional<std::int64_t>& version, RecurrenceReach reach);

    command::Write& write_;
    std::optional<Event> event_;
    std::vector<SessionChange> changes_;
    std::vector<std::string> news_;  // operations for staff that belong to no session
    std::vector<command::Change> recurrence_changes_;
};

}  // namespace multaqa::programme
