// Opening hours as JSON: {"weekly": {"monday": [{"opens": "08:00", "closes": "18:00"}]}, "exceptions": {"2027-01-13": []}}.
#pragma once

#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "scheduling/opening_hours.hpp"

namespace multaqa::scheduling {

json::object to_json(const OpeningHours& hours);
// The member `name` of the reader's object; always open where it is absent or null.
OpeningHours read_opening_hours(json::ObjectReader& reader, std::string_view name, std::vector<Fault>& faults);

}  // namespace multaqa::scheduling
