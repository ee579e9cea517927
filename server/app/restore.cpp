// The way back of app/backup.hpp.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "access/credential_store.hpp"
#include "access/link_store.hpp"
#include "app/backup.hpp"
#include "app/durable_files.hpp"
#include "app/file_digest.hpp"
#include "common/embedded.hpp"
#include "live/epoch.hpp"
#include "store/backup.hpp"
#include "store/database.hpp"
#include "store/migrator.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

std::string read_manifest_file(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw BackupRefused("there is no backup in " + path.parent_path().string() + ": it holds no " + kManifestFile);
    return {std::istreambuf_iterator<char>(stream), {}};
}

bool holds_something(const fs::path& folder) { return fs::exists(folder) && !(fs::is_directory(folder) && fs::is_empty(folder)); }

std::string kind_of(const std::string& database) { return database.rfind("sqlite:", 0) == 0 ? "sqlite" : "postgresql"; }

void check_target(const BackupManifest& manifest, const InstallationPlace& place) {
    if (holds_something(place.data)) throw BackupRefused(place.data + " is not empty; restore into a new folder with --data");
    if (manifest.database_kind != kind_of(place.database))
        throw BackupRefused("the backup is of " + manifest.database_kind + ", the database of this installation is another; name one with --database");
    if (kind_of(place.database) == "sqlite" && fs::absolute(place.database.substr(sizeof "sqlite:" - 1)).lexically_normal() !=
                                                   fs::absolute(fs::path(place.data) / "multaqa.db").lexically_normal())
        throw BackupRefused("the database goes into the data folder; leave --database away and move the file afterwards");
    if (kind_of(place.database) == "postgresql" && !store::is_empty(place.database))
        throw BackupRefused("the database holds tables already; make a new one with CREATE DATABASE and name it with --database");
}

void copy_files(const fs::path& from, const BackupManifest& manifest, const fs::path& to) {
    for (const auto& file : manifest.files) {
        if (file.path == manifest.database_file) continue;
        fs::create_directories((to / file.path).parent_path());
        fs::copy_file(from / file.path, to / file.path);
    }
}

// A backup of an older program may have no links yet; what is migrated later has none to end.
bool has_links(const std::vector<std::string>& pending_migrations) {
    constexpr std::string_view kMigrationOfLinks = "0007";
    return std::none_of(pending_migrations.begin(), pending_migrations.end(),
                        [&](const std::string& name) { return name.starts_with(kMigrationOfLinks); });
}

EndedDoors end_doors(store::Connection& db, const std::vector<std::string>& pending_migrations, RestoredTokens tokens) {
    EndedDoors ended;
    ended.sign_ins = access::delete_sign_ins(db);
    if (tokens == RestoredTokens::end) ended.tokens = access::delete_tokens(db);
    for (const auto purpose : access::kLinkPurposes)
        if (access::works_once(purpose) && has_links(pending_migrations)) ended.links += access::delete_links(db, purpose);
    return ended;
}

// Sound, not newer than this program, of a new epoch, and with no door open that may have been closed since.
Restored take_over(const std::string& database, BackupManifest manifest, IdSource& ids, RestoredTokens tokens) {
    const auto opened = store::open_database({.url = database, .readers = 1});
    const auto pending = store::pending_migrations(*opened, embedded::migrations());
    auto epoch = live::renew_epoch(*opened, ids);
    if (epoch == manifest.epoch) throw std::runtime_error("the epoch was not renewed");
    const auto writer = opened->open_writer();
    writer->begin();
    const auto ended = end_doors(*writer, pending, tokens);
    const auto standing = access::count_tokens(*writer);
    writer->commit();
    return {std::move(manifest), std::move(epoch), ended, standing};
}

}  // namespace

BackupManifest verify_backup(const std::string& folder) {
    BackupManifest manifest;
    try {
        manifest = parse_manifest(read_manifest_file(fs::path(folder) / kManifestFile));
    } catch (const BackupRefused&) {
        throw;
    } catch (const std::exception& error) {
        throw BackupRefused(folder + ": " + error.what());
    }
    for (const auto& file : manifest.files) {
        const auto path = fs::path(folder) / file.path;
        if (!fs::is_regular_file(path)) throw BackupRefused(path.string() + " is missing; take another backup");
        if (fs::file_size(path) != file.bytes || sha256_of_file(path.string()) != file.sha256)
            throw BackupRefused(path.string() + " is not what was written (its checksum differs); take another backup");
    }
    return manifest;
}

Restored restore_backup(const std::string& folder, const InstallationPlace& place, IdSource& ids, RestoredTokens tokens) {
    auto manifest = verify_backup(folder);
    check_target(manifest, place);
    fs::path data(place.data);
    if (data.filename().empty()) data = data.parent_path();
    UnfinishedFolder unfinished(data, "restoring");
    copy_files(folder, manifest, unfinished.path());
    const bool is_sqlite = manifest.database_kind == "sqlite";
    const auto database = is_sqlite ? "sqlite:" + (unfinished.path() / "multaqa.db").string() : place.database;
    store::restore(database, (fs::path(folder) / manifest.database_file).string());
    if (is_sqlite && !store::faults_of_backup(database, (unfinished.path() / "multaqa.db").string()).empty())
        throw BackupRefused("the database of the backup is damaged; take another backup");
    auto restored = take_over(database, std::move(manifest), ids, tokens);
    unfinished.finish();
    return restored;
}

}  // namespace multaqa::app
