// Unavailabilities as JSON: what clients send, and changes as the log keeps them.
#pragma once

#include <string>

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "resources/unavailability.hpp"

namespace multaqa::resources {

struct WantedUnavailability {
    WantedAbsence time;
    scheduling::Certainty certainty = scheduling::Certainty::confirmed;
    scheduling::AbsenceSource source = scheduling::AbsenceSource::declared;
    std::optional<Instant> as_of;
    std::string reason;
};
// validation_failed with every fault that can be seen without the database.
Result<WantedUnavailability> read_unavailability(const json::value& body);
// The same of what stands, changed by a merge patch (RFC 7396). Whole days turn into times, and back, with all members of
// the other form set to null.
Result<WantedUnavailability> read_unavailability_patch(const Unavailability& present, const json::value& patch);

json::object unavailability_json(const Unavailability& unavailability);
// With what it clashes with.
json::object unavailability_json(const Unavailability& unavailability, const std::vector<MetOccupancy>& clashes);

// `kind`: "UnavailabilityDeclared", "UnavailabilityChanged", "UnavailabilityWithdrawn"; null: it was or is not. Of the
// reason only the name is told.
command::Change unavailability_change(std::string kind, const Unavailability* before, const Unavailability* after);

}  // namespace multaqa::resources
