// What was found, as JSON.
#pragma once

#include "common/json/json.hpp"
#include "search/search.hpp"

namespace multaqa::search {

json::object document(const Hit& hit);

}  // namespace multaqa::search
