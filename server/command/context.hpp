// What a use case is handed besides its command: time, identity, randomness and zones never come from
// elsewhere.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "common/identity/caller.hpp"
#include "common/ids/id.hpp"
#include "common/time/zone_database.hpp"

namespace multaqa::command {

using Clock = std::function<Instant()>;

struct Context {
    Instant now;
    Caller caller;
    IdSource* ids = nullptr;              // never null inside a use case
    const ZoneDatabase* zones = nullptr;  // the adopted release; never null inside a use case
    std::string request_id;
};

}  // namespace multaqa::command
