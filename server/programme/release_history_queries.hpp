// The public change log: from release to release what is new, moved, changed or cancelled. For whoever sees the event.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/release_history_documents.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

// Each takes a document to read and compare.
inline constexpr std::size_t kReleasesPerPage = 20;

struct ReleaseHistoryPage {
    std::vector<ReleaseStep> steps;  // newest first
    ShownNames shown;
    std::string next;
};
// not_found before the first release and for what may not be seen.
Result<ReleaseHistoryPage> list_history(store::Connection& db, const Caller& caller, const EventId& event, std::size_t limit,
                                        std::string_view cursor);

}  // namespace multaqa::programme
