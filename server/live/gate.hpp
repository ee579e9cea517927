// What live/ asks of the capabilities without knowing them: rights and snapshots. app/ fills it (DECISIONS
// 28).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "live/colleague.hpp"
#include "store/connection.hpp"

namespace multaqa::live {

struct Snapshot {
    std::int64_t seq = 0;  // the topic's head in the same read transaction
    std::shared_ptr<const std::string>
        data;  // encoded document: the same bytes as GET …/agenda (DECISIONS 34)
};

class Gate {
  public:
    virtual ~Gate() = default;
    // Whether the caller may follow the topic now: not_found where it may not even know of it. Runs on the
    // pool.
    virtual Done may_follow(store::Connection& db, const Caller& caller, std::string_view topic) = 0;
    // The caller with the rights it has now: asked before may_follow of everybody who has shown anything.
    // Anonymous when that has ended. Runs on the pool.
    virtual Caller current(store::Connection&, const Caller& caller) { return caller; }
    // As whom the others who follow the topic hear of the caller; none where a topic tells nobody who works on it.
    // Asked only of whoever may follow. Runs on the pool.
    virtual std::optional<Colleague> colleague(store::Connection&, const Caller&, std::string_view /*topic*/) {
        return std::nullopt;
    }
    // The topic's document as of this read transaction. Runs on the pool. Answers may be cached by (topic,
    // seq).
    virtual Result<Snapshot> snapshot(store::Connection& db, std::string_view topic) = 0;
    // Exchanges a one-use ticket (DECISIONS 40); unauthenticated when unknown, used or older than 30 s.
    virtual Result<Caller> redeem_ticket(std::string_view ticket) = 0;
};

}  // namespace multaqa::live
