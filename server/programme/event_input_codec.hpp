// Events and releases as clients write them: EventInput, EventPatch, ReleaseInput, GiveUpInput of schema/openapi.yaml.
#pragma once

#include <string>

#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "common/result/result.hpp"
#include "programme/event.hpp"
#include "programme/release.hpp"

namespace multaqa::programme {

// The member `edition`: its number and its label.
void read_edition(json::ObjectReader& reader, std::vector<Fault>& faults, EventPatch& patch);

// validation_failed with every fault that can be seen without the database.
Result<EventContent> parse_event(const json::value& body);
Result<EventPatch> parse_event_patch(const json::value& body);
Result<PublishRelease> parse_release(const EventId& event, const json::value& body);
Result<std::string> parse_give_up(const json::value& body);  // the reason, or ""

}  // namespace multaqa::programme
