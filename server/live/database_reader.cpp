#include "live/database_reader.hpp"

#include "common/limits.hpp"
#include "common/log.hpp"
#include "live/topic_log_store.hpp"
#include "store/store_error.hpp"

namespace multaqa::live {
namespace {

constexpr std::int64_t kEntriesPerRead = 256;
constexpr std::size_t kSmallReplay = 16 * 1024;  // below, nobody asks how large the snapshot would be
constexpr auto kRetryAfter = std::chrono::seconds(2);

std::vector<CatchUp> refuse_all(const std::vector<CatchUpRequest>& requests, const Problem& problem) {
    std::vector<CatchUp> answers;
    answers.reserve(requests.size());
    for (const auto& request : requests)
        answers.push_back({.subscription = request.subscription, .want = request.want, .refusal = problem});
    return answers;
}

Problem unavailable() {
    return {.code = ProblemCode::storage_unavailable, .retry_after = kRetryAfter};
}

}  // namespace

struct DatabaseReader::Load {
    store::Connection& db;
    std::map<std::string, std::int64_t> heads;
    std::map<std::pair<std::string, std::int64_t>, Replay> replays;

    std::int64_t head(const std::string& topic) {
        auto [it, is_new] = heads.try_emplace(topic);
        if (is_new) it->second = head_of(db, topic);
        return it->second;
    }
};

DatabaseReader::DatabaseReader(store::Database& database, Gate& gate, std::string epoch,
                               std::shared_ptr<LiveCounters> counters)
    : database_(database), gate_(gate), epoch_(std::move(epoch)), counters_(std::move(counters)) {}

std::vector<CatchUp> DatabaseReader::catch_up(const std::vector<CatchUpRequest>& requests) {
    try {
        std::vector<CatchUp> answers;
        database_.read([&](store::Connection& db) {
            answers.clear();
            Load load{.db = db};
            for (const auto& request : requests) answers.push_back(answer(load, request));
        });
        return answers;
    } catch (const store::StoreError& error) {
        log::warning("live-load-failed", {{"requests", static_cast<std::int64_t>(requests.size())}});
        if (error.is_outage()) return refuse_all(requests, unavailable());
    } catch (const std::exception&) {
        log::error("live-load-broken", {{"requests", static_cast<std::int64_t>(requests.size())}});
    }
    return refuse_all(requests, {.code = ProblemCode::internal_error});
}

CatchUp DatabaseReader::answer(Load& load, const CatchUpRequest& request) {
    CatchUp answer{.subscription = request.subscription, .want = request.want};
    auto caller = request.caller;
    if (caller->is_signed_in() || !caller->links.empty())
        answer.caller = caller = std::make_shared<const Caller>(gate_.current(load.db, *caller));
    auto allowed = gate_.may_follow(load.db, *caller, request.topic);
    if (allowed.has_error()) {
        answer.refusal = std::move(allowed).error();
        return answer;
    }
    if (auto colleague = gate_.colleague(load.db, *caller, request.topic))
        answer.colleague = std::make_shared<const Colleague>(std::move(*colleague));
    answer.head = load.head(request.topic);
    if (request.want == Want::data) add_data(load, request, answer);
    return answer;
}

void DatabaseReader::add_data(Load& load, const CatchUpRequest& request, CatchUp& answer) {
    if (!request.from) return add_snapshot(load, request.topic, answer);
    const auto& from = *request.from;
    if (from.epoch != epoch_ || from.seq < 0 || from.seq > answer.head) {
        answer.reset = from.epoch != epoch_ ? "epoch" : "ahead";
        return add_snapshot(load, request.topic, answer);
    }
    auto [it, is_new] = load.replays.try_emplace({request.topic, from.seq});
    if (is_new) it->second = read_replay(load, request.topic, from.seq, answer.head);
    if (!it->second.usable) return add_snapshot(load, request.topic, answer);
    answer.frames = it->second.frames;
    answer.first_seq = from.seq + 1;
}

void DatabaseReader::add_snapshot(Load& load, const std::string& topic, CatchUp& answer) {
    auto frame = snapshot(load, topic, answer.head);
    if (frame.has_error()) {
        answer.refusal = std::move(frame).error();
        return;
    }
    answer.snapshot = std::move(*frame);
    answer.snapshot_seq = answer.head;
}

Result<Frame> DatabaseReader::snapshot(Load& load, const std::string& topic, std::int64_t head) {
    return snapshots_.get(topic, head, [&]() -> Result<Frame> {
        auto made = gate_.snapshot(load.db, topic);
        if (made.has_error()) return std::move(made).error();
        if (made->seq != head) {  // the same read transaction: it must not be a document of another moment
            log::error("live-snapshot-of-another-seq", {{"head", head}, {"seq", made->seq}});
            return Problem{.code = ProblemCode::internal_error};
        }
        counters_->snapshots_encoded.fetch_add(1, std::memory_order_relaxed);
        return encode_snapshot(topic, epoch_, head, *made->data);
    });
}

// Reads on until the end or until the replay is larger than the snapshot, but keeps only what one queue can
// take.
DatabaseReader::Replay DatabaseReader::read_replay(Load& load, const std::string& topic, std::int64_t after,
                                                   std::int64_t head) {
    Replay replay;
    std::size_t bytes = 0;
    std::size_t snapshot_bytes = 0;
    auto next = after + 1;
    while (next <= head) {
        const auto entries = list_entries_after(load.db, topic, next - 1, kEntriesPerRead);
        if (entries.empty() || entries.front().seq != next) return {};  // the log does not reach back so far
        for (const auto& entry : entries) {
            auto text = encode_delta(entry);
            bytes += text.size();
            const bool fits =
                bytes <= limits::kLiveQueueBytes && replay.frames.size() < limits::kLiveQueueFrames;
            if (fits || replay.frames.empty()) replay.frames.push_back(make_frame(std::move(text)));
        }
        next = entries.back().seq + 1;
        if (bytes <= kSmallReplay) continue;
        if (snapshot_bytes == 0) {
            const auto whole = snapshot(load, topic, head);
            if (whole.has_error()) return {};
            snapshot_bytes = (*whole)->size();
        }
        if (bytes >= snapshot_bytes) return {};
    }
    replay.usable = true;
    return replay;
}

std::vector<Publication> DatabaseReader::entries_after(const std::string& topic, std::int64_t seq) {
    try {
        const auto limit = static_cast<std::int64_t>(limits::kLiveTailFrames);
        const auto entries = database_.read_value(
            [&](store::Connection& db) { return list_entries_after(db, topic, seq, limit); });
        std::vector<Publication> publications;
        for (const auto& entry : entries)
            publications.push_back({entry.topic, entry.seq, make_frame(encode_delta(entry))});
        return publications;
    } catch (const std::exception&) {
        log::warning("live-fill-failed");
        return {};
    }
}

Result<Caller> DatabaseReader::redeem_ticket(const std::string& ticket) {
    try {
        return gate_.redeem_ticket(ticket);
    } catch (const store::StoreError&) {
        return unavailable();
    } catch (const std::exception&) {
        log::error("live-ticket-broken");
        return Problem{.code = ProblemCode::internal_error};
    }
}

}  // namespace multaqa::live
