// Configuration: defaults < multaqa.toml < environment < command line; every value remembers where it came from.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "common/log.hpp"

namespace multaqa::app {

// One key of multaqa.toml, where "virtual_jitsi_url" may also be written as jitsi_url below [virtual]; its environment variable is MULTAQA_<KEY> in capitals, its flag --<key> with hyphens.
struct Setting {
    std::string_view key;
    std::string_view fallback;
    std::string_view meaning;  // for --help; English, for administrators
    // secret: a database URL, whose password is masked. password: masked as a whole.
    enum class Kind { text, number, list, secret, password } kind = Kind::text;
};
const std::vector<Setting>& all_settings();

struct SettingValue {
    std::string value;   // lists are joined by commas
    std::string source;  // "default", "multaqa.toml", "environment", "command line"
};

// Who adopts a newer release of the zone data that the system has: an administrator, or the server by itself.
enum class ZoneAdoption { manual, automatic };
std::string_view word(ZoneAdoption adoption);

struct Config {
    std::string data;      // folder
    std::string database;  // "sqlite:PATH" or "postgresql://…"
    std::string address;
    std::uint16_t port = 8080;
    int io_threads = 2;
    int pool_threads = 4;
    std::string tls_certificate;  // PEM files; both or none
    std::string tls_key;
    std::string public_url;            // as browsers see it; https makes cookies Secure
    std::vector<std::string> origins;  // beside our own
    std::string web;                   // folder of the web application
    std::string zoneinfo;              // folder of the system's zone data
    ZoneAdoption time_zone_adoption = ZoneAdoption::manual;
    log::Level log_level = log::Level::info;
    log::Format log_format = log::Format::json;
    std::string virtual_jitsi_url;
    std::string virtual_bigbluebutton_url;
    std::string virtual_bigbluebutton_secret;
    int virtual_join_minutes = 15;  // before the start
    std::string rehearse;  // RFC 3339 instant, or empty

    std::map<std::string, SettingValue, std::less<>> values;  // effective, by key
};

struct ConfigSources {
    std::optional<std::string> file;  // --config; otherwise ./multaqa.toml if it exists
    std::map<std::string, std::string, std::less<>> environment;  // MULTAQA_… only
    std::map<std::string, std::string, std::less<>> flags;        // key → value
    std::string program_folder;  // where the binary lies: the web folder stands beside it
};

// Throws ConfigError, whose text names key, source and remedy.
Config load_config(const ConfigSources& sources);

class ConfigError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// key = value  # source; secrets masked, the password of a database URL too.
std::string print_config(const Config& config);

}  // namespace multaqa::app
