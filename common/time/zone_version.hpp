// The names of the releases of the IANA database, and the order in which they came out.
#pragma once

#include <string>
#include <string_view>

namespace multaqa {

// A name that may also name a folder: a year and letters, with what a distribution adds ("2026f", "2025b-rearguard").
bool is_zone_version(std::string_view text);

// 2025b < 2026a < 2026z < 2026za. A name without year and letter is older than any other.
bool is_older_zone_version(std::string_view a, std::string_view b);

// Of a tzdata.zi, whose first line is "# version 2026f"; "" where it names none.
std::string version_of_zone_text(std::string_view text);

}  // namespace multaqa
