#include "access/live_tickets.hpp"

#include "access/secret.hpp"
#include "common/limits.hpp"

namespace multaqa::access {

LiveTickets::LiveTickets(std::size_t most) : most_(most) {}

Result<LiveTicket> LiveTickets::issue(const Caller& caller, Instant now) {
    LiveTicket ticket{new_secret(), now + limits::kLiveTicketTime};
    const std::lock_guard lock(mutex_);
    if (entries_.size() >= most_) drop_expired(now);
    if (entries_.size() >= most_)
        return Problem{.code = ProblemCode::too_many_requests, .retry_after = limits::kLiveTicketTime};
    entries_.emplace(sha256_hex(ticket.text), Entry{caller, ticket.expires_at});
    return ticket;
}

Result<Caller> LiveTickets::redeem(std::string_view ticket, Instant now) {
    const auto key = sha256_hex(ticket);
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(key);
    if (found == entries_.end()) return Problem{.code = ProblemCode::unauthenticated};
    const Entry entry = std::move(found->second);
    entries_.erase(found);
    if (now >= entry.expires_at) return Problem{.code = ProblemCode::unauthenticated};
    return entry.caller;
}

void LiveTickets::drop_expired(Instant now) {
    std::erase_if(entries_, [&](const auto& item) { return now >= item.second.expires_at; });
}

}  // namespace multaqa::access
