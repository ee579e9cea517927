// Ids of what may be taken besides rooms, of what takes or closes it, and of when a person is not to be had.
#pragma once

#include "common/ids/id.hpp"

namespace multaqa {

using VehicleId = Id<struct VehicleTag>;
using EquipmentId = Id<struct EquipmentTag>;
using BookingId = Id<struct BookingTag>;
using BlockingId = Id<struct BlockingTag>;
using UnavailabilityId = Id<struct UnavailabilityTag>;

}  // namespace multaqa
