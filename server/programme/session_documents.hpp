// What each audience receives of a session: one table classifies every field and every column (DECISIONS 22).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "programme/field_documents.hpp"
#include "programme/session_change.hpp"

namespace multaqa::programme {

std::span<const FieldRule<Session>> session_fields();
std::span<const FieldRule<Participant>> participant_fields();

// Session of schema/openapi.yaml: the resource, for staff.
json::object session_json(const Session& session);
// AgendaSession, as the audience receives it.
json::object agenda_session_json(const Session& session, Audience audience);

// The map of the staff agenda in which it stands: "sessions", or "unplaced".
std::string_view staff_map(const Session& session);
// The operations for the staff topic; none where staff sees no difference.
std::vector<std::string> staff_operations(const SessionChange& change);

// {"set": path, "value": merge patch} and {"del": path} (DECISIONS 35).
std::string set_operation(const std::string& path, const json::value& patch);
std::string delete_operation(const std::string& path);

}  // namespace multaqa::programme
