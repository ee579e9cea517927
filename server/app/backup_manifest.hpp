// What a backup says of itself: manifest.json, written last. A folder without it is no backup.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "common/time/instant.hpp"

namespace multaqa::app {

struct BackupFile {
    std::string path;  // relative, with '/'
    std::uintmax_t bytes = 0;
    std::string sha256;
};

struct BackupManifest {
    std::string program;  // version that wrote it
    Instant at;
    std::string database_kind;  // "sqlite" or "postgresql"
    std::string database_file;  // one of `files`
    std::string epoch;
    std::string zone_version;
    std::map<std::string, std::int64_t> revisions;  // by scope, as the database file holds them
    std::vector<BackupFile> files;
};

inline constexpr const char* kManifestFile = "manifest.json";

std::string to_text(const BackupManifest& manifest);
// Throws std::runtime_error for what is no manifest of ours; paths that lead out of the folder are refused.
BackupManifest parse_manifest(const std::string& text);

}  // namespace multaqa::app
