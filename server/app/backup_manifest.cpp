#include "app/backup_manifest.hpp"

#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "app/json_text.hpp"
#include "common/json/json.hpp"

namespace multaqa::app {
namespace {

constexpr std::string_view kFormat = "multaqa-backup";
constexpr std::int64_t kFormatVersion = 1;

bool leads_out(const std::filesystem::path& path) {
    return path.empty() || path.is_absolute() || std::any_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
}

BackupManifest read(const json::object& object) {
    if (text(object, "format") != kFormat || object.at("formatVersion").as_int64() != kFormatVersion)
        throw std::runtime_error("another format, or of a newer version of this program");
    BackupManifest manifest;
    manifest.program = text(object, "program");
    manifest.at = parse_utc(text(object, "at")).value();
    manifest.database_kind = text(object, "databaseKind");
    manifest.database_file = text(object, "databaseFile");
    manifest.epoch = text(object, "epoch");
    manifest.zone_version = text(object, "timeZoneVersion");
    for (const auto& member : object.at("revisions").as_object()) manifest.revisions[std::string(member.key())] = member.value().as_int64();
    for (const auto& item : object.at("files").as_array()) {
        const auto& file = item.as_object();
        manifest.files.push_back({text(file, "path"), static_cast<std::uintmax_t>(file.at("bytes").as_int64()), text(file, "sha256")});
        if (leads_out(manifest.files.back().path)) throw std::runtime_error("a path that leads out of the backup");
    }
    const bool has_database = std::any_of(manifest.files.begin(), manifest.files.end(),
                                          [&](const BackupFile& file) { return file.path == manifest.database_file; });
    if (!has_database) throw std::runtime_error("no database among its files");
    return manifest;
}

}  // namespace

std::string to_text(const BackupManifest& manifest) {
    json::object revisions;
    for (const auto& [scope, revision] : manifest.revisions) revisions.emplace(scope, revision);
    json::array files;
    for (const auto& file : manifest.files)
        files.push_back(json::object{{"path", file.path}, {"bytes", static_cast<std::int64_t>(file.bytes)}, {"sha256", file.sha256}});
    return json::serialize(json::object{{"format", kFormat},
                                        {"formatVersion", kFormatVersion},
                                        {"program", manifest.program},
                                        {"at", format_utc(manifest.at)},
                                        {"databaseKind", manifest.database_kind},
                                        {"databaseFile", manifest.database_file},
                                        {"epoch", manifest.epoch},
                                        {"timeZoneVersion", manifest.zone_version},
                                        {"revisions", std::move(revisions)},
                                        {"files", std::move(files)}}) +
           "\n";
}

BackupManifest parse_manifest(const std::string& bytes) {
    const auto parsed = json::parse(bytes);
    if (parsed.has_error()) throw std::runtime_error(std::string(kManifestFile) + " is not JSON");
    try {
        return read(parsed->as_object());
    } catch (const std::exception& error) {
        throw std::runtime_error(std::string(kManifestFile) + " is no manifest of a backup: " + error.what());
    }
}

}  // namespace multaqa::app
