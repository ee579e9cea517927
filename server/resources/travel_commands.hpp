// Entering how long the way from one site to another takes; for staff.
#pragma once

#include <optional>

#include "command/command.hpp"
#include "resources/travel_codec.hpp"

namespace multaqa::resources {

struct EnteredTravelTime {
    std::optional<scheduling::TravelTime> time;  // none: it was taken out
};
// forbidden; validation_failed for a site that is not in use. The same again changes nothing.
command::Command<EnteredTravelTime> enter_travel_time(WantedTravelTime wanted);

}  // namespace multaqa::resources
