// The subcommands `backup` and `restore`. Neither opens an installation: that would migrate it.
#include <iostream>

#include "app/backup.hpp"
#include "app/clock.hpp"
#include "app/command_line.hpp"
#include "app/subcommands.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {
namespace {

std::uintmax_t bytes_of(const BackupManifest& manifest) {
    std::uintmax_t bytes = 0;
    for (const auto& file : manifest.files) bytes += file.bytes;
    return bytes;
}

json::object revisions_of(const BackupManifest& manifest) {
    json::object revisions;
    for (const auto& [scope, revision] : manifest.revisions) revisions.emplace(scope, revision);
    return revisions;
}

json::object ended_json(const EndedDoors& ended) {
    return {{"signIns", ended.sign_ins}, {"links", ended.links}, {"tokens", ended.tokens}};
}

}  // namespace

int run_backup(const Config& config, const BackupOptions& options) {
    const auto backup = write_backup({config.data, config.database}, options.to, kVersion, make_clock(std::nullopt)());
    const auto& manifest = backup.manifest;
    if (options.form == OutputForm::json) {
        std::cout << json::serialize(json::object{{"folder", backup.folder},
                                                  {"at", format_utc(manifest.at)},
                                                  {"files", manifest.files.size()},
                                                  {"bytes", static_cast<std::int64_t>(bytes_of(manifest))},
                                                  {"revisions", revisions_of(manifest)}})
                  << "\n";
        return kExitDone;
    }
    std::cout << "backup written and checked: " << backup.folder << "\n   " << manifest.files.size() << " files, " << bytes_of(manifest)
              << " bytes, database " << manifest.database_kind << ", zone data " << manifest.zone_version << "\n";
    return kExitDone;
}

int run_restore(const Config& config, const RestoreOptions& options) {
    const auto clock = make_clock(std::nullopt);
    Uuid7Source ids(clock);
    const auto restored = restore_backup(options.from, {config.data, config.database}, ids, options.tokens);
    if (options.form == OutputForm::json) {
        std::cout << json::serialize(json::object{{"data", config.data},
                                                  {"backupAt", format_utc(restored.manifest.at)},
                                                  {"epoch", restored.epoch},
                                                  {"ended", ended_json(restored.ended)},
                                                  {"tokens", restored.tokens},
                                                  {"revisions", revisions_of(restored.manifest)}})
                  << "\n";
        return kExitDone;
    }
    std::cout << "restored to " << config.data << " as of " << format_utc(restored.manifest.at)
              << "; start the server on it, clients will read everything anew\n   ended: " << restored.ended.sign_ins << " sign-ins, "
              << restored.ended.links << " links that work once, " << restored.ended.tokens << " API tokens\n   " << restored.tokens
              << " API tokens open doors again, also those that were revoked since the backup (--end-tokens ends them all)\n";
    return kExitDone;
}

}  // namespace multaqa::app
