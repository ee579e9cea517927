// What each audience receives of an event: one table classifies every field and every column (DECISIONS 22).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "common/json/json.hpp"
#include "programme/agenda.hpp"
#include "programme/field_documents.hpp"

namespace multaqa::programme {

struct EventView {
    const Event& event;
    const std::vector<AgendaOrganizer>& organizers;  // names, for agendas
    std::optional<std::int64_t> revision;            // staff only
};
std::span<const FieldRule<EventView>> event_fields();

// Event of schema/openapi.yaml; with `revision` for staff.
json::object event_json(const Event& event, std::optional<std::int64_t> revision);
// AgendaEvent. Revision and version stand in the working programme only, where `revision` is given.
json::object agenda_event_json(const EventView& view, Audience audience);

}  // namespace multaqa::programme
