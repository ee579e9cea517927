// Agendas encoded per audience, and operations that turn one document into the next (DECISIONS 34, 35).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/json/json.hpp"
#include "programme/agenda.hpp"
#include "programme/audience.hpp"

namespace multaqa::programme {

// Public: no drafts, only rooms and people that occur. Deterministic: equal agendas give equal bytes.
json::object agenda_json(const Agenda& agenda, Audience audience);
// A release of it: as above without drafts for staff, too.
json::object released_json(const Agenda& agenda, Audience audience);

// Operations from one agenda document to another: sets before dels, event and release first.
std::vector<std::string> operations_between(const json::value& before, const json::value& after);

}  // namespace multaqa::programme
