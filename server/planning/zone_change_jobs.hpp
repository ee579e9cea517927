// Carries a change of the zone data on, batch by batch, until nothing of it is left.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command/executor.hpp"
#include "common/text/messages.hpp"
#include "planning/zone_change.hpp"
#include "store/database.hpp"

namespace multaqa::planning {

struct ZoneChangeParts {
    store::Database* database = nullptr;
    command::Executor* executor = nullptr;
    command::Clock clock;
    // Of a version that is stored; throws with the remedy where it cannot be had.
    std::function<std::shared_ptr<const ZoneDatabase>(const std::string& version)> zones_of;
    const Messages* messages = nullptr;  // of the notes of releases that are issued again
    // After the commit of its last part, of every event of which something moved: what is published of it may be another release. May be empty.
    std::function<void(const EventId&)> event_moved = {};
};

// One thread at a time; several runners, in several processes too, do each batch once: the cursor says whose it was.
class ZoneChangeRunner {
  public:
    explicit ZoneChangeRunner(ZoneChangeParts parts) : parts_(std::move(parts)) {}

    struct Step {
        std::optional<ZoneChange> change;     // as it stands now; none: nothing is to be done
        std::chrono::milliseconds pause{0};   // before the next step, after a failure; others who write stand in line before it
    };
    // Moves one batch. Waits for the executor: never on the pool or the writer. What fails is logged and tried again.
    Step step();

  private:
    Step carry_on(const ZoneChange& change);
    Step put_off(std::optional<ZoneChange> change);
    void tell(const std::vector<programme::EventPart>& parts) const;
    void adapt(std::chrono::milliseconds took);

    ZoneChangeParts parts_;
    std::size_t limit_ = kFirstLimit;
    std::chrono::milliseconds next_wait_ = kFirstWait;

    static constexpr std::size_t kFirstLimit = 25;
    static constexpr std::chrono::milliseconds kFirstWait{1000};
};

}  // namespace multaqa::planning
