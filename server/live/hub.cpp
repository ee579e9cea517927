#include "live/hub.hpp"

#include <algorithm>

#include "common/log.hpp"
#include "live/database_reader.hpp"
#include "live/topic_log_store.hpp"

namespace multaqa::live {

// How far the log was read in each scope, and the one job that reads on.
struct Hub::Feed {
    std::mutex mutex;
    std::map<std::string, std::int64_t> revisions;
    bool reading = false;
    bool again = false;
    std::atomic<bool> put_off{false};  // pool full or database away: a shard's next tick reads

    bool start() {
        const std::lock_guard lock(mutex);
        again = reading;
        return !std::exchange(reading, true);
    }
    // Whether to read once more.
    bool finish() {
        const std::lock_guard lock(mutex);
        return reading = std::exchange(again, false);
    }
    // The job could not be started: nobody reads, whoever asked meanwhile.
    void give_up() {
        const std::lock_guard lock(mutex);
        reading = again = false;
    }
    std::map<std::string, std::int64_t> copy() {
        const std::lock_guard lock(mutex);
        return revisions;
    }
    void advance(const std::map<std::string, std::int64_t>& reached) {
        const std::lock_guard lock(mutex);
        for (const auto& [scope, revision] : reached) revisions[scope] = std::max(revisions[scope], revision);
    }
    // What this node has committed itself need not be read again, unless another node's revision lies before
    // it.
    void advance(const std::vector<TopicEntry>& entries) {
        const std::lock_guard lock(mutex);
        for (const auto& entry : entries) {
            auto& revision = revisions[entry.scope];
            if (entry.revision == revision + 1) revision = entry.revision;
        }
    }
};

namespace {

// All of them in one read transaction, per topic in ascending order: whatever scopes they come from, no hole
// between two readings.
std::vector<TopicEntry> read_on(store::Database& database, const std::map<std::string, std::int64_t>& from,
                                std::map<std::string, std::int64_t>& reached) {
    std::vector<TopicEntry> entries;
    database.read([&](store::Connection& db) {
        entries.clear();
        reached = list_scope_revisions(db);
        for (const auto& [scope, revision] : reached) {
            const auto known = from.find(scope);
            const auto after = known == from.end() ? 0 : known->second;
            if (revision <= after) continue;
            for (auto& entry : list_entries_of_scope(db, scope, after)) entries.push_back(std::move(entry));
        }
    });
    std::sort(entries.begin(), entries.end(), [](const TopicEntry& a, const TopicEntry& b) {
        return a.topic != b.topic ? a.topic < b.topic : a.seq < b.seq;
    });
    return entries;
}

}  // namespace

LiveCounts read(const LiveCounters& c) {
    return {.connections = c.connections,
            .subscriptions = c.subscriptions,
            .frames = c.frames,
            .catch_ups = c.catch_ups,
            .snapshots_encoded = c.snapshots_encoded,
            .fell_behind = c.fell_behind,
            .stalled = c.stalled,
            .holes_filled = c.holes_filled};
}

Hub::Hub(HubParts parts)
    : parts_(std::move(parts)),
      counters_(std::make_shared<LiveCounters>()),
      reader_(std::make_shared<DatabaseReader>(*parts_.database, *parts_.gate, parts_.epoch, counters_)),
      feed_(std::make_shared<Feed>()) {
    feed_->advance(parts_.database->read_value(list_scope_revisions));
}

Hub::~Hub() = default;

Shard& Hub::add_shard(Post post) {
    const std::lock_guard lock(shards_mutex_);
    const auto place = shards_.size();
    shards_.push_back(std::make_unique<Shard>(ShardParts{.post = post,
                                                         .work = parts_.work,
                                                         .reader = reader_,
                                                         .counters = counters_,
                                                         .epoch = parts_.epoch,
                                                         .name = std::to_string(place),
                                                         .clock = parts_.clock,
                                                         .clock_kind = parts_.clock_kind,
                                                         .describe = parts_.describe,
                                                         .on_tick = [this] {
                                                             if (feed_->put_off.exchange(false)) on_wake();
                                                         },
                                                         .report = [this, place](std::vector<PresenceReport> reports) {
                                                             relay(place, std::move(reports));
                                                         }}));
    posts_.push_back(std::move(post));
    return *shards_.back();
}

void Hub::committed(std::vector<TopicEntry> entries) {
    feed_->advance(entries);
    spread(entries);
}

void Hub::spread(const std::vector<TopicEntry>& entries) {
    if (entries.empty()) return;
    auto publications = std::make_shared<std::vector<Publication>>();
    publications->reserve(entries.size());
    for (const auto& entry : entries)
        publications->push_back({entry.topic, entry.seq, make_frame(encode_delta(entry))});
    auto subjects = std::make_shared<std::vector<std::string>>();
    for (const auto& entry : entries)
        if (entry.topic.starts_with(kRightsTopicPrefix)) subjects->push_back(entry.topic.substr(kRightsTopicPrefix.size()));
    on_each_shard([publications, subjects](Shard& shard) {
        shard.publish(*publications);
        for (const auto& subject : *subjects) shard.recheck_rights(subject);
    });
}

void Hub::on_each_shard(const std::function<void(Shard&)>& run) {
    const std::lock_guard lock(shards_mutex_);
    for (std::size_t i = 0; i < shards_.size(); ++i)
        posts_[i]([shard = shards_[i].get(), run] { run(*shard); });
}

void Hub::relay(std::size_t shard, std::vector<PresenceReport> reports) {
    const auto shared = std::make_shared<const std::vector<PresenceReport>>(std::move(reports));
    const std::lock_guard lock(shards_mutex_);
    for (std::size_t i = 0; i < shards_.size(); ++i)
        if (i != shard) posts_[i]([other = shards_[i].get(), shard, shared] { other->hear(shard, *shared); });
}

void Hub::on_wake() {
    if (!feed_->start()) return;
    const bool taken = parts_.work([this] {
        do {
            try {
                std::map<std::string, std::int64_t> reached;
                const auto entries = read_on(*parts_.database, feed_->copy(), reached);
                spread(entries);
                feed_->advance(reached);
            } catch (const std::exception&) {
                log::warning("live-feed-failed");
                feed_->put_off = true;
            }
        } while (feed_->finish());
    });
    if (taken) return;
    feed_->give_up();
    feed_->put_off = true;
}

void Hub::drain(const std::string& why, int accepts_per_second) {
    const auto connections = counters_->connections.load(std::memory_order_relaxed);
    const std::chrono::milliseconds spread(connections * 2'000 / std::max(accepts_per_second, 1));
    on_each_shard([why, spread](Shard& shard) { shard.drain(why, spread); });
}

LiveCounts Hub::counts() const {
    return read(*counters_);
}

}  // namespace multaqa::live
