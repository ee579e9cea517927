// People and organisations as rows of a table: for exports.
#pragma once

#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "store/database.hpp"
#include "tables/sheet.hpp"

namespace multaqa::directory {

// In order of creation, without what is archived. forbidden unless staff.
Result<std::vector<tables::Fields>> list_person_fields(store::Connection& db, const Caller& caller, const tables::Vocabulary& vocabulary, UiLanguage language);
Result<std::vector<tables::Fields>> list_organization_fields(store::Connection& db, const Caller& caller, const tables::Vocabulary& vocabulary, UiLanguage language);

}  // namespace multaqa::directory
