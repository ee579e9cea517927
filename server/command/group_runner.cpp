#include "command/group_runner.hpp"

#include <algorithm>

#include "command/idempotency_store.hpp"
#include "command/lock_store.hpp"
#include "common/limits.hpp"
#include "common/log.hpp"
#include "store/meta_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::command {
namespace {

constexpr int kAttempts = 3;
constexpr auto kRetryAfter = std::chrono::seconds(1);
constexpr auto kRetryAfterOutage = std::chrono::seconds(5);
constexpr std::int64_t kPurgedAtOnce = 100;
constexpr auto kPurgeEvery = std::chrono::minutes(1);

// Thrown out of the transaction by a job that has its outcome already.
struct Spoiled {};

Problem overloaded() {
    return {.code = ProblemCode::overloaded, .retry_after = kRetryAfter};
}
Problem unavailable() {
    return {.code = ProblemCode::storage_unavailable, .retry_after = kRetryAfterOutage};
}
Problem internal_error() {
    return {.code = ProblemCode::internal_error};
}

bool is_outage(const std::exception* error) {
    const auto* const store_error = dynamic_cast<const store::StoreError*>(error);
    return store_error != nullptr && store_error->is_outage();
}

// The stores' messages name columns and constraints, never values; other exceptions may quote what was sent.
std::string_view reason_of(const std::exception* error) {
    const auto* const store_error = dynamic_cast<const store::StoreError*>(error);
    return store_error == nullptr ? "exception" : std::string_view(store_error->what());
}

}  // namespace

void GroupRunner::run(std::deque<Job>& jobs, ExecutorCounts& counts) {
    counts_ = &counts;
    std::vector<std::unique_ptr<PendingJob>> taken;
    Group group;
    while (!jobs.empty() && group.size() < limits::kGroupCommands) {
        taken.push_back(std::make_unique<PendingJob>(std::move(jobs.front())));
        group.push_back(taken.back().get());
        jobs.pop_front();
    }
    const auto end = try_until_not_spoiled(group);
    while (group.size() > begun_) {
        auto* const waiting = group.back();
        group.pop_back();
        jobs.push_front(std::move(waiting->job));
        std::erase_if(taken, [&](const auto& pending) { return pending.get() == waiting; });
    }
    for (auto* const pending : group) settle(*pending, end);
    for (const auto& pending : taken)
        if (!pending->repeat) answer(*pending);
    for (const auto& pending : taken) {
        if (!pending->repeat) continue;
        run_alone(*pending);
        answer(*pending);
    }
}

GroupRunner::End GroupRunner::try_until_not_spoiled(Group& group) {
    auto end = try_transaction(group);
    while (end == End::spoiled) {
        std::erase_if(group, [](const PendingJob* pending) { return pending->outcome.has_value(); });
        end = try_transaction(group);
    }
    return end;
}

// Nothing of a failed transaction was written: neither success nor refusal of it stands.
void GroupRunner::settle(PendingJob& pending, End end) {
    if (end == End::outage) pending.outcome = unavailable();
    if (end == End::broken) pending.outcome = internal_error();
    if (end != End::committed && end != End::spoiled) pending.repeat = end == End::crossed;
}

void GroupRunner::run_alone(PendingJob& pending) {
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        ++counts_->retried;
        pending.repeat = false;
        pending.outcome.reset();
        settle(pending, try_transaction({&pending}));
        if (!pending.repeat) return;
    }
    pending.outcome = overloaded();
}

GroupRunner::End GroupRunner::try_transaction(const Group& group) {
    begun_ = 0;
    entries_.clear();
    if (group.empty()) return End::committed;
    started_ = std::chrono::steady_clock::now();
    try {
        if (!writer_) writer_ = parts_.database->open_writer();
        if (!begin()) {
            ++counts_->group_failures;
            begun_ = group.size();
            return End::outage;
        }
        run_in_transaction(group);
        ++counts_->groups;
        tell_listener();
        return End::committed;
    } catch (const Spoiled&) {
        writer_->rollback();
        return End::spoiled;
    } catch (const store::StoreError& error) {
        ++counts_->group_failures;
        log::warning("group-failed", {{"failure", static_cast<std::int64_t>(error.failure())},
                                      {"commands", static_cast<std::int64_t>(group.size())}});
        if (writer_) writer_->rollback();
        const bool usable = writer_ && writer_->is_usable();
        if (!usable) writer_.reset();
        begun_ = std::max(begun_, group.size());  // all of them waited for its locks
        if (error.failure() == store::StoreFailure::serialization && usable) return End::crossed;
        return error.is_outage() || !usable ? End::outage : End::broken;
    } catch (const std::exception&) {
        ++counts_->group_failures;
        log::error("group-broken", {{"commands", static_cast<std::int64_t>(group.size())}});
        if (writer_) writer_->rollback();
        begun_ = group.size();
        return End::broken;
    }
}

// Begins under the release that is adopted at this moment. One that this node does not have yet is loaded outside of any
// transaction, for nobody shall wait for our locks meanwhile; then another may be adopted. False where there is none.
bool GroupRunner::begin() {
    for (;;) {
        writer_->begin();
        if (parts_.releases == nullptr) {
            zones_ = parts_.zones ? parts_.zones() : nullptr;
            return true;
        }
        const auto version = read_zone_version();
        zones_ = parts_.releases->follow(version);
        if (zones_) return true;
        writer_->rollback();
        if (!parts_.releases->load(version)) return false;
    }
}

// Held until the group commits: whoever adopts another release waits for all that is being written under this one.
std::string GroupRunner::read_zone_version() { return store::hold_meta(*writer_, store::kZoneDataVersion).value_or(""); }

void GroupRunner::run_in_transaction(const Group& group) {
    take_locks(group);
    Context context{.now = parts_.clock(), .ids = parts_.ids, .zones = zones_.get()};
    for (auto* const pending : group) {
        if (begun_ > 0 && is_time_up()) break;
        ++begun_;
        context.caller = pending->job.caller;
        context.request_id = pending->job.request_id;
        run_one(*pending, context);
    }
    purge_keys_if_due(context.now);
    const auto notify = parts_.database->notify_sql();
    if (!entries_.empty() && !notify.empty()) writer_->execute(notify);
    writer_->commit();
}

bool GroupRunner::is_time_up() const {
    return std::chrono::steady_clock::now() - started_ >= limits::kGroupTime;
}

// All locks of the group before its first command, in ascending order, scopes before subjects.
void GroupRunner::take_locks(const Group& group) {
    OrderedLocks all;
    for (auto* const pending : group) {
        read_locks(*pending);
        all.add(pending->locks);
    }
    for (const auto& scope : all.scopes) lock_scope(*writer_, scope);
    for (const auto& subject : all.subjects) lock_subject(*writer_, subject);
}

void GroupRunner::read_locks(PendingJob& pending) {
    pending.locks = pending.more;
    if (!pending.job.locks) return;
    try {
        pending.locks.add(pending.job.locks(*writer_));
    } catch (const std::exception& error) {
        if (is_outage(&error)) throw;
        fail(pending, &error);
        throw Spoiled{};
    }
}

void GroupRunner::run_one(PendingJob& pending, const Context& context) {
    writer_->savepoint();
    try {
        auto entries = run_in_savepoint(pending, context);
        if (pending.outcome->has_value()) {
            writer_->release_savepoint();
            for (auto& entry : entries) entries_.push_back(std::move(entry));
            return;
        }
    } catch (const LockMissing& missing) {
        pending.more.add(pending.locks);
        pending.more.add(missing.more);
        pending.repeat = true;
    } catch (const std::exception& error) {
        if (is_outage(&error)) throw;
        fail(pending, &error);
    } catch (...) {
        fail(pending, nullptr);
    }
    writer_->rollback_to_savepoint();
}

std::vector<live::TopicEntry> GroupRunner::run_in_savepoint(PendingJob& pending, const Context& context) {
    const Job& job = pending.job;
    if (answer_from_key(pending, context)) return {};
    OpenWrite write(*writer_, context, pending.locks);
    auto result = job.run(write);
    if (result.has_error()) {
        pending.outcome = std::move(result).error();
        return {};
    }
    auto entries = write.finish();
    if (job.key && job.caller.account) {
        const auto answer = job.stored ? job.stored(result->value) : StoredAnswer{};
        complete_key(*writer_, *job.caller.account, *job.key, answer);
    }
    pending.outcome = std::variant<JobValue, Answer>(std::move(*result));
    return entries;
}

// Keys belong to an account: two strangers may choose the same.
bool GroupRunner::answer_from_key(PendingJob& pending, const Context& context) {
    const Job& job = pending.job;
    if (!job.key || !job.caller.account) return false;
    const auto remembered = reserve_key(*writer_, *job.caller.account, *job.key, context.now,
                                        context.now - limits::kIdempotencyTime);
    if (!remembered) return false;
    if (remembered->request_hash == job.key->request_hash)
        pending.outcome = std::variant<JobValue, Answer>(remembered->answer);
    else
        pending.outcome = Problem{.code = ProblemCode::idempotency_key_reused};
    return true;
}

void GroupRunner::fail(PendingJob& pending, const std::exception* error) {
    log::error("command-failed", {{"command", pending.job.name},
                                  {"request", pending.job.request_id},
                                  {"reason", reason_of(error)}});
    pending.outcome = internal_error();
}

void GroupRunner::purge_keys_if_due(Instant now) {
    if (now < next_purge_ && next_purge_ - now <= kPurgeEvery) return;
    const auto purged = purge_keys(*writer_, now - limits::kIdempotencyTime, kPurgedAtOnce);
    next_purge_ = purged == kPurgedAtOnce ? now : now + kPurgeEvery;
}

void GroupRunner::tell_listener() {
    if (parts_.listener == nullptr || entries_.empty()) return;
    try {
        parts_.listener->committed(std::move(entries_));
    } catch (const std::exception&) {
        log::error("listener-threw");  // what it was told is committed all the same: its readers fill the
                                       // hole from the log
    }
}

void GroupRunner::answer(PendingJob& pending) {
    ++counts_->commands;
    if (pending.outcome->has_error()) ++counts_->refused;
    auto finished = [done = std::move(pending.job.done), outcome = std::move(*pending.outcome)] {
        done(outcome);
    };
    if (parts_.pool != nullptr) return parts_.pool->post(std::move(finished));
    finished();
}

}  // namespace multaqa::command
