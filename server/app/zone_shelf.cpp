#include "app/zone_shelf.hpp"

#include <exception>
#include <stdexcept>

#include "app/zone_text.hpp"
#include "common/log.hpp"
#include "planning/zone_change_queries.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

bool holds(const fs::path& folder, const planning::ZoneText& text) {
    return zone_version_in(folder) == text.version && read_zone_text(folder).text == text.text;
}

}  // namespace

ZoneShelf::ZoneShelf(store::Database& database, const std::string& data_folder)
    : database_(database), folder_(fs::absolute(fs::path(data_folder) / "zones")) {}

std::shared_ptr<const ZoneDatabase> ZoneShelf::current() const {
    const std::lock_guard lock(mutex_);
    return current_;
}

void ZoneShelf::follow_database() {
    const auto version = database_.read_value(planning::adopted_zone_version);
    get(version);
    follow(version);
}

std::shared_ptr<const ZoneDatabase> ZoneShelf::find(const std::string& version) const {
    const std::lock_guard lock(mutex_);
    const auto found = stored_.find(version);
    return found == stored_.end() ? nullptr : found->second;
}

std::shared_ptr<const ZoneDatabase> ZoneShelf::follow(const std::string& version) {
    const std::lock_guard lock(mutex_);
    const auto found = stored_.find(version);
    if (found == stored_.end()) return nullptr;
    if (current_ != found->second) log::info("zone-data", {{"version", version}});
    current_ = found->second;
    return current_;
}

bool ZoneShelf::load(const std::string& version) {
    try {
        get(version);
        return true;
    } catch (const std::exception& failure) {
        log::error("zone-data-unusable", {{"version", version}, {"what", std::string_view(failure.what())}});
        return false;
    }
}

std::shared_ptr<const ZoneDatabase> ZoneShelf::get(const std::string& version) {
    if (auto known = find(version)) return known;
    const auto text = database_.read_value([&](store::Connection& db) { return planning::find_zone_text(db, version); });
    if (!text)
        throw std::runtime_error("the database does not hold the time zone data " + version +
                                 ". Bring it with `multaqa time-zones adopt FOLDER`, where FOLDER holds its tzdata.zi.");
    auto zones = get(*text);
    const std::lock_guard lock(mutex_);
    stored_[version] = zones;
    return zones;
}

std::shared_ptr<const ZoneDatabase> ZoneShelf::get(const planning::ZoneText& text) {
    const std::lock_guard lock(opening_);
    const auto folder = folder_of(text);
    auto& opened = opened_[folder];
    if (opened) return opened;
    if (!fs::exists(folder)) compile_zones(text, folder);
    opened = ZoneDatabase::open(folder.string());
    return opened;
}

// VERSION, unless another text of that version lies there already, as two distributions pack it: then the first free number.
fs::path ZoneShelf::folder_of(const planning::ZoneText& text) const {
    const auto plain = folder_ / text.version;
    auto folder = plain;
    for (int n = 2; fs::exists(folder) && !holds(folder, text); ++n) folder = plain.string() + "." + std::to_string(n);
    return folder;
}

}  // namespace multaqa::app
