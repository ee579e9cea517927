// Runs jobs on the writer's connection: one transaction for a group, one savepoint for each job (DECISIONS
// 11–13).
#pragma once

#include <chrono>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <vector>

#include "command/executor.hpp"
#include "command/job.hpp"
#include "command/open_write.hpp"

namespace multaqa::command {

// A job on its way through one or more transactions.
struct PendingJob {
    explicit PendingJob(Job taken) : job(std::move(taken)) {}

    Job job;
    OrderedLocks more;    // what LockMissing has asked for
    OrderedLocks locks;   // of the transaction at hand
    bool repeat = false;  // nothing of it was written: it runs again, alone
    std::optional<JobOutcome> outcome;
};

class GroupRunner {
  public:
    explicit GroupRunner(const ExecutorParts& parts) : parts_(parts) {}

    // Takes jobs from the front for one group, runs and answers them; what the group's time did not allow
    // stays. `counts` gains what happened. Never throws.
    void run(std::deque<Job>& jobs, ExecutorCounts& counts);

  private:
    using Group = std::vector<PendingJob*>;
    enum class End {
        committed,
        spoiled,  // one job broke the transaction outside its savepoint; it has its outcome, the others run
                  // again
        crossed,  // deadlock or serialization failure: each runs again in a transaction of its own
        outage,
        broken,  // a defect of ours at the commit
    };

    End try_until_not_spoiled(Group& group);
    End try_transaction(const Group& group);
    static void settle(PendingJob& pending, End end);
    bool begin();
    std::string read_zone_version();
    void run_in_transaction(const Group& group);
    void take_locks(const Group& group);
    void read_locks(PendingJob& pending);
    void run_one(PendingJob& pending, const Context& context);
    std::vector<live::TopicEntry> run_in_savepoint(PendingJob& pending, const Context& context);
    bool answer_from_key(PendingJob& pending, const Context& context);
    void fail(PendingJob& pending, const std::exception* error);
    void purge_keys_if_due(Instant now);
    void run_alone(PendingJob& pending);
    void tell_listener();
    void answer(PendingJob& pending);
    bool is_time_up() const;

    const ExecutorParts& parts_;
    std::unique_ptr<store::WriterConnection> writer_;
    std::vector<live::TopicEntry> entries_;  // of the transaction at hand
    std::shared_ptr<const ZoneDatabase> zones_;  // of the transaction at hand
    std::chrono::steady_clock::time_point started_;
    std::size_t begun_ = 0;  // of the group at hand
    Instant next_purge_{};
    ExecutorCounts* counts_ = nullptr;
};

}  // namespace multaqa::command
