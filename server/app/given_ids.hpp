// New ids, except that the next one may be told beforehand: what was exported keeps its id when it is read back.
#pragma once

#include <functional>
#include <mutex>
#include <string>
#include <utility>

#include "common/ids/id.hpp"

namespace multaqa::app {

// Commands that make a thing draw its id first; whoever tells one checks what the thing was called in the end.
class GivenIds final : public IdSource {
  public:
    explicit GivenIds(std::function<Instant()> clock) : others_(std::move(clock)) {}

    void give_next(std::string id) {
        const std::lock_guard lock(mutex_);
        next_ = std::move(id);
    }
    std::string next_uuid() override {
        const std::lock_guard lock(mutex_);
        if (next_.empty()) return others_.next_uuid();
        return std::exchange(next_, {});
    }

  private:
    std::mutex mutex_;
    std::string next_;
    Uuid7Source others_;
};

}  // namespace multaqa::app
