// What each audience receives of a session: one table classifies every field and every column (DECISIONS 22).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "common/json/json.hpp"
#include "programme/field_rule.hpp"
#include "programme/session.hpp"

namespace multaqa::programme {

std::span<const FieldRule<Session>> session_fields();
std::span<const FieldRule<Participant>> participant_fields();

// Session of schema/openapi.yaml: the resource, for staff.
json::object session_json(const Session& session);
// AgendaSession, as the audience receives it.
json::object agenda_session_json(const Session& session, Audience audience);

// A session before and after a write; a side is absent where it did not or does not exist.
struct SessionChange {
    std::optional<Session> before;
    std::optional<Session> after;
    std::string reason;  // "" where none was given
    // What else the command did to it that has a name of its own.
    enum class Deed { written, placement_given_up } deed = Deed::written;
};
// The operation for the staff topic; "" where staff sees no difference.
std::string staff_operation(const SessionChange& change);

// {"set": path, "value": merge patch} and {"del": path} (DECISIONS 35).
std::string set_operation(const std::string& path, const json::value& patch);
std::string delete_operation(const std::string& path);

}  // namespace multaqa::programme
