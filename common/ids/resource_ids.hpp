// Ids of what may be taken besides rooms, and of what takes or closes it.
#pragma once

#include "common/ids/id.hpp"

namespace multaqa {

using VehicleId = Id<struct VehicleTag>;
using EquipmentId = Id<struct EquipmentTag>;
using BookingId = Id<struct BookingTag>;
using BlockingId = Id<struct BlockingTag>;

}  // namespace multaqa
