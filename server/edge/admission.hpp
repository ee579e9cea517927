// Counts connections, in all and per address, and refuses those beyond the limits.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace multaqa::edge {

class Admission {
  public:
    Admission(std::size_t total, std::size_t per_address, std::vector<std::string> uncounted_addresses);

    // Held by a connection for as long as it lives. Empty: refused.
    class Ticket {
      public:
        Ticket() = default;
        Ticket(Admission& admission, std::string key) : admission_(&admission), key_(std::move(key)) {}
        Ticket(Ticket&& other) noexcept;
        Ticket& operator=(Ticket&& other) noexcept;
        ~Ticket();
        explicit operator bool() const { return admission_ != nullptr; }

      private:
        Admission* admission_ = nullptr;
        std::string key_;
    };

    Ticket admit(const std::string& address);  // any thread, as are the tickets
    std::size_t count() const { return count_.load(); }

  private:
    void leave(const std::string& key);

    const std::size_t total_, per_address_;
    const std::vector<std::string> uncounted_;  // proxies: many people behind one address
    std::atomic<std::size_t> count_ = 0;
    std::mutex mutex_;
    std::map<std::string, std::size_t> by_address_;
};

// What counts as one address: an IPv4 address, or the /64 of an IPv6 address, because one host may use all of it.
std::string admission_key(const std::string& address);

}  // namespace multaqa::edge
