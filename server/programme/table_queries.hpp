// The sessions of an event as rows of a table: for exports.
#pragma once

#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "store/database.hpp"
#include "tables/sheet.hpp"

namespace multaqa::programme {

// The working programme in order of time, what is cancelled and what has no time yet included. not_found and forbidden by event_rights.
Result<std::vector<tables::Fields>> list_session_fields(store::Connection& db, const Caller& caller, std::string_view slug,
                                                        const tables::Vocabulary& vocabulary, UiLanguage language);

}  // namespace multaqa::programme
