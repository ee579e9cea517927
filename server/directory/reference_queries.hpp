// Whom an id stands for: who was merged into another answers with the survivor.
#pragma once

#include <string>
#include <vector>

#include "common/ids/id.hpp"
#include "common/result/problem.hpp"
#include "store/connection.hpp"

namespace multaqa::directory {

// The id itself where nothing was merged, also where there is no such thing.
PersonId survivor_of(store::Connection& db, const PersonId& id);
OrganizationId survivor_of(store::Connection& db, const OrganizationId& id);

// Turns a reference of an input into the survivor's; a fault at `pointer` where nobody is there.
void resolve(store::Connection& db, PersonId& id, std::string pointer, std::vector<Fault>& faults);
void resolve(store::Connection& db, OrganizationId& id, std::string pointer, std::vector<Fault>& faults);

}  // namespace multaqa::directory
