// One shard with its surroundings in the test's hands.
#pragma once

#include <gtest/gtest.h>

#include "tests/unit/live/fakes.hpp"

namespace multaqa::live {

inline const std::string kTopic = "event/e1/public";

class Following : public testing::Test {
  protected:
    void SetUp() override {
        reader_->heads[kTopic] = 3;
        shard_.tick(now_);
    }

    struct Peer {
        FakeWire wire;
        std::shared_ptr<Client> client;
    };
    std::unique_ptr<Peer> connect(Caller caller = {}) {
        auto peer = std::make_unique<Peer>();
        peer->client = shard_.connect(peer->wire, std::move(caller));
        return peer;
    }
    std::unique_ptr<Peer> follow(const std::optional<Position>& from = {}, Caller caller = {}) {
        auto peer = connect(std::move(caller));
        peer->client->receive(hello_text(kTopic, from));
        settle();
        return peer;
    }
    void settle() {
        while (pool_.run_one() || loop_.run_one()) {
        }
    }
    // Committed here: in the log, and told to the shard.
    void commit(int count = 1) {
        for (int i = 0; i < count; ++i) {
            const auto seq = ++reader_->heads[kTopic];
            shard_.publish({{kTopic, seq, reader_->frame(kTopic, seq)}});
        }
    }
    void pass(std::chrono::seconds time) {
        now_ += time;
        shard_.tick(now_);
        settle();
    }
    static Caller signed_in() { return {.account = AccountId("a1"), .role = Role::organizer}; }

    // op, and seq where there is one: "snap 3", "live 3", "d 4", "welcome".
    static std::vector<std::string> ops(const FakeWire& wire) {
        std::vector<std::string> all;
        for (const auto& text : wire.received) {
            const auto frame = json::parse_trusted(text).as_object();
            std::string op(frame.at("op").as_string());
            if (frame.contains("seq")) op += " " + std::to_string(frame.at("seq").as_int64());
            if (frame.contains("why")) op += " " + std::string(frame.at("why").as_string());
            if (frame.contains("problem"))
                op += " " + std::string(frame.at("problem").as_object().at("code").as_string());
            all.push_back(std::move(op));
        }
        return all;
    }
    static std::vector<std::string> new_ops(FakeWire& wire) {
        auto all = ops(wire);
        wire.received.clear();
        return all;
    }

    using Ops = std::vector<std::string>;
    Tasks loop_, pool_;
    std::shared_ptr<FakeReader> reader_ = std::make_shared<FakeReader>();
    std::shared_ptr<LiveCounters> counters_ = std::make_shared<LiveCounters>();
    Tick now_{std::chrono::hours(1)};
    Instant instant_ = from_micros(1'800'000'000'000'000);  // does not pass by itself
    std::function<void(std::vector<PresenceReport>)> on_report_;  // what the shard tells the others
    Shard shard_{{.post = loop_.post(),
                  .work = pool_.work(),
                  .reader = reader_,
                  .counters = counters_,
                  .epoch = "e1",
                  .name = "0",
                  .clock = [this] { return instant_; },
                  .report = [this](std::vector<PresenceReport> reports) {
                      if (on_report_) on_report_(std::move(reports));
                  }}};
};

}  // namespace multaqa::live
