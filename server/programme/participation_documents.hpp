// What a person takes part in, as whoever may see the event receives it: Participation of schema/openapi.yaml.
#pragma once

#include "common/json/json.hpp"
#include "programme/event.hpp"

namespace multaqa::programme {

// `session` and `participant` are as an agenda, or the resource, shows them: what is not in them is not told here either.
json::object participation_json(const Event& event, const json::object& session, const json::object& participant);

}  // namespace multaqa::programme
