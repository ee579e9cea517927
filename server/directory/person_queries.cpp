#include "directory/person_queries.hpp"

#include "directory/person_store.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::directory {

std::optional<Person> find_person(store::Connection& db, const PersonId& id) {
    return select_person(db, id);
}

std::vector<Person> list_people(store::Connection& db, std::span<const PersonId> ids) {
    return select_people(db, ids);
}

std::vector<Person> list_people_by_email(store::Connection& db, const std::string& email) {
    return select_people_by_email(db, folded({ContactKind::email, email}));
}

std::optional<PersonId> find_person_by_source(store::Connection& db, std::string_view source,
                                              std::string_view external_id) {
    return select_person_by_source(db, source, external_id);
}

Result<PersonRecord> get_person(store::Connection& db, const Caller& caller, const PersonId& id) {
    if (!caller.is_staff()) return not_found();
    auto found = select_record(db, survivor_of(db, id));
    if (!found) return not_found();
    return std::move(*found);
}

Result<Slice<PersonRecord>> list_people(store::Connection& db, const Caller& caller, PersonFilter filter,
                                        const PersonId& after, std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    if (filter.organization) filter.organization = survivor_of(db, *filter.organization);
    return slice_of(select_records(db, filter, after, limit + 1), limit,
                    [](const PersonRecord& record) { return record.person.id.text(); });
}

}  // namespace multaqa::directory
