// Follows the adopted zone data, carries a change of it on, and looks whether the system has something newer.
#pragma once

#include "app/housekeeping.hpp"
#include "app/installation.hpp"
#include "planning/zone_change_jobs.hpp"

namespace multaqa::app {

// What carries changes on with the write path and the shelf of an installation.
planning::ZoneChangeParts zone_change_parts(Installation& installation);

// On a thread of its own, from its making on: a change that a server left unfinished when it died goes on at once.
class ZoneWatch {
  public:
    explicit ZoneWatch(Installation& installation);  // has a running executor, and outlives this
    void hurry() { housekeeping_.hurry(); }          // a change was started here

  private:
    std::chrono::milliseconds look();
    void look_at_system();
    void adopt(const std::string& version);

    Installation& installation_;
    planning::ZoneChangeRunner runner_;
    std::string told_;           // the newer version that was last spoken of
    std::chrono::steady_clock::time_point next_try_{};
    Housekeeping housekeeping_;  // last: it uses all of the above
};

}  // namespace multaqa::app
