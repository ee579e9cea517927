// Needs, and what a place offers, as JSON: what clients send and what the database keeps are the same members.
#pragma once

#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "scheduling/place.hpp"

namespace multaqa::scheduling {

// {"audience", "layout", "tags", "booths", "stepFree", "securityLevel"}; nothing for what is not asked.
json::object to_json(const Needs& needs);
// Reads these members of the reader's object; its other members are left to others.
Needs read_needs(json::ObjectReader& reader);

// {"capacities", "safetyLimit", "tags", "booths", "stepFree", "securityLevel", "openingHours", "rules"}.
json::object offers_json(const Place& place);
Place read_offers(json::ObjectReader& reader, std::vector<Fault>& faults);

// For columns: "" stands for no needs. Throws on text that we did not write.
std::string encode_needs(const Needs& needs);
Needs decode_needs(std::string_view stored);
std::string encode_place(const Place& place);
Place decode_place(std::string_view stored);

}  // namespace multaqa::scheduling
