// EventDuplicate of schema/openapi.yaml as clients write it.
#pragma once

#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "programme/event_duplicate.hpp"

namespace multaqa::programme {

// `id` is that of the new event. validation_failed with every fault that can be seen without the database.
Result<DuplicateEvent> parse_duplicate_event(const EventId& source, const EventId& id, const json::value& body);

}  // namespace multaqa::programme
