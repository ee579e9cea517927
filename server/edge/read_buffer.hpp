// The bytes of a connection that were read and not yet used, contiguous; grows on demand and never beyond what is asked.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace multaqa::edge {

class ReadBuffer {
  public:
    std::string_view text() const { return {bytes_.get() + begin_, end_ - begin_}; }
    char* free_begin() { return bytes_.get() + end_; }
    std::size_t free_size() const { return capacity_ - end_; }
    void commit(std::size_t n) { end_ += n; }
    void consume(std::size_t n) {
        begin_ += n;
        if (begin_ == end_) begin_ = end_ = 0;
    }
    // Room for at least `wanted` bytes behind the text; moves the text, so views into it end here.
    void make_room(std::size_t wanted) {
        if (free_size() >= wanted) return;
        const std::size_t used = end_ - begin_;
        if (used + wanted > capacity_) {
            const auto capacity = std::max(kFirst, std::max(used + wanted, capacity_ * 2));
            auto larger = std::make_unique<char[]>(capacity);
            if (used != 0) std::memcpy(larger.get(), bytes_.get() + begin_, used);
            bytes_ = std::move(larger);
            capacity_ = capacity;
        } else {
            std::memmove(bytes_.get(), bytes_.get() + begin_, used);
        }
        begin_ = 0;
        end_ = used;
    }
    // Back to nothing after an unusually large request, so that idle connections stay small.
    void shrink() {
        if (begin_ != end_ || capacity_ <= kFirst) return;
        bytes_.reset();
        capacity_ = begin_ = end_ = 0;
    }

  private:
    static constexpr std::size_t kFirst = 4 * 1024;
    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace multaqa::edge
