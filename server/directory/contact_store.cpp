#include "directory/contact_store.hpp"

namespace multaqa::directory {

void put_contact_points(store::Connection& db, const ContactTable& table, const std::string& owner,
                        const std::vector<ContactPoint>& contacts) {
    db.execute("DELETE FROM " + table.name + " WHERE " + table.owner + " = $1", {owner});
    int n = 0;
    for (const auto& contact : contacts)
        db.execute("INSERT INTO " + table.name + " (" + table.owner +
                       ", n, kind, value, folded) VALUES ($1, $2, $3, $4, $5)",
                   {owner, n++, word(contact.kind), contact.value, folded(contact)});
}

ContactPoint read_contact_point(const store::Row& row, int column) {
    const auto kind = parse_contact_kind(row.text(column));
    if (!kind) throw std::runtime_error("a kind of contact point in the database is none of ours");
    return {*kind, row.string(column + 1)};
}

}  // namespace multaqa::directory
