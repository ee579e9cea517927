#include "live/snapshot_cache.hpp"

namespace multaqa::live {
namespace {

constexpr std::size_t kCacheBytes = 64 * 1024 * 1024;

}  // namespace

Result<Frame> SnapshotCache::get(const std::string& topic, std::int64_t seq,
                                 const std::function<Result<Frame>()>& make) {
    {
        std::unique_lock lock(mutex_);
        for (;;) {
            Entry& entry = touch(topic);  // anew after each wait: it may have been evicted
            if (entry.frame && entry.seq == seq) return entry.frame;
            if (!entry.making) {
                entry.making = true;
                break;
            }
            made_.wait(lock);
        }
    }
    Result<Frame> made = Frame();
    try {
        made = make();
    } catch (...) {
        keep(topic, seq, nullptr);
        throw;
    }
    keep(topic, seq, made.has_value() ? *made : nullptr);
    return made;
}

SnapshotCache::Entry& SnapshotCache::touch(const std::string& topic) {
    auto [it, is_new] = entries_.try_emplace(topic);
    if (is_new)
        it->second.age = by_age_.insert(by_age_.end(), topic);
    else
        by_age_.splice(by_age_.end(), by_age_, it->second.age);
    return it->second;
}

void SnapshotCache::keep(const std::string& topic, std::int64_t seq, const Frame& frame) {
    {
        const std::lock_guard lock(mutex_);
        auto& entry = entries_.at(topic);  // evict() leaves those that are being made
        entry.making = false;
        if (frame && seq > entry.seq) {
            bytes_ += frame->size() - (entry.frame ? entry.frame->size() : 0);
            entry.seq = seq;
            entry.frame = frame;
        }
        evict();
    }
    made_.notify_all();
}

void SnapshotCache::evict() {
    constexpr std::size_t kCacheTopics = 1024;
    for (auto oldest = by_age_.begin();
         oldest != by_age_.end() && (bytes_ > kCacheBytes || entries_.size() > kCacheTopics);) {
        const auto entry = entries_.find(*oldest);
        if (entry->second.making) {
            ++oldest;
            continue;
        }
        if (entry->second.frame) bytes_ -= entry->second.frame->size();
        entries_.erase(entry);
        oldest = by_age_.erase(oldest);
    }
}

}  // namespace multaqa::live
