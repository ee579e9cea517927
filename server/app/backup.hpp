// Backup and restore of an installation: a folder with the database, what belongs to it, and a manifest with checksums.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

#include "app/backup_manifest.hpp"
#include "common/ids/id.hpp"

namespace multaqa::app {

// The installation meant: its data folder and its database.
struct InstallationPlace {
    std::string data;
    std::string database;  // address
};

// What stops a backup or a restore before it changes anything: an occupied target, a damaged backup. English, with the
// remedy, for administrators.
class BackupRefused : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct WrittenBackup {
    std::string folder;
    BackupManifest manifest;
};
// Into a new folder `to`, or into a new folder within `to` where that is one already. The server may run and write. What
// is unfinished is called otherwise (`….partial-PID`): a backup that bears its name is whole, also after kill -9. It is
// read back and checked before it is named.
WrittenBackup write_backup(const InstallationPlace& place, const std::string& to, const std::string& program, Instant now);

// The manifest of a backup all of whose files are there and unchanged; throws BackupRefused otherwise.
BackupManifest verify_backup(const std::string& folder);

// Doors that were closed after the backup would stand open again. Whoever signs in by hand can do so once more, so sign-ins
// and links that work once always end. Programs cannot, and would stand still: their tokens stay unless somebody says that
// one was stolen.
enum class RestoredTokens { stay, end };
struct EndedDoors {
    std::int64_t sign_ins = 0;
    std::int64_t links = 0;   // that work once
    std::int64_t tokens = 0;  // 0 where they stay
};
struct Restored {
    BackupManifest manifest;
    std::string epoch;  // a new one: clients start over
    EndedDoors ended;
    std::int64_t tokens = 0;  // that open doors again
};
// Into a data folder and a database that are both empty. The data folder takes its name last.
Restored restore_backup(const std::string& folder, const InstallationPlace& place, IdSource& ids,
                        RestoredTokens tokens = RestoredTokens::stay);

}  // namespace multaqa::app
