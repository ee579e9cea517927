#include "app/zone_adoption.hpp"

#include <filesystem>
#include <functional>
#include <stdexcept>

#include "app/zone_text.hpp"
#include "common/time/zone_version.hpp"
#include "planning/zone_change_commands.hpp"
#include "planning/zone_change_queries.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

void write_once(store::Database& database, const std::function<void(store::Connection&)>& use) {
    const auto writer = database.open_writer();
    writer->begin();
    use(*writer);
    writer->commit();
}

bool is_stored(store::Database& database, const std::string& version) {
    return database.read_value([&](store::Connection& db) { return planning::find_zone_text(db, version).has_value(); });
}

std::string remedy_of(const std::string& adopted, const std::string& on_system) {
    const std::string start = "the database was computed with time zone data " + adopted + ", whose text it does not hold; this machine has only " +
                              (on_system.empty() ? "none" : on_system) + ". ";
    const std::string copy = "copy the folder zones/" + adopted + " from the old machine's data folder";
    if (on_system.empty() || is_older_zone_version(on_system, adopted)) return start + "Update the package tzdata, or " + copy + ".";
    return start + "Name with --zoneinfo a folder that holds tzdata.zi of " + adopted + ", or " + copy + ".";
}

planning::ZoneText text_of_adopted(const std::string& adopted, const fs::path& data, const std::string& zoneinfo) {
    const auto kept = data / "zones" / adopted;
    if (zone_version_in(kept) == adopted) return read_zone_text(kept);
    const auto on_system = zone_version_in(zoneinfo);
    if (on_system != adopted) throw std::runtime_error(remedy_of(adopted, on_system));
    return read_zone_text(zoneinfo);
}

}  // namespace

void settle_zone_data(store::Database& database, ZoneShelf& shelf, const std::string& data_folder, const std::string& zoneinfo_folder,
                      Instant now) {
    const auto adopted = database.read_value(planning::adopted_zone_version);
    if (is_stored(database, adopted)) return;
    const auto text = adopted.empty() ? read_zone_text(zoneinfo_folder) : text_of_adopted(adopted, data_folder, zoneinfo_folder);
    shelf.get(text);
    write_once(database, [&](store::Connection& db) {
        if (adopted.empty()) planning::adopt_first_zone_data(db, text, now);
        else planning::store_zone_data(db, text, now);
    });
}

std::shared_ptr<const ZoneDatabase> find_zone_data(store::Database& database, ZoneShelf& shelf, const std::string& version,
                                                   const std::string& zoneinfo_folder) {
    if (version.empty()) return nullptr;
    if (is_stored(database, version)) return shelf.get(version);
    return zone_version_in(zoneinfo_folder) == version ? shelf.get(read_zone_text(zoneinfo_folder)) : nullptr;
}

std::string newer_zone_version(const std::string& zoneinfo_folder, const std::string& adopted) {
    auto on_system = zone_version_in(zoneinfo_folder);
    return is_older_zone_version(adopted, on_system) ? on_system : "";
}

}  // namespace multaqa::app
