// Brings what was committed, here or on another node, to every shard: the same frames, encoded once.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "live/commit_listener.hpp"
#include "live/gate.hpp"
#include "live/live_counts.hpp"
#include "live/shard.hpp"
#include "store/database.hpp"

namespace multaqa::live {

struct HubParts {
    store::Database* database = nullptr;
    Gate* gate = nullptr;
    Work work;          // WorkPool::try_post
    std::string epoch;  // live::open_epoch
    std::function<Instant()> clock;
    ClockKind clock_kind = ClockKind::real;
    DescribeProblem describe;  // may be empty
};

class Hub final : public CommitListener {
  public:
    explicit Hub(HubParts parts);  // reads how far the log has come; throws StoreError
    ~Hub() override;               // after the shards' threads, the pool and the executor have stopped

    // One per I/O thread, before its first connection. Lives as long as the hub.
    Shard& add_shard(Post post);

    void committed(std::vector<TopicEntry> entries) override;
    // Another node wrote: reads what is new in the log, on the pool. Any thread; give it to Database::listen.
    void on_wake();
    // Says bye (why: shutting-down, overloaded) to all and closes them; `accepts_per_second` is how many
    // upgrades this machine takes. Any thread.
    void drain(const std::string& why = "shutting-down", int accepts_per_second = 2'000);

    LiveCounts counts() const;
    const std::string& epoch() const { return parts_.epoch; }

  private:
    struct Feed;
    void spread(const std::vector<TopicEntry>& entries);
    // What one shard says of who is at work, to all but itself. Other nodes do not hear of it.
    void relay(std::size_t shard, std::vector<PresenceReport> reports);
    void on_each_shard(const std::function<void(Shard&)>& run);

    HubParts parts_;
    std::shared_ptr<LiveCounters> counters_;
    std::shared_ptr<TopicReader> reader_;
    std::mutex shards_mutex_;  // a commit may come while shards are added
    std::vector<std::unique_ptr<Shard>> shards_;
    std::vector<Post> posts_;
    std::shared_ptr<Feed> feed_;
};

}  // namespace multaqa::live
