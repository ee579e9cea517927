// Which time zone data the server uses (DECISIONS 3 and 42): a private copy per version below the data folder,
// never the machine's own files, so that an update of the system changes nothing behind our back.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "common/time/zone_database.hpp"
#include "store/database.hpp"

namespace multaqa::app {

struct AdoptedZones {
    std::shared_ptr<const ZoneDatabase> zones;
    std::string newer_on_system;  // version that waits to be adopted, or ""
};

// Copies the system's zone data to DATA/zones/VERSION (compiled with `zic -b fat`: cctz 2.3 fails on slim files) and
// opens the version that the database was computed with; a new database takes the system's. Throws
// std::runtime_error with the remedy when only older data than the database's is there, or a zone does not load.
AdoptedZones open_zones(store::Database& database, const std::string& data_folder, const std::string& zoneinfo_folder);

// The release of the zone data in the system's folder. Throws std::runtime_error with the remedy when there is none.
std::string system_zone_version(const std::string& zoneinfo_folder);

// Release order of the IANA database: 2025b < 2026a < 2026f; nullopt-safe for names we do not know: they are oldest.
bool is_older_release(const std::string& a, const std::string& b);

}  // namespace multaqa::app
