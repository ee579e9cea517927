// SQL of people and how to reach them.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "directory/person.hpp"
#include "store/connection.hpp"

namespace multaqa::directory {

void insert_person(store::Connection& db, const PersonRecord& record);  // created when last updated
void update_person(store::Connection& db, const PersonRecord& record);

// Also one who was merged into another.
std::optional<Person> select_person(store::Connection& db, const PersonId& id);
std::optional<PersonRecord> select_record(store::Connection& db, const PersonId& id);
std::vector<Person> select_people(store::Connection& db, std::span<const PersonId> ids);

// One page in order of creation.
std::vector<PersonRecord> select_records(store::Connection& db, const PersonFilter& filter,
                                         const PersonId& after, std::size_t limit);

// Who belongs to it, or has a function in it.
std::vector<PersonRecord> select_records_naming(store::Connection& db, const OrganizationId& organization);

// Who has this e-mail (folded), oldest first; not more than a shared mailbox may have.
std::vector<Person> select_people_by_email(store::Connection& db, std::string_view folded_email);

std::optional<PersonId> select_person_by_source(store::Connection& db, std::string_view source,
                                                std::string_view external_id);
void insert_source(store::Connection& db, std::string_view source, std::string_view external_id,
                   const PersonId& person);

// Into whom the person was merged, if so.
std::optional<PersonId> select_survivor(store::Connection& db, const PersonId& id);
// Each of them who is there, with who stands for it.
std::map<PersonId, PersonId> select_survivors(store::Connection& db, std::span<const PersonId> ids);
std::vector<PersonId> select_merged_into(store::Connection& db, const PersonId& survivor);
// From now on `gone`, and who was merged into them, answers with `survivor`; so do files and memberships that
// name them. `gone` must be archived already.
void redirect_person(store::Connection& db, const PersonId& gone, const PersonId& survivor);

}  // namespace multaqa::directory
