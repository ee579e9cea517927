// What both databases can hold: checks of SQL text and of parameters that would otherwise differ between
// them.
#pragma once

#include <string_view>

#include "store/value.hpp"

namespace multaqa::store {

// Valid UTF-8 (RFC 3629) without U+0000. PostgreSQL refuses the rest, SQLite would keep it.
bool is_storable_text(std::string_view text);

// Throws StoreError(other), naming the parameter, never its value.
void check_parameters(const Values& parameters);

// Throws StoreError(other) for several statements at once: SQLite would silently run the first only.
void check_single_statement(std::string_view sql);

}  // namespace multaqa::store
