// With which zone data an installation starts (DECISIONS 3 and 42). Another is adopted by a change alone (planning/), never
// in passing.
#pragma once

#include <memory>
#include <string>

#include "app/zone_shelf.hpp"
#include "store/database.hpp"

namespace multaqa::app {

// Afterwards the database holds the text of the version that it says is adopted. A new one takes the system's; one of an
// older program the text that lies in DATA/zones/VERSION, or the system's where that is the same version. Throws
// std::runtime_error with the remedy where neither is there. A text is stored once `shelf` has proved it.
void settle_zone_data(store::Database& database, ZoneShelf& shelf, const std::string& data_folder, const std::string& zoneinfo_folder,
                      Instant now);

// Of a version that the database holds or the system has; null otherwise. Throws std::runtime_error with the remedy where it is
// there and does not compile.
std::shared_ptr<const ZoneDatabase> find_zone_data(store::Database& database, ZoneShelf& shelf, const std::string& version,
                                                   const std::string& zoneinfo_folder);

// The version on the system, where it is newer than `adopted`; else "".
std::string newer_zone_version(const std::string& zoneinfo_folder, const std::string& adopted);

}  // namespace multaqa::app
