// The newest frames of a topic, ready to be sent: a bounded run without holes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

#include "live/frame.hpp"

namespace multaqa::live {

class Tail {
  public:
    // `seq` follows the last one, unless the tail is empty. Drops the oldest beyond 1,024 frames or 1 MiB.
    void push(std::int64_t seq, Frame frame);
    // Whether everything after `seq` up to `head` is here.
    bool covers(std::int64_t seq, std::int64_t head) const;
    const Frame& at(std::int64_t seq) const;  // requires: covered
    bool empty() const { return frames_.empty(); }
    void clear();

  private:
    std::deque<Frame> frames_;
    std::int64_t first_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace multaqa::live
