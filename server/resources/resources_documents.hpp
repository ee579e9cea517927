// Sites and rooms as staff receive them.
#pragma once

#include "common/json/json.hpp"
#include "resources/room.hpp"
#include "resources/site.hpp"

namespace multaqa::resources {

json::object document(const Site& site);
json::object document(const Room& room);

}  // namespace multaqa::resources
