// What staff of an event are told where a write shows in no agenda: that the programme has another revision.
#pragma once

#include <cstdint>

#include "command/change.hpp"
#include "common/ids/id.hpp"

namespace multaqa::programme {

// The entry of the staff topic for a change that takes `revision`.
command::TopicOperations revision_news(const EventId& event, std::int64_t revision);

}  // namespace multaqa::programme
