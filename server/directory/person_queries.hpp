// Reading people: one, several by id, one page.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "directory/person.hpp"
#include "store/database.hpp"

namespace multaqa::directory {

// For other capabilities: without a look at rights, without contact points.
std::optional<Person> find_person(store::Connection& db, const PersonId& id);
std::vector<Person> list_people(store::Connection& db,
                                std::span<const PersonId> ids);  // by id; unknown ids are left out
// Who has this e-mail address, oldest first: a secretariat's may belong to several.
std::vector<Person> list_people_by_email(store::Connection& db, const std::string& email);
std::optional<PersonId> find_person_by_source(store::Connection& db, std::string_view source,
                                              std::string_view external_id);

// For callers: staff only. not_found for others. Of one who was merged into another: the survivor.
Result<PersonRecord> get_person(store::Connection& db, const Caller& caller, const PersonId& id);

// forbidden for others. `after` is the cursor of the page before, or empty.
Result<Slice<PersonRecord>> list_people(store::Connection& db, const Caller& caller, PersonFilter filter,
                                        const PersonId& after, std::size_t limit);

}  // namespace multaqa::directory
