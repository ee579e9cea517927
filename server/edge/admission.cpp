#include "edge/admission.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <utility>

namespace multaqa::edge {

std::string admission_key(const std::string& address) {
    constexpr std::size_t kPrefixBytes = 8;
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
    return {reinterpret_cast<const char*>(bytes.data()), kPrefixBytes};
}

Admission::Admission(std::size_t total, std::size_t per_address, std::vector<std::string> uncounted_addresses)
    : total_(total), per_address_(per_address), uncounted_(std::move(uncounted_addresses)) {}

Admission::Ticket Admission::admit(const std::string& address) {
    const bool counted = std::find(uncounted_.begin(), uncounted_.end(), address) == uncounted_.end();
    auto key = counted ? admission_key(address) : std::string();
    const std::lock_guard lock(mutex_);
    if (count_.load() >= total_) return {};
    if (counted) {
        auto& taken = by_address_[key];
        if (taken >= per_address_) return {};
        ++taken;
    }
    ++count_;
    return {*this, std::move(key)};
}

void Admission::leave(const std::string& key) {
    const std::lock_guard lock(mutex_);
    --count_;
    const auto found = by_address_.find(key);
    if (found != by_address_.end() && --found->second == 0) by_address_.erase(found);
}

Admission::Ticket::Ticket(Ticket&& other) noexcept
    : admission_(std::exchange(other.admission_, nullptr)), key_(std::move(other.key_)) {}

Admission::Ticket& Admission::Ticket::operator=(Ticket&& other) noexcept {
    std::swap(admission_, other.admission_);
    std::swap(key_, other.key_);
    return *this;
}

Admission::Ticket::~Ticket() {
    if (admission_) admission_->leave(key_);
}

}  // namespace multaqa::edge
