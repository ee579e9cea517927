// The clients of one I/O thread and the topics they follow. Everything runs on that thread; nothing is
// locked.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/identity/caller.hpp"
#include "live/catch_up.hpp"
#include "live/client.hpp"
#include "live/live_counts.hpp"
#include "live/presence.hpp"
#include "live/topic.hpp"
#include "live/wire.hpp"

namespace multaqa::live {

// Runs a function on the shard's thread: later, in the order given, from any thread.
using Post = std::function<void(std::function<void()>)>;
// Runs a function on the work pool; false when it is full.
using Work = std::function<bool(std::function<void()>)>;

struct ShardParts {
    Post post;
    Work work;
    std::shared_ptr<TopicReader> reader;
    std::shared_ptr<LiveCounters> counters;
    std::string epoch;
    std::string name;                // begins the ids of its connections
    std::function<Instant()> clock;  // for `welcome`, and for what ends by itself
    ClockKind clock_kind = ClockKind::real;
    DescribeProblem describe;
    std::function<void()> on_tick;  // what the hub has put off; may be empty
    std::function<void(std::vector<PresenceReport>)> report;  // to the node's other shards; may be empty
};

class Shard {
  public:
    explicit Shard(ShardParts parts);
    ~Shard();  // after its thread has stopped, or on it
    Shard(const Shard&) = delete;
    Shard& operator=(const Shard&) = delete;

    // --- by edge/, on this shard's thread ---
    // `caller` as the upgrade's cookie or bearer said, anonymous otherwise. `wire` must outlive
    // Client::closed().
    std::shared_ptr<Client> connect(Wire& wire, Caller caller);
    // About once a second: time-outs, heartbeats, who has what in hand, work that the pool could not take before.
    void tick(Tick now);

    // --- by the hub, through post ---
    void publish(const std::vector<Publication>& publications);
    void recheck_rights(std::string_view subject);
    void hear(std::size_t shard, const std::vector<PresenceReport>& reports);
    // Says bye to everybody, each with another time to come back within `spread`, and closes.
    void drain(const std::string& why, std::chrono::milliseconds spread);

    // --- by its clients ---
    void follow(Client& client, Subscription& subscription, std::string topic);
    void leave(Subscription& subscription);
    void resume(Subscription& subscription);
    void place(Subscription& subscription, std::string on);
    void redeem(Client& client, std::string ticket);
    void forget(Client& client);
    Frame welcome(const Client& client) const;
    json::object describe(const Problem& problem) const;
    LiveCounters& counters() { return *parts_.counters; }

  private:
    // Whether the topic's head has moved.
    bool accept(Topic& topic, std::int64_t seq, const Frame& frame);
    void answered(std::vector<CatchUp>& answers);
    void start_round(Topic& topic);
    void run_slice(Topic& topic);
    void pump(Subscription& subscription);
    void settle_place(Subscription& subscription);
    void spread_presence();
    void tell_presence(Subscription& subscription);
    void request(Subscription& subscription, Want want);
    void start_loads();
    void apply(const CatchUp& answer);
    void apply_refusal(Subscription& subscription, const CatchUp& answer);
    void deliver(Subscription& subscription, const CatchUp& answer);
    void settle_head(Topic& topic, const CatchUp& answer);
    void begin(Subscription& subscription, std::int64_t seq);
    void fill(Topic& topic);
    void filled(const std::string& name, const std::vector<Publication>& missing);
    Topic& topic_of(std::string name);
    void beat(Topic& topic);
    void redeem_tickets();
    void ask_again();
    void recheck_ended();
    void recheck(const Client& client);
    Subscription* find(std::uint64_t id);
    void fall_behind(Subscription& subscription);

    ShardParts parts_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);  // posted functions hold it weakly
    Tick now_{};
    std::uint64_t next_id_ = 1;
    std::vector<std::shared_ptr<Client>> clients_;
    std::unordered_map<std::string, std::unique_ptr<Topic>> topics_;
    std::unordered_map<std::uint64_t, Subscription*> subscriptions_;
    PresenceBoard presence_;
    std::vector<CatchUpRequest> requests_;                                // wait for the pool
    std::vector<std::pair<std::uint64_t, Want>> after_outage_;            // asked again at the next tick
    std::vector<std::pair<std::weak_ptr<Client>, std::string>> tickets_;  // wait for the pool
    std::size_t loads_ = 0;                                               // on the pool now
};

}  // namespace multaqa::live
