// Answers shards from the database: rights by the gate, replays from the log, snapshots encoded once.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "live/catch_up.hpp"
#include "live/gate.hpp"
#include "live/live_counts.hpp"
#include "live/snapshot_cache.hpp"
#include "store/database.hpp"

namespace multaqa::live {

class DatabaseReader final : public TopicReader {
  public:
    DatabaseReader(store::Database& database, Gate& gate, std::string epoch,
                   std::shared_ptr<LiveCounters> counters);

    std::vector<CatchUp> catch_up(const std::vector<CatchUpRequest>& requests) override;
    std::vector<Publication> entries_after(const std::string& topic, std::int64_t seq) override;
    Result<Caller> redeem_ticket(const std::string& ticket) override;

  private:
    // What a position still misses: its first frames, up to one client's queue. Shared by all of one load who
    // stand at the same position.
    struct Replay {
        bool usable = false;  // false: a snapshot is smaller, or the log does not reach back
        std::vector<Frame> frames;
    };
    struct Load;  // of one read transaction

    CatchUp answer(Load& load, const CatchUpRequest& request);
    void add_data(Load& load, const CatchUpRequest& request, CatchUp& answer);
    void add_snapshot(Load& load, const std::string& topic, CatchUp& answer);
    Replay read_replay(Load& load, const std::string& topic, std::int64_t after, std::int64_t head);
    Result<Frame> snapshot(Load& load, const std::string& topic, std::int64_t head);

    store::Database& database_;
    Gate& gate_;
    const std::string epoch_;
    std::shared_ptr<LiveCounters> counters_;
    SnapshotCache snapshots_;
};

}  // namespace multaqa::live
