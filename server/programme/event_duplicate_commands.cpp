#include "programme/event_duplicate_commands.hpp"

#include <map>
#include <set>

#include "programme/audience.hpp"
#include "programme/event_queries.hpp"
#include "programme/present_references_queries.hpp"
#include "programme/recurrence_store.hpp"
#include "programme/session_commands.hpp"
#include "programme/session_occupancies.hpp"
#include "programme/session_queries.hpp"

namespace multaqa::programme {
namespace {

// The command goes on as what its caller has just become: organizer of the new event.
class CreatorWrite final : public command::Write {
  public:
    CreatorWrite(command::Write& write, const EventId& event) : write_(write), context_(write.context()) {
        context_.caller.grants.push_back({scope_of(event), GrantRole::organizer});
    }
    store::Connection& db() override { return write_.db(); }
    const command::Context& context() const override { return context_; }
    void record(command::Change change) override { write_.record(std::move(change)); }
    void require_subject(const std::string& key) override { write_.require_subject(key); }

  private:
    command::Write& write_;
    command::Context context_;
};

using NewIds = std::map<SessionId, SessionId>;

Follows translated(const Follows& follows, const NewIds& ids) {
    Follows translated;
    for (const auto& [session, following] : follows)
        if (const auto found = ids.find(session); found != ids.end()) translated.emplace(found->second, following);
    return translated;
}

SessionPatch following(const Follows& follows) {
    SessionPatch patch;
    for (const auto& [session, one] : follows) {
        auto& change = patch.follows[session].emplace();
        change.least = one.least;
        if (one.most) change.most = one.most;
        change.same_day = one.same_day;
    }
    return patch;
}

// What follows what is told once every session has its id.
Result<NewIds> write_sessions(store::Connection& db, SessionBatch& batch, const EventId& event,
                              const std::vector<DuplicatedSession>& sessions) {
    NewIds ids;
    for (const auto& session : sessions) {
        CreateSession create;
        create.event = event;
        create.content = session.content;
        create.content.follows.clear();
        leave_out_archived(db, create.content);
        create.anchor = AnchorSource::content;
        create.governance.disambiguation = Disambiguation::compatible;
        create.governance.on_conflict = scheduling::OnConflict::accept;
        if (create.content.parent) create.content.parent = ids.at(*create.content.parent);
        auto written = batch.create(create);
        if (written.has_error()) return written.error();
        ids.emplace(session.source, written->session.id);
    }
    for (const auto& session : sessions) {
        const auto follows = translated(session.content.follows, ids);
        if (follows.empty()) continue;
        auto written = batch.patch({ids.at(session.source), std::nullopt, following(follows), {}});
        if (written.has_error()) return written.error();
    }
    return ids;
}

// The occurrences that came along, as those of the new recurrence.
GatherSessions gathering(const Recurrence& recurrence, const SessionTree& source, const RecurrenceId& of, std::chrono::days shift,
                         const NewIds& ids) {
    GatherSessions gather{recurrence.event, recurrence.pattern, recurrence.dates, recurrence.materialized_until, {}};
    for (const auto& [id, session] : source.sessions()) {
        if (!session.occurrence || session.occurrence->recurrence != of) continue;
        const auto copy = ids.find(id);
        if (copy == ids.end()) continue;
        auto occurrence = *session.occurrence;
        occurrence.id += shift;
        gather.occurrences.emplace(copy->second, std::move(occurrence));
    }
    return gather;
}

Done write_recurrences(store::Connection& db, SessionBatch& batch, const DuplicateEvent& wanted, const SessionTree& source,
                       std::chrono::days shift, const NewIds& ids) {
    for (const auto& recurrence : recurrence_store::list_page(db, wanted.source, {}, kSessionsDuplicated)) {
        auto made = duplicated(recurrence, shift, wanted);
        if (!made) continue;
        leave_out_archived(db, made->pattern);
        const auto gathered = batch.gather(gathering(*made, source, recurrence.id, shift, ids));
        if (gathered.has_error()) return gathered.error();
    }
    return {};
}

Result<EventWritten> duplicate(command::Write& write, const DuplicateEvent& wanted) {
    auto& db = write.db();
    const auto source = get_event_as_staff(db, write.context().caller, wanted.source);
    if (source.has_error()) return source.error();
    const auto shift = std::chrono::duration_cast<std::chrono::days>(wanted.first_day - source->content.first_day);
    const auto tree = load_sessions(db, source->id);
    const auto sessions = duplicated(tree, shift, wanted, *write.context().zones);
    if (sessions.size() > kSessionsDuplicated)
        return validation_failed("/take", "fault.too-many-sessions", {{"max", std::to_string(kSessionsDuplicated)}});
    auto written = create_event_in(write, {wanted.id, duplicated(source->content, wanted)});
    if (written.has_error()) return written.error();
    CreatorWrite as_creator(write, wanted.id);
    SessionBatch batch(as_creator, wanted.id);
    const auto ids = write_sessions(write.db(), batch, wanted.id, sessions);
    if (ids.has_error()) return ids.error();
    if (const auto made = write_recurrences(db, batch, wanted, tree, shift, *ids); made.has_error()) return made.error();
    batch.finish();
    return written;
}

command::LockSet locks_of(store::Connection& db, const DuplicateEvent& wanted) {
    const auto source = find_event(db, wanted.source);
    if (!source) return {};
    auto locks = programme::locks_of(db, CreateEvent{wanted.id, {}});
    locks.scopes.push_back(scope_of(wanted.source));
    const auto tree = load_sessions(db, wanted.source);
    std::set<scheduling::Subject> subjects;
    for (const auto& [id, session] : tree.sessions()) subjects.merge(subjects_of(tree, id));
    for (const auto& subject : subjects) locks.subjects.push_back(key_of(subject));
    return locks;
}

}  // namespace

command::Command<EventWritten> duplicate_event(DuplicateEvent wanted, std::optional<command::IdempotencyKey> key) {
    return {.name = "duplicate-event",
            .locks = [wanted](store::Connection& db) { return locks_of(db, wanted); },
            .run = [wanted](command::Write& write) { return duplicate(write, wanted); },
            .key = std::move(key),
            .stored = [](const EventWritten& written) {
                return command::StoredAnswer{201, written.event.id.text(), written.event.version};
            }};
}

}  // namespace multaqa::programme
