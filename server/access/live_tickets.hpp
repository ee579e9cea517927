// Tickets with which a live connection signs in where it has neither cookie nor header (DECISIONS 40). In
// memory.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"

namespace multaqa::access {

struct LiveTicket {
    std::string text;
    Instant expires_at;
};

// Thread-safe. Usable once, within 30 seconds.
class LiveTickets {
  public:
    explicit LiveTickets(std::size_t most);

    // too_many_requests when `most` tickets are out.
    Result<LiveTicket> issue(const Caller& caller, Instant now);
    // unauthenticated when unknown, used or too old.
    Result<Caller> redeem(std::string_view ticket, Instant now);

  private:
    struct Entry {
        Caller caller;
        Instant expires_at;
    };
    void drop_expired(Instant now);

    const std::size_t most_;
    std::mutex mutex_;
    std::map<std::string, Entry, std::less<>>
        entries_;  // by SHA-256 of the ticket: a look-up tells nothing by its time
};

}  // namespace multaqa::access
