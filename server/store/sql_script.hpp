// Cuts a migration's text into statements and a statement's brackets into items. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace multaqa::store {

// The statements without comments and without their semicolon. Throws StoreError(other) for an open quote or
// bracket, a last statement without semicolon, block comments and dollar quotes (functions and triggers are
// not for migrations).
std::vector<std::string> split_statements(std::string_view script);

// The parts between commas that stand outside brackets and quotes, trimmed. `list` has no comments.
std::vector<std::string> split_items(std::string_view list);

std::string_view trim(std::string_view text);
// The first word of letters, digits and underscores.
std::string_view first_word(std::string_view text);

}  // namespace multaqa::store
