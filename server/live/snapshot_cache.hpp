// Encoded snapshots by topic and seq, made once however many ask at the same time. Any thread.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <string>

#include "common/result/result.hpp"
#include "live/frame.hpp"

namespace multaqa::live {

class SnapshotCache {
  public:
    // The frame of (topic, seq), from `make` if nobody has made it yet. While one caller makes it, the others
    // wait. `make` may throw: then the next one tries. An older seq than the kept one is made and not kept.
    Result<Frame> get(const std::string& topic, std::int64_t seq, const std::function<Result<Frame>()>& make);

  private:
    struct Entry {
        std::int64_t seq = -1;  // of `frame`
        Frame frame;
        bool making = false;
        std::list<std::string>::iterator age;
    };
    Entry& touch(const std::string& topic);
    void keep(const std::string& topic, std::int64_t seq, const Frame& frame);
    void evict();

    std::mutex mutex_;
    std::condition_variable made_;
    std::map<std::string, Entry> entries_;
    std::list<std::string> by_age_;  // the least recently used first
    std::size_t bytes_ = 0;
};

}  // namespace multaqa::live
