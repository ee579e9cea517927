#include "app/doctor.hpp"

#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>

#include "app/reference_store.hpp"
#include "app/zone_text.hpp"
#include "command/change_log.hpp"
#include "common/embedded.hpp"
#include "common/time/zone_version.hpp"
#include "planning/zone_change_queries.hpp"
#include "store/database.hpp"
#include "store/integrity.hpp"
#include "store/migrator.hpp"
#include "store/store_error.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;
using Level = Finding::Level;

constexpr const char* kRestore = "Stop the server and restore the newest good backup (`multaqa restore`).";

std::string joined(const std::vector<std::string>& words) {
    constexpr std::size_t kShown = 10;
    std::string text;
    for (std::size_t i = 0; i < words.size() && i < kShown; ++i) text += (i == 0 ? "" : ", ") + words[i];
    return words.size() > kShown ? text + " and " + std::to_string(words.size() - kShown) + " more" : text;
}

Finding good(std::string check, std::string found) { return {std::move(check), Level::good, std::move(found), ""}; }

Finding sound_or(std::string check, const std::vector<std::string>& faults, std::string sound, std::string remedy) {
    if (faults.empty()) return good(std::move(check), std::move(sound));
    return {std::move(check), Level::fault, joined(faults), std::move(remedy)};
}

Finding data_folder(const std::string& folder) {
    struct stat facts{};
    if (stat(folder.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode))
        return {"data-folder", Level::fault, folder + " is no folder", "Name the data folder with --data or MULTAQA_DATA."};
    if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
        return {"data-folder", Level::fault, folder + " cannot be written by this account", "Run as the server's account, or give it the folder with chown."};
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return {"data-folder", Level::warning, "others on this machine may enter " + folder, "chmod 700 " + folder};
    return good("data-folder", folder);
}

Finding disk_space(const std::string& folder) {
    constexpr std::uintmax_t kLeast = 100;  // MiB
    constexpr std::uintmax_t kEnough = 1024;
    struct statvfs facts{};
    if (statvfs(folder.c_str(), &facts) != 0) return {"disk-space", Level::warning, "it cannot be told how much space is left", "Look at the disk with df."};
    const auto free = static_cast<std::uintmax_t>(facts.f_bavail) * facts.f_frsize / (1024 * 1024);
    const auto found = std::to_string(free) + " MiB free";
    if (free >= kEnough) return good("disk-space", found);
    return {"disk-space", free < kLeast ? Level::fault : Level::warning, found, "Free space or enlarge the disk: a full disk stops every write."};
}

bool is_missing_file(const std::string& database) {
    constexpr std::string_view kSqlite = "sqlite:";
    return database.rfind(kSqlite, 0) == 0 && !fs::exists(database.substr(kSqlite.size()));
}

Finding migrations(store::Database& database) {
    try {
        const auto pending = store::pending_migrations(database, embedded::migrations());
        if (pending.empty()) return good("migrations", "the database is up to date");
        return {"migrations", Level::warning, "not yet applied: " + joined(pending), "Back up, then run `multaqa migrate` or start the server."};
    } catch (const store::StoreError& error) {
        if (error.is_outage()) throw;
        return {"migrations", Level::fault, error.what(), "Install the program that this database belongs to."};
    }
}

Finding references(store::Connection& db) {
    std::vector<std::string> broken;
    for (const auto& reference : list_broken_references(db))
        broken.push_back(reference.from + " → " + reference.to + ": " + std::to_string(reference.rows));
    return sound_or("references", broken, "every reference leads somewhere", kRestore);
}

Finding zone_data(store::Database& database, const Config& config) {
    const auto adopted = database.read_value(planning::adopted_zone_version);
    if (adopted.empty()) return good("time-zones", "none adopted yet; the first start takes the system's");
    const bool is_stored = database.read_value([&](store::Connection& db) { return planning::find_zone_text(db, adopted).has_value(); });
    const bool is_here = is_stored || zone_version_in(fs::path(config.data) / "zones" / adopted) == adopted;
    const auto on_system = zone_version_in(config.zoneinfo);
    if (!is_here && on_system != adopted)
        return {"time-zones", Level::fault, "computed with " + adopted + ", which is not here; the system has " + (on_system.empty() ? "none" : on_system),
                "Copy zones/" + adopted + " from the old machine, or name with --zoneinfo a folder that holds tzdata.zi of " + adopted + "."};
    if (on_system.empty())
        return {"time-zones", Level::warning, "in use " + adopted + ", the system has none", "Install the package tzdata, so that a newer release is noticed."};
    if (is_older_zone_version(adopted, on_system))
        return {"time-zones", Level::warning, "in use " + adopted + ", the system has " + on_system,
                "See what it moves with `multaqa time-zones preview`, then `multaqa time-zones adopt`."};
    return good("time-zones", adopted);
}

Finding zone_change(store::Database& database) {
    const auto running = database.read_value(planning::find_running_zone_change);
    if (!running) return good("time-zone-change", "none is running");
    return {"time-zone-change", Level::warning, "running from " + running->from + " to " + running->to + ", " + std::to_string(running->looked_at) + " rows so far",
            "Start the server, or run `multaqa time-zones adopt`: either goes on where it stopped."};
}

void examine_database(store::Database& database, const Config& config, std::vector<Finding>& findings) {
    const auto status = database.status();
    // of PostgreSQL, opening has checked encoding and locale (DECISIONS 26)
    findings.push_back(good("database", status.kind + " " + status.version));
    findings.push_back(migrations(database));
    if (findings.back().level == Level::fault) return;
    const bool is_current = findings.back().level == Level::good;  // else tables may be missing
    database.read([&](store::Connection& db) {
        findings.push_back(sound_or("integrity", store::faults_of_integrity(db), "sound", kRestore));
        findings.push_back(sound_or("foreign-keys", store::broken_foreign_keys(db), "all hold", kRestore));
        if (!is_current) return;
        findings.push_back(references(db));
        findings.push_back(sound_or("revisions", command::list_revision_holes(db), "without a hole", kRestore));
        findings.push_back(sound_or("topics", command::list_seq_holes(db), "without a hole", kRestore));
    });
    if (is_current) findings.push_back(zone_data(database, config));
    if (is_current) findings.push_back(zone_change(database));
}

}  // namespace

std::string_view word(Level level) {
    switch (level) {
        case Level::good: return "good";
        case Level::warning: return "warning";
        case Level::fault: return "fault";
    }
    return "";
}

std::vector<Finding> examine(const Config& config) {
    std::vector<Finding> findings{data_folder(config.data), disk_space(config.data)};
    if (is_missing_file(config.database)) {
        findings.push_back({"database", Level::fault, "there is none yet", "Start the server once, run `multaqa migrate`, or restore a backup."});
        return findings;
    }
    try {
        const auto database = store::open_database({.url = config.database, .readers = 1});
        examine_database(*database, config, findings);
    } catch (const std::exception& error) {
        // messages of the store name their remedy themselves
        findings.push_back({"database", Level::fault, error.what(), "Mend what the message names and run `multaqa doctor` again."});
    }
    return findings;
}

}  // namespace multaqa::app
