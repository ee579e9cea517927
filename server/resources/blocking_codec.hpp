// Blockings as JSON: what clients send, and changes as the log keeps them.
#pragma once

#include <string>

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "resources/blocking.hpp"

namespace multaqa::resources {

struct WantedBlocking {
    BlockedThing thing;
    WantedPeriod period;
    std::string reason;
    std::string confirmation;  // of the preview; "" in a preview
};
// validation_failed with every fault that can be seen without the database. A preview takes no confirmation.
enum class BlockingInput { preview, act };
Result<WantedBlocking> read_blocking(const json::value& body, BlockingInput input);

json::object blocking_json(const Blocking& blocking);

command::Change blocking_change(std::string kind, const Blocking& blocking);  // "BlockingPlaced", "BlockingLifted"
command::Change blocking_moved(const Blocking& before, const Blocking& after);

}  // namespace multaqa::resources
