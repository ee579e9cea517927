#include "access/sign_in_throttle.hpp"

#include "common/limits.hpp"

namespace multaqa::access {

SignInThrottle::SignInThrottle(std::size_t most_keys) : most_keys_(most_keys) {}

std::optional<std::chrono::seconds> SignInThrottle::begin(std::string_view email, std::string_view address,
                                                          Instant now) {
    const std::lock_guard lock(mutex_);
    const Key key(email, address);
    auto entry = entries_.find(key);
    if (entry == entries_.end()) {
        if (entries_.size() >= most_keys_) forget(entries_.find(by_age_.front()));
        entry = entries_.emplace(key, Entry{{}, by_age_.insert(by_age_.end(), key)}).first;
    } else {
        by_age_.splice(by_age_.end(), by_age_, entry->second.place);
    }
    auto& failures = entry->second.failures;
    while (!failures.empty() && now - failures.front() >= limits::kSignInFailureTime) failures.pop_front();
    if (failures.size() < limits::kSignInFailures) {
        failures.push_back(now);
        return std::nullopt;
    }
    return std::chrono::ceil<std::chrono::seconds>(failures.front() + limits::kSignInFailureTime - now);
}

void SignInThrottle::succeeded(std::string_view email, std::string_view address) {
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(Key(email, address));
    if (entry != entries_.end()) forget(entry);
}

void SignInThrottle::withdraw(std::string_view email, std::string_view address) {
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.find(Key(email, address));
    if (entry == entries_.end() || entry->second.failures.empty()) return;
    entry->second.failures.pop_back();
}

void SignInThrottle::forget(std::map<Key, Entry>::iterator entry) {
    by_age_.erase(entry->second.place);
    entries_.erase(entry);
}

}  // namespace multaqa::access
