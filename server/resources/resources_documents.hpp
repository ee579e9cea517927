// Sites, rooms, vehicles and equipment as staff receive them.
#pragma once

#include "common/json/json.hpp"
#include "resources/equipment.hpp"
#include "resources/room.hpp"
#include "resources/site.hpp"
#include "resources/vehicle.hpp"

namespace multaqa::resources {

json::object document(const Site& site);
json::object document(const Room& room);
json::object document(const Vehicle& vehicle);
json::object document(const Equipment& equipment);

}  // namespace multaqa::resources
