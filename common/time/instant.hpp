// Instants: points on UTC. The grain of the programme is one minute; clocks and logs keep microseconds.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace multaqa {

using Instant = std::chrono::sys_time<std::chrono::microseconds>;
using std::chrono::minutes;

inline std::int64_t to_micros(Instant t) { return t.time_since_epoch().count(); }
inline Instant from_micros(std::int64_t micros) { return Instant{std::chrono::microseconds{micros}}; }

// "2027-01-12T09:00:00Z"; fractions are cut off. RFC 3339 with Z only.
std::string format_utc(Instant t);
// Accepts RFC 3339 with "Z" or an offset, seconds optional fraction; nullopt for anything else.
std::optional<Instant> parse_utc(std::string_view text);
// "+01:00", "-00:30", with seconds where there are any ("-00:44:30", Monrovia before 1972).
std::string format_offset(std::chrono::seconds offset);

}  // namespace multaqa
