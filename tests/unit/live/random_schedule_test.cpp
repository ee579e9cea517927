// No hole, no repetition, no reordering: whatever order publications, loads, stalls and disconnections come
// in.
#include <gtest/gtest.h>

#include "tests/unit/live/fakes.hpp"

namespace multaqa::live {
namespace {

// A client that comes, stalls, goes and comes back with what it holds.
struct Visitor {
    FakeWire wire;
    ModelClient model;
    std::shared_ptr<Client> client;
    std::size_t seen = 0;

    void read() {
        for (; seen < wire.received.size(); ++seen) model.receive(wire.received[seen]);
    }
};

class World {
  public:
    explicit World(std::uint32_t seed) : random_(seed) {
        reader_->padding = pick(2) == 0 ? 40 : 3'000;
        reader_->snapshot_padding = pick(2) == 0 ? 100 : 100'000;  // larger than a client's queue
        reader_->frames_at_once = pick(2) == 0 ? 7 : 256;
        reader_->entries_at_once = pick(2) == 0 ? 3 : 1024;
        reader_->prefers_snapshot = [this] { return pick(3) == 0; };
        for (auto& visitor : visitors_) visitor = std::make_unique<Visitor>();
    }

    void play(int steps) {
        for (int step = 0; step < steps && fault().empty(); ++step) {
            take_step(pick(100));
            for (const auto& visitor : visitors_) visitor->read();
        }
    }

    // Everybody reads, nothing fails, one more publication: then all have everything.
    void settle() {
        reader_->outage = false;
        pool_.full = false;
        for (auto& visitor : visitors_) {
            connect(*visitor);
            visitor->wire.reading = true;
        }
        for (const auto& topic : kTopics) commit(topic, Heard::yes);
        for (int round = 0; round < 500; ++round) {
            while (loop_.run_one() || pool_.run_one(pick(4))) {
            }
            for (auto& visitor : visitors_) {
                drain(*visitor, 1'000);
                ask_again(*visitor);
            }
            if (round % 10 == 0) tick(1);
        }
    }

    std::string fault() const {
        for (const auto& visitor : visitors_)
            if (!visitor->model.fault.empty()) return visitor->model.fault;
        return {};
    }
    std::vector<std::int64_t> positions() const {
        std::vector<std::int64_t> all;
        for (const auto& visitor : visitors_)
            for (const auto& topic : kTopics) {
                const auto position = visitor->model.position(topic);
                all.push_back(position ? position->seq : -1);
            }
        return all;
    }
    std::vector<std::int64_t> heads() const {
        std::vector<std::int64_t> all;
        for (std::size_t i = 0; i < visitors_.size(); ++i)
            for (const auto& topic : kTopics) all.push_back(reader_->heads.at(topic));
        return all;
    }

  private:
    enum class Heard { yes, no };
    inline static const std::vector<std::string> kTopics = {"event/e1/public", "event/e2/staff"};

    std::uint32_t pick(std::uint32_t count) { return static_cast<std::uint32_t>(random_() % count); }

    void take_step(std::uint32_t choice) {
        Visitor& visitor = *visitors_[pick(static_cast<std::uint32_t>(visitors_.size()))];
        const auto& topic = kTopics[pick(2)];
        if (choice < 30) return commit(topic, pick(10) == 0 ? Heard::no : Heard::yes);
        if (choice < 60) return void(loop_.run_one());         // the shard's thread keeps the order
        if (choice < 75) return void(pool_.run_one(pick(3)));  // the pool does not
        if (choice < 80) return drain(visitor, pick(20));
        if (choice < 85) return connect(visitor);
        if (choice < 88) return disconnect(visitor);
        if (choice < 90) return void(visitor.wire.reading = pick(2) == 0);
        if (choice < 93) return follow_anew(visitor, topic);
        if (choice < 95) return tick(pick(3));
        if (choice < 96) return void(reader_->outage = pick(3) == 0);
        if (choice < 97) return void(pool_.full = pick(3) == 0);
        if (choice < 98) return burst(topic);
        if (choice < 99) return take_in_hand(visitor);
        shard_.recheck_rights("account/a1");
    }

    // What another node has written is in the log, but nobody tells of it.
    void commit(const std::string& topic, Heard heard) {
        const auto seq = ++reader_->heads[topic];
        if (heard == Heard::no) return;
        const Publication publication{topic, seq, reader_->frame(topic, seq)};
        loop_.post()([this, publication] { shard_.publish({publication}); });
    }
    void burst(const std::string& topic) {
        for (int i = 0; i < 400; ++i) commit(topic, Heard::yes);
    }
    void connect(Visitor& visitor) {
        if (visitor.client && !visitor.wire.closed_with) return;
        disconnect(visitor);
        visitor.client = shard_.connect(visitor.wire, {.account = AccountId("a1"), .role = Role::organizer});
        visitor.client->receive(hello_text(kTopics[0], visitor.model.position(kTopics[0])));
        visitor.client->receive(sub_text(kTopics[1], visitor.model.position(kTopics[1])));
    }
    // What was not read is lost.
    void disconnect(Visitor& visitor) {
        if (visitor.client) visitor.client->closed();
        visitor.client.reset();
        visitor.read();
        visitor.wire = FakeWire();
        visitor.wire.reading = pick(3) == 0;
        visitor.seen = 0;
        visitor.model.reset.clear();
    }
    void follow_anew(Visitor& visitor, const std::string& topic) {
        if (!visitor.client || visitor.wire.closed_with || visitor.wire.unsent_frames() > 0) return;
        visitor.read();  // else what is on its way would come twice, as the protocol allows
        visitor.client->receive(sub_text(topic, visitor.model.position(topic)));
    }
    // Told in between, it must not disturb the order of anything.
    void take_in_hand(Visitor& visitor) {
        if (!visitor.client || visitor.wire.closed_with) return;
        visitor.client->receive(R"({"op":"at","t":")" + kTopics[1] + R"(","on":"sessions/)" + std::to_string(pick(5)) + R"("})");
    }
    // An outage was answered with an error.
    void ask_again(Visitor& visitor) {
        const auto refused = std::exchange(visitor.model.refused, {});
        for (const auto& topic : refused) follow_anew(visitor, topic);
    }
    static void drain(Visitor& visitor, std::size_t count) {
        if (!visitor.client) return;
        visitor.wire.take(count);
        visitor.read();
        visitor.client->progressed();
    }
    void tick(std::uint32_t seconds) {
        now_ += std::chrono::seconds(seconds);
        shard_.tick(now_);
    }

    std::mt19937 random_;
    Tasks loop_, pool_;
    std::shared_ptr<FakeReader> reader_ = std::make_shared<FakeReader>();
    std::shared_ptr<LiveCounters> counters_ = std::make_shared<LiveCounters>();
    Tick now_{std::chrono::hours(1)};
    std::vector<std::unique_ptr<Visitor>> visitors_{5};
    Shard shard_{{.post = loop_.post(),
                  .work = pool_.work(),
                  .reader = reader_,
                  .counters = counters_,
                  .epoch = "e1",
                  .name = "0"}};
};

class RandomSchedule : public testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomSchedule, EveryClientReceivesEverythingOnceAndInOrder) {
    World world(GetParam());
    world.play(3'000);
    world.settle();
    EXPECT_EQ(world.fault(), "");
    EXPECT_EQ(world.positions(), world.heads());
}
INSTANTIATE_TEST_SUITE_P(Seeds, RandomSchedule, testing::Range(1U, 41U));

}  // namespace
}  // namespace multaqa::live
