// Blocking a resource or a site, and lifting it; for protocol and administrators.
#pragma once

#include <cstdint>
#include <optional>

#include "command/command.hpp"
#include "resources/blocking.hpp"
#include "resources/blocking_codec.hpp"

namespace multaqa::resources {

// Acts on what its preview has shown: where that is not what it displaces now, revision_mismatch. What is displaced stays,
// in conflict with the closure. Otherwise refused as the preview is.
command::Command<Blocking> place_blocking(WantedBlocking wanted, std::optional<command::IdempotencyKey> key = {});

// not_found, forbidden, version_mismatch; lifting what is lifted changes nothing.
command::Command<Blocking> lift_blocking(BlockingId id, std::int64_t version);

}  // namespace multaqa::resources
