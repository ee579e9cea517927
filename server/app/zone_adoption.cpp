#include "app/zone_adoption.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "common/log.hpp"
#include "store/meta_store.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kMetaName = "zone_data_version";

// Runs zic without a shell; true when it ended with 0.
bool run_zic(const fs::path& target, const fs::path& source) {
    const pid_t child = fork();
    if (child == 0) {
        execlp("zic", "zic", "-b", "fat", "-d", target.c_str(), source.c_str(), static_cast<char*>(nullptr));
        execl("/usr/sbin/zic", "zic", "-b", "fat", "-d", target.c_str(), source.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

// Compiles into a folder of its own first: a folder of a version is either whole or absent.
void compile(const fs::path& zoneinfo, const fs::path& folder) {
    const fs::path unfinished = folder.string() + ".new-" + std::to_string(getpid());
    fs::remove_all(unfinished);
    fs::create_directories(unfinished);
    if (!run_zic(unfinished, zoneinfo / "tzdata.zi"))
        throw std::runtime_error("zic could not compile " + (zoneinfo / "tzdata.zi").string() +
                                 ". Install the package libc-bin, which holds zic.");
    fs::copy_file(zoneinfo / "tzdata.zi", unfinished / "tzdata.zi");
    std::error_code already_there;
    fs::rename(unfinished, folder, already_there);
    if (already_there) fs::remove_all(unfinished);
}

fs::path folder_of(const fs::path& data, const std::string& version) { return fs::absolute(data / "zones" / version); }

std::string read_adopted(store::Database& database) {
    return database.read_value([](store::Connection& db) { return store::find_meta(db, kMetaName).value_or(""); });
}

void write_adopted(store::Database& database, const std::string& version) {
    auto writer = database.open_writer();
    writer->begin();
    store::put_meta(*writer, kMetaName, version);
    writer->commit();
}

}  // namespace

// First line of tzdata.zi: "# version 2026f".
std::string system_zone_version(const std::string& zoneinfo_folder) {
    std::ifstream source(fs::path(zoneinfo_folder) / "tzdata.zi");
    std::string line;
    const std::string start = "# version ";
    if (!std::getline(source, line) || line.rfind(start, 0) != 0 || line.size() > start.size() + 12)
        throw std::runtime_error("no time zone data at " + zoneinfo_folder +
                                 ": tzdata.zi is missing or names no version. Install the package tzdata.");
    return line.substr(start.size());
}

bool is_older_release(const std::string& a, const std::string& b) {
    // four digits of the year, then letters that run a … z, za …: by year, length, letters
    const auto key = [](const std::string& v) {
        return std::tuple(v.substr(0, 4), v.size(), v);
    };
    return key(a) < key(b);
}

AdoptedZones open_zones(store::Database& database, const std::string& data_folder, const std::string& zoneinfo_folder) {
    const std::string on_system = system_zone_version(zoneinfo_folder);
    std::string adopted = read_adopted(database);
    if (adopted.empty()) {
        adopted = on_system;
        write_adopted(database, adopted);
    }
    const fs::path folder = folder_of(data_folder, adopted);
    AdoptedZones result;
    if (!fs::exists(folder)) {
        if (is_older_release(on_system, adopted))
            throw std::runtime_error("the database was computed with time zone data " + adopted + ", this machine has only " +
                                     on_system + ". Update the package tzdata, or copy the folder zones/" + adopted +
                                     " from the old machine's data folder.");
        if (on_system != adopted) {
            log::warning("zone-data-moved-on", {{"was", adopted}, {"now", on_system}});
            write_adopted(database, on_system);
            adopted = on_system;
        }
        if (!fs::exists(folder_of(data_folder, adopted))) compile(zoneinfo_folder, folder_of(data_folder, adopted));
    }
    if (is_older_release(adopted, on_system)) {
        result.newer_on_system = on_system;
        log::warning("zone-data-newer-on-system", {{"adopted", adopted}, {"system", on_system}});
    }
    result.zones = ZoneDatabase::open(folder_of(data_folder, adopted).string());
    return result;
}

}  // namespace multaqa::app
