#include "app/backup.hpp"

#include <algorithm>
#include <filesystem>

#include "app/durable_files.hpp"
#include "app/file_digest.hpp"
#include "command/change_log.hpp"
#include "store/backup.hpp"
#include "store/meta_store.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

bool is_sqlite(const std::string& database) { return database.rfind("sqlite:", 0) == 0; }

// An empty folder may become the backup; a full one receives it under a name of its own.
fs::path target_of(fs::path to, Instant now) {
    if (to.filename().empty()) to = to.parent_path();
    if (!fs::exists(to)) return to;
    if (!fs::is_directory(to)) throw BackupRefused(to.string() + " is a file; name a folder that does not exist yet, or one to put the backup into");
    std::string name = "multaqa-" + format_utc(now);
    for (const char mark : {'-', ':'})
        for (auto at = name.find(mark, sizeof "multaqa-"); at != std::string::npos; at = name.find(mark, at)) name.erase(at, 1);
    if (fs::exists(to / name)) throw BackupRefused((to / name).string() + " exists already; try again in a second");
    return to / name;
}

void read_facts(store::Connection& db, BackupManifest& manifest) {
    manifest.epoch = store::find_meta(db, "epoch").value_or("");
    manifest.zone_version = store::find_meta(db, store::kZoneDataVersion).value_or("");
    manifest.revisions = command::list_revisions(db);
}

// What belongs to the database and lies beside it. Documents are written before the rows that name them, so those of the
// copied database are there when they are copied after it.
void copy_neighbours(const fs::path& data, const fs::path& folder, const std::string& zone_version) {
    const fs::path zones = fs::path("zones") / zone_version;
    if (!zone_version.empty() && fs::exists(data / zones)) copy_tree(data / zones, folder / zones);
    if (fs::exists(data / "documents")) copy_tree(data / "documents", folder / "documents");
    if (fs::exists(data / "demo-accounts.json")) fs::copy_file(data / "demo-accounts.json", folder / "demo-accounts.json");
}

std::vector<BackupFile> list_files(const fs::path& folder) {
    std::vector<BackupFile> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back({fs::relative(entry.path(), folder).generic_string(), entry.file_size(), sha256_of_file(entry.path().string())});
    std::sort(files.begin(), files.end(), [](const BackupFile& a, const BackupFile& b) { return a.path < b.path; });
    return files;
}

void refuse_damage(const std::vector<std::string>& faults, const std::string& what) {
    if (!faults.empty()) throw BackupRefused(what + " is damaged (" + faults.front() + "); run `multaqa doctor`");
}

}  // namespace

WrittenBackup write_backup(const InstallationPlace& place, const std::string& to, const std::string& program, Instant now) {
    const auto target = target_of(to, now);
    UnfinishedFolder unfinished(target, "partial");
    BackupManifest manifest;
    manifest.program = program;
    manifest.at = now;
    manifest.database_kind = is_sqlite(place.database) ? "sqlite" : "postgresql";
    manifest.database_file = is_sqlite(place.database) ? "multaqa.db" : "multaqa.dump";
    const auto copy = (unfinished.path() / manifest.database_file).string();
    store::back_up(place.database, copy, [&](store::Connection& db) { read_facts(db, manifest); });
    refuse_damage(store::faults_of_backup(place.database, copy), "the copy of the database");
    copy_neighbours(place.data, unfinished.path(), manifest.zone_version);
    manifest.files = list_files(unfinished.path());
    write_durably(unfinished.path() / kManifestFile, to_text(manifest));
    verify_backup(unfinished.path().string());
    unfinished.finish();
    return {target.string(), std::move(manifest)};
}

}  // namespace multaqa::app
