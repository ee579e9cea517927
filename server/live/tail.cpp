#include "live/tail.hpp"

#include "common/limits.hpp"

namespace multaqa::live {

void Tail::push(std::int64_t seq, Frame frame) {
    if (frames_.empty()) first_ = seq;
    bytes_ += frame->size();
    frames_.push_back(std::move(frame));
    while (frames_.size() > limits::kLiveTailFrames ||
           (bytes_ > limits::kLiveTailBytes && frames_.size() > 1)) {
        bytes_ -= frames_.front()->size();
        frames_.pop_front();
        ++first_;
    }
}

bool Tail::covers(std::int64_t seq, std::int64_t head) const {
    return seq >= head || (!frames_.empty() && first_ <= seq + 1);
}

const Frame& Tail::at(std::int64_t seq) const {
    return frames_.at(static_cast<std::size_t>(seq - first_));
}

void Tail::clear() {
    frames_.clear();
    bytes_ = 0;
}

}  // namespace multaqa::live
