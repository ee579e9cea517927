// Looking for things by their names, over everything that the caller works with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "search/search.hpp"
#include "store/connection.hpp"

namespace multaqa::search {

struct Question {
    std::string text;
    std::optional<FoundKind> kind;
    std::size_t limit = 0;
};

// Staff only, forbidden for others: people, organisations, places, vehicles, equipment and series are found by all
// staff, events and sessions by the staff of theirs. The best first.
Result<std::vector<Hit>> search(store::Connection& db, const Caller& caller, const Question& question);

}  // namespace multaqa::search
