// Agendas encoded per audience, and operations that turn one document into the next (DECISIONS 34, 35).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "common/json/json.hpp"
#include "programme/agenda.hpp"
#include "programme/field_documents.hpp"

namespace multaqa::programme {

std::span<const FieldRule<AgendaRoom>> room_fields();
std::span<const FieldRule<AgendaPerson>> person_fields();
json::object agenda_room_json(const AgendaRoom& room, Audience audience);
json::object agenda_person_json(const AgendaPerson& person, Audience audience);
json::object agenda_release_json(const AgendaRelease& release);

// The working programme as staff see it: everything of the agenda.
json::object working_json(const Agenda& agenda);
// A release: no drafts; people that occur; for the public also only the rooms that occur. agenda.release is set.
// A session whose parent is not shown stands by itself, in the room that it took from it.
json::object released_json(const Agenda& agenda, Audience audience);

// Tells followers by which release of the zone data the document was computed.
std::string zone_version_operation(const std::string& version);
// Operations from one agenda document to another: event and release first, sets before dels.
std::vector<std::string> operations_between(const json::value& before, const json::value& after);

}  // namespace multaqa::programme
