// Whether the thing exists that a scope of rights stands for: access keeps the rights, capabilities to its right the things. What was
// merged into another is not known: rights given to it would reach nobody.
#pragma once

#include <string_view>

#include "store/connection.hpp"

namespace multaqa::app {

bool knows_scope(store::Connection& db, std::string_view scope);

}  // namespace multaqa::app
