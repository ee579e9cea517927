// What each audience receives of a session: one table classifies every field and every column (DECISIONS 22).
#pragma once

#include <span>
#include <string_view>

#include "common/json/json.hpp"
#include "programme/audience.hpp"
#include "programme/session.hpp"

namespace multaqa::programme {

// Session of schema/openapi.yaml: the resource, for staff.
json::object session_json(const Session& session);
// AgendaSession, as the audience receives it.
json::object agenda_session_json(const Session& session, Audience audience);

}  // namespace multaqa::programme
