#include "store/parameters.hpp"

#include <cmath>
#include <string>

#include "common/text/utf8.hpp"
#include "store/store_error.hpp"

namespace multaqa::store {
namespace {

bool is_storable(const Value::Variant& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return is_storable_text(*text);
    if (const auto* real = std::get_if<double>(&value)) return std::isfinite(*real);
    return true;
}

// Outside of quotes; a doubled quote closes and opens again.
bool has_semicolon(std::string_view sql) {
    char quote = 0;
    for (const char c : sql) {
        if (quote == 0 && c == ';') return true;
        if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
        } else if (c == quote) {
            quote = 0;
        }
    }
    return false;
}

}  // namespace

bool is_storable_text(std::string_view text) {
    return text.find('\0') == std::string_view::npos && is_utf8(text);
}

void check_parameters(const Values& parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (is_storable(parameters[i].variant())) continue;
        throw StoreError(StoreFailure::other, "parameter $" + std::to_string(i + 1) +
                                                  " is not UTF-8 without NUL, or not a finite number");
    }
}

void check_single_statement(std::string_view sql) {
    if (!has_semicolon(sql)) return;
    throw StoreError(StoreFailure::other,
                     "one statement at a time, without a semicolon: " + std::string(sql));
}

}  // namespace multaqa::store
