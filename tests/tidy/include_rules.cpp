#include "tests/tidy/include_rules.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <regex>

namespace multaqa::tidy {
namespace {

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// One library, the only files that may include it.
struct Door {
    const char* included;  // regular expressions, whole match
    const char* files;
    const char* reason;
};
const std::array kDoors = {
    Door{"boost/json.*", "common/json/.*", "Boost.JSON stands behind common/json"},
    Door{"boost/system/.*", "common/result/.*|server/edge/.*", "Boost.System stands behind common/result"},
    Door{"boost/(asio|beast).*", "server/edge/.*", "sockets belong to edge/"},
    Door{"boost/url.*", "server/web_api/.*|server/edge/.*", "URLs are parsed once, in web_api/"},
    Door{"boost/.*", "common/(json|result)/.*|server/(edge|web_api)/.*", "Boost has its doors"},
    Door{"unicode/.*", "common/text/.*|common/time/hijri\\.cpp", "ICU stands behind common/text and the Hijri calendar, and never sees a zone name"},
    Door{"cctz/.*", "common/time/.*", "time zones are asked in one place"},
    Door{"date/.*", "common/time/.*", "the calendar stands behind common/time"},
    Door{"spdlog/.*|fmt/.*", "common/log\\.cpp", "spdlog stands behind the log facade"},
    Door{"SQLiteCpp/.*|sqlite3\\.h", "server/store/sqlite_.*", "SQLite stands behind the store's port"},
    Door{"libpq-fe\\.h", "server/store/postgres_.*", "libpq stands behind the store's port"},
    Door{"argon2\\.h", "server/access/password\\.cpp", "passwords are hashed in one place"},
    Door{"openssl/.*", "server/access/(password|secret)\\.cpp|server/edge/.*|server/store/migration\\.cpp|server/app/file_digest\\.cpp|server/web_api/preconditions\\.cpp",
         "digests and TLS have their places"},
    Door{"libical/.*", "server/programme/.*_import\\.cpp|server/programme/ical_.*\\.cpp", "libical parses imports only"},
    Door{"libxml/.*", "server/programme/.*_import\\.cpp|server/programme/frab_.*\\.cpp|server/tables/xlsx_.*\\.cpp", "libxml2 parses imports only"},
    Door{"minizip/.*|xlsxwriter\\.h", "server/tables/xlsx_.*|server/tables/zip_archive\\.cpp", "workbooks are read and written in one place"},
    Door{"CLI/.*", "server/app/command_line\\.cpp", "CLI11 costs five seconds: one file"},
    Door{"toml\\+\\+/.*", "server/app/config\\.cpp", "toml++ costs two seconds: one file"},
    Door{"zlib\\.h", "server/web_api/gzip\\.cpp|server/planning/.*\\.cpp", "compression has its places"},
};

std::string objection_of_doors(const std::string& path, const std::string& included) {
    for (const Door& door : kDoors) {
        if (!std::regex_match(included, std::regex(door.included))) continue;
        return std::regex_match(path, std::regex(door.files)) ? "" : door.reason;
    }
    return "";
}

std::string folder_of(std::string_view path) { return std::string(path.substr(0, path.find('/'))); }

std::optional<std::size_t> place_of(std::string_view capability) {
    const auto& all = capabilities();
    const auto found = std::find(all.begin(), all.end(), capability);
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

std::string part_of(std::string_view file) {
    const auto slash = file.rfind('/');
    const auto dot = file.rfind('.');
    const std::string stem{file.substr(slash + 1, dot - slash - 1)};
    for (const char* part : {"commands", "queries", "store", "routes", "documents", "codec", "import", "jobs"}) {
        const std::string suffix = std::string("_") + part;
        if (stem == part || (stem.size() > suffix.size() && stem.compare(stem.size() - suffix.size(), suffix.size(), suffix) == 0))
            return part;
    }
    return "rules";
}

// Platform folders and what each may include of the others.
std::string objection_between_folders(const std::string& from, const std::string& to) {
    static const std::vector<std::pair<std::string, std::vector<std::string>>> allowed = {
        {"tables", {}},          {"store", {}},           {"live", {"store"}},  {"command", {"store", "live"}},
        {"web_api", {}},         {"edge", {"web_api", "live"}},
    };
    const bool is_platform = std::any_of(allowed.begin(), allowed.end(), [&](const auto& rule) { return rule.first == to; });
    if (!is_platform || to == from) return "";
    for (const auto& [folder, may] : allowed) {
        if (folder != from) continue;
        if (std::find(may.begin(), may.end(), to) == may.end()) return from + "/ must not know " + to + "/";
    }
    return "";
}

// What a part of a capability may include outside common/.
bool part_may_include_folder(const std::string& part, const std::string& folder) {
    if (part == "rules") return false;
    if (part == "store") return folder == "store";
    if (part == "commands" || part == "queries" || part == "jobs" || part == "import") return folder == "command" || folder == "store";
    if (part == "codec") return folder == "command";
    if (part == "documents") return folder == "command" || folder == "store";
    if (part == "routes") return folder == "web_api" || folder == "command";
    return false;
}

bool part_may_include_part(const std::string& from, const std::string& to) {
    if (to == "rules") return true;
    if (from == "rules") return false;
    if (from == "store") return to == "codec" || to == "store";
    if (from == "queries") return to == "store" || to == "queries" || to == "documents" || to == "codec";
    if (from == "codec") return to == "codec";
    if (from == "documents") return to == "codec" || to == "documents";
    if (from == "commands") return to != "routes" && to != "import" && to != "jobs";
    if (from == "import" || from == "jobs") return to == "commands" || to == "queries" || to == "codec" || to == from;
    return to != "store";  // routes
}

std::string objection_of_capability(const std::string& path, const std::string& included) {
    const std::string capability = folder_of(path.substr(7));
    const std::string part = part_of(path);
    const std::string folder = folder_of(included);
    if (folder == "edge" || folder == "app") return "capabilities must not know " + folder + "/";
    if (const auto other = place_of(folder)) {
        if (*other > *place_of(capability)) return capability + " must not know " + folder + ", which stands to its right";
        const std::string other_part = part_of(included);
        if (folder != capability && other_part == "store") return "another capability's tables are reached through its queries and commands";
        if (!part_may_include_part(part, other_part)) return part + " must not know " + other_part;
        return "";
    }
    // a route may open a read transaction for its queries; SQL it cannot reach
    if (part == "routes" && included == "store/database.hpp") return "";
    if (folder == "store" || folder == "command" || folder == "live" || folder == "web_api")
        if (!part_may_include_folder(part, folder)) return "a file of " + part + " must not know " + folder + "/";
    if (part == "rules" && (included == "common/log.hpp" || starts_with(included, "common/json/")))
        return "values and rules must not know " + included;
    return "";
}

}  // namespace

const std::vector<std::string>& capabilities() {
    static const std::vector<std::string> names = {"access",    "directory",  "calendars",   "scheduling", "resources", "programme", "visits",
                                                   "agreements", "invitations", "publishing", "planning", "search", "branding"};
    return names;
}

std::string objection(std::string_view path_view, std::string_view included_view) {
    const std::string path{path_view};
    const std::string included{included_view};
    if (std::string door = objection_of_doors(path, included); !door.empty()) return door;
    if (starts_with(path, "common/")) {
        const bool own = starts_with(included, "common/") || included.find('/') == std::string::npos ||
                         !objection_of_doors("server/none.cpp", included).empty();
        return own || starts_with(included, "sys/") ? "" : "common/ must not know server/";
    }
    if (!starts_with(path, "server/")) return "";
    const std::string folder = folder_of(path_view.substr(7));
    if (place_of(folder)) return objection_of_capability(path, included);
    const std::string other = folder_of(included);
    if (place_of(other) && folder != "app" && folder != "main.cpp") return folder + "/ must not know a capability";
    if (other == "app" && folder != "app" && folder != "main.cpp") return folder + "/ must not know app/";
    return objection_between_folders(folder, other);
}

}  // namespace multaqa::tidy
