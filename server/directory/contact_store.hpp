// SQL of contact points, which people and organisations keep in tables of one shape.
#pragma once

#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "directory/contact.hpp"
#include "store/id_list.hpp"

namespace multaqa::directory {

struct ContactTable {
    std::string name;
    std::string owner;  // the column of whom they reach
};
inline const ContactTable kContactsOfPerson{"contact_point", "person_id"};
inline const ContactTable kContactsOfOrganization{"organization_contact", "organization_id"};

// Instead of those that stand.
void put_contact_points(store::Connection& db, const ContactTable& table, const std::string& owner,
                        const std::vector<ContactPoint>& contacts);

ContactPoint read_contact_point(const store::Row& row, int column);

template <class IdType>
std::map<IdType, std::vector<ContactPoint>> select_contact_points(store::Connection& db,
                                                                  const ContactTable& table,
                                                                  std::span<const IdType> ids) {
    std::map<IdType, std::vector<ContactPoint>> contacts;
    store::list_by_ids(
        db, "SELECT " + table.owner + ", kind, value FROM " + table.name + " WHERE " + table.owner + " IN (",
        ids, ") ORDER BY " + table.owner + ", n", [&](const store::Row& row) {
            contacts[row.id<IdType>(0)].push_back(read_contact_point(row, 1));
            return 0;
        });
    return contacts;
}

}  // namespace multaqa::directory
