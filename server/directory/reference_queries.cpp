#include "directory/reference_queries.hpp"

#include "directory/organization_store.hpp"
#include "directory/person_store.hpp"

namespace multaqa::directory {
namespace {

Fault nobody_at(std::string pointer) {
    return {std::move(pointer), "fault.not-found-reference", {}};
}

}  // namespace

PersonId survivor_of(store::Connection& db, const PersonId& id) {
    return select_survivor(db, id).value_or(id);
}

OrganizationId survivor_of(store::Connection& db, const OrganizationId& id) {
    return select_survivor(db, id).value_or(id);
}

std::vector<PersonId> ids_of(store::Connection& db, const PersonId& survivor) {
    auto ids = select_merged_into(db, survivor);
    ids.push_back(survivor);
    return ids;
}

std::map<PersonId, PersonId> survivors_of(store::Connection& db, std::span<const PersonId> ids) {
    return select_survivors(db, ids);
}

void resolve(store::Connection& db, PersonId& id, std::string pointer, std::vector<Fault>& faults) {
    id = survivor_of(db, id);
    if (!select_person(db, id)) faults.push_back(nobody_at(std::move(pointer)));
}

void resolve(store::Connection& db, OrganizationId& id, std::string pointer, std::vector<Fault>& faults) {
    id = survivor_of(db, id);
    if (!select_organization(db, id)) faults.push_back(nobody_at(std::move(pointer)));
}

}  // namespace multaqa::directory
