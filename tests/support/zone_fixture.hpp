// The time zones that tests use: tests/data/tz/*.zi compiled with `zic -b fat`, never the machine's own.
#pragma once

#include <string>
#include <string_view>

#include "common/time/zone_database.hpp"

namespace multaqa::testing {

inline constexpr std::string_view kZonesBefore = "2025b";  // Morocco on +01, Ramadan switches predicted
inline constexpr std::string_view kZonesNow = "2026f";     // Morocco on +00 from 2026-09-20

// Folder of the compiled release, made at first use and kept below the build folder by the content of its source.
// Throws std::runtime_error when zic is missing or fails. Nobody changes what is in it.
std::string zone_folder(std::string_view version);
// The opened database, one per process and version; lives until the process ends.
const ZoneDatabase& zones(std::string_view version = kZonesNow);

enum class Layout { fat, slim };
// Compiles `source` (a .zi or a plain rules file) into `folder`, which must not exist, and copies it there as tzdata.zi.
void compile_zones(const std::string& source, const std::string& folder, Layout layout = Layout::fat);
// tests/data/tz/VERSION.zi
std::string zone_source(std::string_view version);

}  // namespace multaqa::testing
