// Whom an id stands for: who was merged into another answers with the survivor.
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/ids/id.hpp"
#include "common/result/problem.hpp"
#include "store/connection.hpp"

namespace multaqa::directory {

// The id itself where nothing was merged, also where there is no such thing.
PersonId survivor_of(store::Connection& db, const PersonId& id);
OrganizationId survivor_of(store::Connection& db, const OrganizationId& id);

// Every id that stands for the person: its own, and those that were merged into it.
std::vector<PersonId> ids_of(store::Connection& db, const PersonId& survivor);

// For each id of somebody who is there, who stands for it; the others are left out.
std::map<PersonId, PersonId> survivors_of(store::Connection& db, std::span<const PersonId> ids);

// Turns a reference of an input into the survivor's; a fault at `pointer` where nobody is there.
void resolve(store::Connection& db, PersonId& id, std::string pointer, std::vector<Fault>& faults);
void resolve(store::Connection& db, OrganizationId& id, std::string pointer, std::vector<Fault>& faults);

// The same for what an input says of several people. Of two ids that have become one, the survivor's own counts; those
// that `stays` are left as they are, and so are those whom nobody has.
template <class Value>
std::map<PersonId, Value> resolved(store::Connection& db, std::map<PersonId, Value> named,
                                   const std::function<bool(const PersonId&)>& stays = {}) {
    std::vector<PersonId> ids;
    for (const auto& [id, value] : named)
        if (!stays || !stays(id)) ids.push_back(id);
    for (const auto& [id, survivor] : survivors_of(db, ids)) {
        if (id == survivor) continue;
        auto moved = named.extract(id);
        moved.key() = survivor;
        named.insert(std::move(moved));
    }
    return named;
}

}  // namespace multaqa::directory
