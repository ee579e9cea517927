// Reading blockings, and what one would displace; for protocol and administrators.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/blocking.hpp"
#include "resources/blocking_codec.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

struct BlockingPreview {
    std::vector<scheduling::Subject> subjects;  // that it closes
    PlacedTime time;
    Displaced displaced;       // by subject, then start
    std::string confirmation;  // what acting must name
};

// forbidden for others; validation_failed for a thing that is not there, and where it displaces more than can be shown.
Result<BlockingPreview> preview_blocking(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, Instant now,
                                         const WantedBlocking& wanted);

Result<Blocking> get_blocking(store::Connection& db, const Caller& caller, const BlockingId& id);
// In force. Any staff sees when a resource is blocked and why.
Result<Slice<Blocking>> list_blockings(store::Connection& db, const Caller& caller, const std::optional<std::string>& thing_key,
                                       const BlockingId& after, std::size_t limit);

}  // namespace multaqa::resources
