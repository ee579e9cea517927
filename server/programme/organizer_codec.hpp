// The organisations behind an event or a series, in their roles, as clients write and read them.
#pragma once

#include <vector>

#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "programme/event.hpp"

namespace multaqa::programme {

// The member `organizers`; empty where it is absent or null.
std::vector<EventOrganizer> read_organizers(json::ObjectReader& reader, std::vector<Fault>& faults);
json::array organizers_json(const std::vector<EventOrganizer>& organizers);

}  // namespace multaqa::programme
