// The difference between two releases, or a release and the working programme; for staff.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/audience.hpp"
#include "programme/release.hpp"
#include "programme/release_difference_documents.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

inline constexpr std::string_view kWorkingProgramme = "working";

struct DifferenceQuestion {
    EventId event;
    ReleaseNumber number;
    std::string against;  // another release ("7", "7.3"), kWorkingProgramme, or "" for the release before
    Audience audience = Audience::public_;
    std::string zone_version;  // of the zone database in use
};

// From the older to the newer, however it is asked. The working programme counts as what publishing it now would release.
struct ReleaseDifference {
    std::optional<Release> from;  // empty: before the first release, when there was nothing
    std::optional<Release> to;    // empty: the working programme
    AgendaDifference difference;
};
Result<ReleaseDifference> get_difference(store::Connection& db, const Caller& caller, const DifferenceQuestion& question);

}  // namespace multaqa::programme
