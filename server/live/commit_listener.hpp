// Told of committed topic entries by the one write path.
#pragma once

#include <vector>

#include "live/topic_entry.hpp"

namespace multaqa::live {

class CommitListener {
  public:
    virtual ~CommitListener() = default;
    // On the writer's thread, after the commit, per topic in ascending order of seq. Must not block or throw.
    virtual void committed(std::vector<TopicEntry> entries) = 0;
};

}  // namespace multaqa::live
