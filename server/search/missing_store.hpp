// What stands in its owner's table but not in search_text: rows from before there was a search.
#pragma once

#include <string>
#include <vector>

#include "common/text/localized_text.hpp"
#include "search/search.hpp"
#include "store/connection.hpp"

namespace multaqa::search {

struct Missing {
    std::string id;
    std::string scope;
    LocalizedText name;
    LocalizedText second_name;  // of an organisation
};
std::vector<Missing> select_missing(store::Connection& db, FoundKind kind, std::size_t limit);

}  // namespace multaqa::search
