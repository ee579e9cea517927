// People as JSON: what clients send, and changes as the log keeps them (personal fields by name only).
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "directory/draft.hpp"
#include "directory/person.hpp"

namespace multaqa::directory {

json::object to_json(const PersonDetails& details);  // as clients send them
Draft<PersonDetails> read_person(const json::value& body);

command::Change person_added(const PersonRecord& person);
command::Change person_changed(const PersonRecord& before, const PersonRecord& after);
command::Change person_merged(const PersonId& gone, const PersonId& survivor);

}  // namespace multaqa::directory
