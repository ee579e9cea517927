// Log facade: structured lines (JSON) with fields, levels and a request id; spdlog stands behind it.
// Never names, addresses, tokens, bodies or query strings: only ids, codes, counts and durations.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace multaqa::log {

enum class Level { debug, info, warning, error };

struct Field {
    std::string_view name;
    std::variant<std::string_view, std::int64_t, double> value;
};

// `event` is a constant word ("request", "group-committed"), fields carry the values. Thread-safe, never throws.
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});

inline void debug(std::string_view event, std::initializer_list<Field> fields = {}) { write(Level::debug, event, fields); }
inline void info(std::string_view event, std::initializer_list<Field> fields = {}) { write(Level::info, event, fields); }
inline void warning(std::string_view event, std::initializer_list<Field> fields = {}) { write(Level::warning, event, fields); }
inline void error(std::string_view event, std::initializer_list<Field> fields = {}) { write(Level::error, event, fields); }

// What is below is not written. Default: info. `plain` writes readable lines for a terminal instead of JSON.
enum class Format { json, plain };
void configure(Level lowest, Format format);
bool parse_level(std::string_view text, Level& level);

}  // namespace multaqa::log
