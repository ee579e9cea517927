// What a shard asks of the database for its subscribers, and the answers; never read on the shard's own
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "live/colleague.hpp"
#include "live/frame.hpp"

namespace multaqa::live {

// How far a client has come: the incarnation of the database and the last seq it holds of the topic.
struct Position {
    std::string epoch;
    std::int64_t seq = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

enum class Want {
    rights,   // only whether the caller may follow: what it misses lies ready in the shard
    data,     // the rights, and a replay or a snapshot
    recheck,  // the rights of one who follows already
};

struct CatchUpRequest {
    std::uint64_t subscription = 0;
    std::shared_ptr<const Caller> caller;
    std::string topic;
    std::optional<Position> from;  // none: the client holds nothing
    Want want = Want::data;
};

struct CatchUp {
    std::uint64_t subscription = 0;
    Want want = Want::data;
    std::optional<Problem> refusal;        // then nothing else is set
    std::shared_ptr<const Caller> caller;  // as it stands now; null when nothing was changed
    std::shared_ptr<const Colleague> colleague;  // of this topic; null where nobody is told who has what in hand
    std::int64_t head = 0;                 // of the topic in the same read transaction
    std::string reset;  // why the client's position is void: epoch, ahead, too-old; else empty
    Frame snapshot;     // null: `frames` continue the client's position without a hole
    std::int64_t snapshot_seq = 0;
    std::vector<Frame>
        frames;  // seq first_seq, first_seq+1, …; at most what fits a client's queue, so maybe not to head
    std::int64_t first_seq = 0;
};

// A frame of a `d` with its place in the topic.
struct Publication {
    std::string topic;
    std::int64_t seq = 0;
    Frame frame;
};

// Runs on the pool, several calls at once. Answers instead of throwing: an outage is a refusal of every
// request.
class TopicReader {
  public:
    virtual ~TopicReader() = default;
    // All requests in one read transaction, in their order.
    virtual std::vector<CatchUp> catch_up(const std::vector<CatchUpRequest>& requests) = 0;
    // The entries after `seq`, as many as fit a tail; empty on an outage.
    virtual std::vector<Publication> entries_after(const std::string& topic, std::int64_t seq) = 0;
    virtual Result<Caller> redeem_ticket(const std::string& ticket) = 0;
};

}  // namespace multaqa::live
