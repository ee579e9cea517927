// Sites, rooms, vehicles and equipment as JSON: what clients send, and changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "directory/draft.hpp"
#include "resources/equipment.hpp"
#include "resources/room.hpp"
#include "resources/site.hpp"
#include "resources/vehicle.hpp"

namespace multaqa::resources {

inline constexpr const char* kScope = "resources";

json::object to_json(const SiteFields& fields);  // as clients send them
json::object to_json(const RoomFields& fields);
json::object to_json(const VehicleFields& fields);
json::object to_json(const EquipmentFields& fields);
directory::Draft<SiteFields> read_site(const json::value& body);
directory::Draft<RoomFields> read_room(const json::value& body);
directory::Draft<VehicleFields> read_vehicle(const json::value& body);
directory::Draft<EquipmentFields> read_equipment(const json::value& body);

// What became of one: `deed` is "Added", "Changed" or "Archived", of the kind "room". Of a plate only the name is told.
command::Change resource_change(std::string_view kind, std::string_view deed, const std::string& id, const json::object& before,
                                const json::object& after);

// What the column `offers` of a room holds.
std::string encode_offers(const scheduling::Place& offers);
scheduling::Place decode_offers(std::string_view stored);

}  // namespace multaqa::resources
