// Counts failed sign-ins per account and address and says when the next may be tried (DECISIONS 40). In
// memory.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "common/time/instant.hpp"

namespace multaqa::access {

// Thread-safe. Holds at most `most_keys` pairs; when there are more, the one tried longest ago is forgotten.
class SignInThrottle {
  public:
    explicit SignInThrottle(std::size_t most_keys);

    // Counts an attempt as failed before its outcome is known, so that a thousand at once are no way around;
    // answers how long to wait when there were too many already.
    std::optional<std::chrono::seconds> begin(std::string_view email, std::string_view address, Instant now);
    void succeeded(std::string_view email, std::string_view address);  // forgets the failures
    void withdraw(std::string_view email,
                  std::string_view address);  // the attempt begun last was never judged

  private:
    using Key = std::pair<std::string, std::string>;
    struct Entry {
        std::deque<Instant> failures;  // ascending, at most limits::kSignInFailures
        std::list<Key>::iterator place;
    };
    void forget(std::map<Key, Entry>::iterator entry);

    const std::size_t most_keys_;
    std::mutex mutex_;
    std::map<Key, Entry> entries_;
    std::list<Key> by_age_;  // tried longest ago first
};

}  // namespace multaqa::access
