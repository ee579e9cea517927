#include "resources/blocking_commands.hpp"

#include "resources/blocking_queries.hpp"
#include "resources/blocking_store.hpp"
#include "resources/resource_store.hpp"
#include "resources/resources_codec.hpp"
#include "scheduling/rule_commands.hpp"

namespace multaqa::resources {
namespace {

struct SubjectsOf {
    store::Connection& db;
    std::vector<scheduling::Subject> operator()(const scheduling::Subject& subject) const {
        if (!select_resource(db, subject)) return {};
        return {subject};
    }
    std::vector<scheduling::Subject> operator()(const BlockedSite& blocked) const { return select_subjects_of(db, blocked.site); }
};

Result<Blocking> act(command::Write& write, const WantedBlocking& wanted) {
    const auto& context = write.context();
    const auto preview = preview_blocking(write.db(), context.caller, *context.zones, context.now, wanted);
    if (preview.has_error()) return preview.error();
    for (const auto& subject : preview->subjects) write.require_subject(scheduling::key_of(subject));
    if (preview->confirmation != wanted.confirmation)
        return Problem{.code = ProblemCode::revision_mismatch, .faults = {{"/confirmation", "fault.confirmation-stale", {}}}};
    Blocking blocking{context.ids->next<BlockingId>(), wanted.thing, preview->time, wanted.reason, context.caller.account};
    blocking.updated_at = context.now;
    insert_blocking(write.db(), blocking);
    for (const auto& subject : preview->subjects) scheduling::close_subject(write, blocking.id.text(), subject, blocking.time.utc);
    write.record(blocking_change("BlockingPlaced", blocking));
    return blocking;
}

Result<Blocking> lift(command::Write& write, const BlockingId& id, std::int64_t version) {
    auto blocking = get_blocking(write.db(), write.context().caller, id);
    if (blocking.has_error()) return blocking;
    if (!write.context().caller.is_protocol()) return forbidden();
    if (blocking->version != version) return Problem{.code = ProblemCode::version_mismatch};
    if (blocking->state == BlockingState::lifted) return blocking;
    scheduling::reopen(write, id.text());
    blocking->state = BlockingState::lifted;
    blocking->version += 1;
    blocking->updated_at = write.context().now;
    update_blocking(write.db(), *blocking);
    write.record(blocking_change("BlockingLifted", *blocking));
    return blocking;
}

}  // namespace

command::Command<Blocking> place_blocking(WantedBlocking wanted, std::optional<command::IdempotencyKey> key) {
    command::Command<Blocking> command;
    command.name = "place-blocking";
    command.locks = [thing = wanted.thing](store::Connection& db) {
        command::LockSet locks{{kScope}, {}};
        for (const auto& subject : std::visit(SubjectsOf{db}, thing)) locks.subjects.push_back(scheduling::key_of(subject));
        return locks;
    };
    command.run = [wanted = std::move(wanted)](command::Write& write) { return act(write, wanted); };
    command.key = std::move(key);
    command.stored = [](const Blocking& blocking) { return command::StoredAnswer{201, blocking.id.text(), blocking.version}; };
    return command;
}

command::Command<Blocking> lift_blocking(BlockingId id, std::int64_t version) {
    command::Command<Blocking> command;
    command.name = "lift-blocking";
    command.locks = [id](store::Connection& db) {
        return command::LockSet{{kScope}, scheduling::closed_subject_keys(db, id.text())};
    };
    command.run = [id, version](command::Write& write) { return lift(write, id, version); };
    return command;
}

}  // namespace multaqa::resources
