// tzdata.zi, the one text from which all zones of a version are compiled.
#pragma once

#include <filesystem>
#include <string>

#include "planning/zone_change.hpp"

namespace multaqa::app {

// `place` is a folder that holds tzdata.zi, or such a file itself. Checked as far as it can be without compiling it: its
// first line names a version, it is ASCII and within limits::kZoneTextBytes. Throws std::runtime_error with the remedy.
planning::ZoneText read_zone_text(const std::filesystem::path& place);

// The version in such a folder; "" where there is none that could be read.
std::string zone_version_in(const std::filesystem::path& folder);

// Compiles `text` into `folder`, which is whole or absent, whatever happens meanwhile, and puts tzdata.zi beside the zones.
// Throws std::runtime_error with the remedy where zic is missing or refuses it.
void compile_zones(const planning::ZoneText& text, const std::filesystem::path& folder);

}  // namespace multaqa::app
