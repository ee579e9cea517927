// The zone data of each version that this node has in memory: the writer finds there what each group writes under.
#pragma once

#include <memory>
#include <string>

#include "common/time/zone_database.hpp"

namespace multaqa::command {

class ZoneReleases {
  public:
    virtual ~ZoneReleases() = default;
    // Quick; null where it must be loaded first. `version` is adopted: whoever reads follows it from now on.
    virtual std::shared_ptr<const ZoneDatabase> follow(const std::string& version) = 0;
    // May take a second, and reads the database: never within a transaction. False where it cannot be had; the log says why.
    virtual bool load(const std::string& version) = 0;
};

}  // namespace multaqa::command
