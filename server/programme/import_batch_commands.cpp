#include "programme/import_batch_commands.hpp"

#include "programme/recurrence_commands.hpp"

namespace multaqa::programme {
namespace {

PatchSession cancellation_of(const SessionId& session) {
    PatchSession cancel;
    cancel.session = session;
    cancel.patch.status = SessionStatus::cancelled;
    return cancel;
}

void add_locks(command::LockSet& all, command::LockSet one) {
    all.scopes.insert(all.scopes.end(), one.scopes.begin(), one.scopes.end());
    all.subjects.insert(all.subjects.end(), one.subjects.begin(), one.subjects.end());
}

command::LockSet locks_of_step(store::Connection& db, const ImportStep& step) {
    command::LockSet all = std::visit([&](const auto& command) { return programme::locks_of(db, command); }, step.command);
    if (!step.repetition) return all;
    CreateSession date = std::get<CreateSession>(step.command);
    for (const auto& [id, content] : step.repetition->overrides) {
        date.content = content;
        add_locks(all, programme::locks_of(db, date));
    }
    return all;
}

Result<SessionWritten> write_step(SessionBatch& batch, const ImportStep& step) {
    const auto* create = std::get_if<CreateSession>(&step.command);
    auto written = create ? batch.create(*create) : batch.patch(std::get<PatchSession>(step.command));
    if (written.has_value() && step.is_to_be_cancelled) return batch.patch(cancellation_of(written->session.id));
    return written;
}

// First the session with its change told, then its dates on top of it.
Result<SessionId> write_repeating(command::Write& write, const EventId& event, const ImportStep& step) {
    SessionBatch batch(write, event);
    const auto first = write_step(batch, step);
    if (first.has_error()) return first.error();
    batch.finish();
    const auto repeated = repeat_session(write, first->session, step.repetition->set, step.repetition->overrides, step.repetition->told);
    if (repeated.has_error()) return repeated.error();
    return first->session.id;
}

command::Command<SessionId> patch_dates(const ImportStep& step) {
    auto patch = patch_occurrences(std::get<PatchSession>(step.command), step.reach);
    command::Command<SessionId> command;
    command.name = "import-dates";
    command.locks = std::move(patch.locks);
    command.run = [run = std::move(patch.run)](command::Write& write) -> Result<SessionId> {
        const auto written = run(write);
        if (written.has_error()) return written.error();
        return written->session.id;
    };
    return command;
}

}  // namespace

command::LockSet locks_of(store::Connection& db, const std::vector<ImportStep>& steps) {
    command::LockSet all;
    for (const ImportStep& step : steps) add_locks(all, locks_of_step(db, step));
    return all;
}

Result<std::vector<SessionId>> write_steps(command::Write& write, const EventId& event, const std::vector<ImportStep>& steps, std::size_t& refused) {
    SessionBatch batch(write, event);
    std::vector<SessionId> sessions;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto written = write_step(batch, steps[i]);
        if (written.has_error()) {
            refused = i;
            return written.error();
        }
        sessions.push_back(written->session.id);
    }
    batch.finish();
    return sessions;
}

command::Command<SessionId> write_wide(const EventId& event, const ImportStep& step) {
    if (!step.repetition) return patch_dates(step);
    command::Command<SessionId> command;
    command.name = "import-repeating-session";
    command.locks = [step](store::Connection& db) { return locks_of_step(db, step); };
    command.run = [event, step](command::Write& write) { return write_repeating(write, event, step); };
    return command;
}

}  // namespace multaqa::programme
