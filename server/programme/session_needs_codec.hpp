// The member `needs` of a session as JSON, whole and as a patch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "programme/session_needs.hpp"

namespace multaqa::programme {

json::object to_json(const SessionNeeds& needs);

SessionNeedsPatch read_needs_patch(json::ObjectReader& reader, std::vector<Fault>& faults);
// Adds the member where the patch says anything.
void add_needs_patch(json::object& body, const SessionNeedsPatch& patch);

// For the column. Throws on text that we did not write.
std::string encode_session_needs(const SessionNeeds& needs);
SessionNeeds decode_session_needs(std::string_view stored);

}  // namespace multaqa::programme
