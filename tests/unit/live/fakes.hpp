// What stands in for the network, the pool and the database in tests of live delivery.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "common/json/json.hpp"
#include "live/shard.hpp"

namespace multaqa::live {

// A queue of functions that the test runs when it likes.
class Tasks {
  public:
    Post post() {
        return [this](std::function<void()> task) { waiting_.push_back(std::move(task)); };
    }
    Work work() {
        return [this](std::function<void()> task) {
            if (full) return false;
            waiting_.push_back(std::move(task));
            return true;
        };
    }
    bool run_one(std::size_t which = 0) {
        if (waiting_.empty()) return false;
        const auto chosen = waiting_.begin() + static_cast<std::ptrdiff_t>(which % waiting_.size());
        const auto task = std::move(*chosen);
        waiting_.erase(chosen);
        task();
        return true;
    }
    std::size_t size() const { return waiting_.size(); }

    bool full = false;

  private:
    std::deque<std::function<void()>> waiting_;
};

// A connection whose peer reads as much as the test lets it.
class FakeWire final : public Wire {
  public:
    void send(Frame frame) override {
        bytes_ += frame->size();
        queued_.push_back(std::move(frame));
        if (reading) take(1);
    }
    std::size_t unsent_bytes() const override { return bytes_; }
    std::size_t unsent_frames() const override { return queued_.size(); }
    void close(CloseCode code, std::string_view) override { closed_with = code; }

    // The peer reads up to `count` frames.
    void take(std::size_t count) {
        for (; count > 0 && !queued_.empty(); --count) {
            bytes_ -= queued_.front()->size();
            received.push_back(*queued_.front());
            queued_.pop_front();
        }
    }

    bool reading = true;
    std::vector<std::string> received;
    std::optional<CloseCode> closed_with;

  private:
    std::deque<Frame> queued_;
    std::size_t bytes_ = 0;
};

inline Frame delta_frame(const std::string& topic, std::int64_t seq, std::size_t padding = 0) {
    return make_frame(R"({"op":"d","t":")" + topic + R"(","seq":)" + std::to_string(seq) + R"(,"ops":[")" +
                      std::string(padding, 'x') + R"("]})");
}

// A log in memory. Reads what stands in it when the job runs, as the database would.
class FakeReader final : public TopicReader {
  public:
    std::vector<CatchUp> catch_up(const std::vector<CatchUpRequest>& requests) override {
        std::vector<CatchUp> answers;
        for (const auto& request : requests) answers.push_back(answer(request));
        return answers;
    }
    std::vector<Publication> entries_after(const std::string& topic, std::int64_t seq) override {
        std::vector<Publication> publications;
        if (outage) return publications;
        for (auto next = seq + 1; next <= heads[topic] && publications.size() < entries_at_once; ++next)
            publications.push_back({topic, next, frame(topic, next)});
        return publications;
    }
    Result<Caller> redeem_ticket(const std::string& ticket) override {
        if (outage) return Problem{.code = ProblemCode::storage_unavailable};
        if (ticket != "good") return Problem{.code = ProblemCode::unauthenticated};
        return Caller{.account = AccountId("a1"), .role = Role::organizer};
    }

    Frame frame(const std::string& topic, std::int64_t seq) const { return delta_frame(topic, seq, padding); }

    std::map<std::string, std::int64_t> heads;
    std::set<std::string> forbidden;
    std::set<std::string> readers;
    bool outage = false;
    bool signed_out = false;
    std::size_t padding = 0;
    std::size_t snapshot_padding = 0;
    std::size_t entries_at_once = 1024;
    std::size_t frames_at_once = 256;  // of a replay
    std::function<bool()> prefers_snapshot = [] { return false; };
    int snapshots = 0;
    int requests_for_rights = 0;

  private:
    CatchUp answer(const CatchUpRequest& request) {
        CatchUp answer{.subscription = request.subscription, .want = request.want};
        if (signed_out) answer.caller = std::make_shared<const Caller>();
        if (outage) answer.refusal = Problem{.code = ProblemCode::storage_unavailable};
        if (forbidden.contains(request.topic)) answer.refusal = not_found();
        if (answer.refusal) return answer;
        answer.head = heads[request.topic];
        answer.colleague = colleague_of(*request.caller, request.topic);
        if (request.want == Want::rights) ++requests_for_rights;
        if (request.want == Want::data) add_data(request, answer);
        return answer;
    }
    // Staff hear of each other, by account: who may read only is in `readers`.
    std::shared_ptr<const Colleague> colleague_of(const Caller& caller, const std::string& topic) const {
        if (!caller.account || !topic.ends_with("/staff")) return nullptr;
        const auto& id = caller.account->text();
        const auto reach = readers.contains(id) ? Reach::reads : Reach::reads_and_writes;
        return std::make_shared<const Colleague>(Colleague{id, {{"en", "Name of " + id}}, reach});
    }
    void add_data(const CatchUpRequest& request, CatchUp& answer) {
        const bool ahead = request.from && request.from->seq > answer.head;
        const bool other_epoch = request.from && request.from->epoch != "e1";
        if (other_epoch || ahead) answer.reset = other_epoch ? "epoch" : "ahead";
        if (!request.from || other_epoch || ahead || prefers_snapshot()) {
            ++snapshots;
            answer.snapshot = encode_snapshot(request.topic, "e1", answer.head,
                                              '"' + std::string(snapshot_padding, 'x') + '"');
            answer.snapshot_seq = answer.head;
            return;
        }
        answer.first_seq = request.from->seq + 1;
        for (auto seq = answer.first_seq; seq <= answer.head && answer.frames.size() < frames_at_once; ++seq)
            answer.frames.push_back(frame(request.topic, seq));
    }
};

// What a client of the protocol holds; says what is wrong with the first frame that breaks the promise.
class ModelClient {
  public:
    void receive(const std::string& text) {
        if (!fault.empty()) return;
        const auto frame = json::parse_trusted(text).as_object();
        const std::string op(frame.at("op").as_string());
        const std::string topic(frame.contains("t") ? std::string(frame.at("t").as_string()) : std::string());
        const auto seq = frame.contains("seq") ? frame.at("seq").as_int64() : -1;
        auto& last = positions[topic];
        if (op == "snap") {
            if (last && seq < *last && !reset.contains(topic))
                return complain("a snapshot of the past", text);
            last = seq;
            reset.erase(topic);
        } else if (op == "d") {
            if (!last || seq != *last + 1 || reset.contains(topic))
                return complain("a hole or a repetition", text);
            last = seq;
            ++deltas;
        } else if (op == "live") {
            if (!last || seq != *last || reset.contains(topic))
                return complain("live without the data", text);
            live.insert(topic);
        } else if (op == "hb" && !topic.empty()) {
            if (!last || seq != *last) return complain("a heartbeat of another position", text);
        } else if (op == "reset") {
            reset.insert(topic);
        } else if (op == "error" && !topic.empty()) {
            refused.insert(topic);
        }
    }
    std::optional<Position> position(const std::string& topic) const {
        const auto found = positions.find(topic);
        if (found == positions.end() || !found->second) return std::nullopt;
        return Position{"e1", *found->second};
    }

    std::string fault;
    std::map<std::string, std::optional<std::int64_t>> positions;
    std::set<std::string> live, reset, refused;
    int deltas = 0;

  private:
    void complain(const std::string& what, const std::string& frame) {
        fault = what + ": " + frame.substr(0, 120);
    }
};

inline std::string subscription_text(const std::string& topic, const std::optional<Position>& from) {
    std::string text = R"("t":")" + topic + '"';
    if (from) text += R"(,"epoch":")" + from->epoch + R"(","seq":)" + std::to_string(from->seq);
    return text;
}
inline std::string hello_text(const std::string& topic, const std::optional<Position>& from = {}) {
    return R"({"op":"hello","subs":[{)" + subscription_text(topic, from) + "}]}";
}
inline std::string sub_text(const std::string& topic, const std::optional<Position>& from = {}) {
    return R"({"op":"sub",)" + subscription_text(topic, from) + "}";
}

}  // namespace multaqa::live
