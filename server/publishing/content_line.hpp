// Content lines of iCalendar (RFC 5545 §3.1): escaping, folding, CRLF.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace multaqa::publishing {

// TEXT values (§3.3.11): backslash, semicolon, comma and line breaks.
std::string escape_text(std::string_view text);

using Parameter = std::pair<std::string_view, std::string_view>;  // names and values that need no quotes

// Appends "NAME;PARAMETER=…:value", folded at 75 octets, never inside a UTF-8 sequence. Parameters without a value are
// left out.
void add_line(std::string& calendar, std::string_view name, std::initializer_list<Parameter> parameters, std::string_view value);
void add_line(std::string& calendar, std::string_view name, std::string_view value);

}  // namespace multaqa::publishing
