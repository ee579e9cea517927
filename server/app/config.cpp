#include "app/config.hpp"

#include <charconv>
#include <filesystem>
#include <toml++/toml.h>

#include "common/time/instant.hpp"

namespace multaqa::app {
namespace {

using Kind = Setting::Kind;
using Values = std::map<std::string, SettingValue, std::less<>>;

const Setting* find_setting(std::string_view key) {
    for (const Setting& setting : all_settings())
        if (setting.key == key) return &setting;
    return nullptr;
}

std::string environment_name(std::string_view key) {
    std::string name = "MULTAQA_";
    for (char c : key) name += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    return name;
}

std::string text_of(const toml::node& node, std::string_view key) {
    if (auto text = node.value_exact<std::string>()) return *text;
    if (auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
    if (const auto* list = node.as_array()) {
        std::string joined;
        for (const auto& item : *list) {
            auto text = item.value_exact<std::string>();
            if (!text) throw ConfigError("multaqa.toml: '" + std::string(key) + "' takes a list of texts");
            joined += (joined.empty() ? "" : ",") + *text;
        }
        return joined;
    }
    throw ConfigError("multaqa.toml: '" + std::string(key) + "' takes a text, a whole number or a list of texts");
}

// A key below [section] is section_key.
void read_table(const std::string& path, const toml::table& table, const std::string& section, Values& values) {
    for (const auto& [name, node] : table) {
        const std::string key = section + std::string{name.str()};
        if (const auto* const below = node.as_table(); below != nullptr && section.empty()) {
            read_table(path, *below, key + "_", values);
            continue;
        }
        if (!find_setting(key)) throw ConfigError(path + ": unknown key '" + key + "'; see multaqa serve --help");
        values[key] = {text_of(node, key), path};
    }
}

void read_file(const std::string& path, Values& values) {
    try {
        const toml::table table = toml::parse_file(path);
        read_table(path, table, "", values);
    } catch (const toml::parse_error& error) {
        throw ConfigError(path + ", line " + std::to_string(error.source().begin.line) + ": " +
                          std::string(error.description()));
    }
}

std::int64_t number_of(const Values& values, std::string_view key, std::int64_t low, std::int64_t high) {
    const SettingValue& setting = values.find(key)->second;
    std::int64_t number = 0;
    const char* end = setting.value.data() + setting.value.size();
    const auto [rest, error] = std::from_chars(setting.value.data(), end, number);
    if (error != std::errc{} || rest != end || number < low || number > high)
        throw ConfigError("'" + std::string(key) + "' (" + setting.source + ") takes a whole number from " +
                          std::to_string(low) + " to " + std::to_string(high) + ", not '" + setting.value + "'");
    return number;
}

std::vector<std::string> split(std::string_view list) {
    std::vector<std::string> parts;
    while (!list.empty()) {
        const auto comma = list.find(',');
        if (comma != 0) parts.emplace_back(list.substr(0, comma));
        list = comma == std::string_view::npos ? "" : list.substr(comma + 1);
    }
    return parts;
}

Values merge(const ConfigSources& sources) {
    Values values;
    for (const Setting& setting : all_settings())
        values[std::string(setting.key)] = {std::string(setting.fallback), "default"};
    if (sources.file || std::filesystem::exists("multaqa.toml")) read_file(sources.file.value_or("multaqa.toml"), values);
    for (const Setting& setting : all_settings()) {
        const std::string key{setting.key};
        if (auto set = sources.environment.find(environment_name(key)); set != sources.environment.end())
            values[key] = {set->second, "environment"};
        if (auto set = sources.flags.find(key); set != sources.flags.end()) values[key] = {set->second, "command line"};
    }
    return values;
}

// What follows from other values when it is not set itself.
void derive(Values& values, const ConfigSources& sources) {
    auto fill = [&](const char* key, const std::string& value) {
        if (values[key].value.empty()) values[key].value = value;
    };
    fill("database", "sqlite:" + values["data"].value + "/multaqa.db");
    fill("web", sources.program_folder + "/web");
}

// "2024-01-28T08:00Z" is how people write it; RFC 3339 wants the seconds.
std::string with_seconds(std::string instant) {
    constexpr std::size_t kToMinutes = 16;
    if (instant.size() > kToMinutes && instant[kToMinutes] != ':') instant.insert(kToMinutes, ":00");
    return instant;
}

ZoneAdoption adoption_of(const std::string& text) {
    for (const auto adoption : {ZoneAdoption::manual, ZoneAdoption::automatic})
        if (word(adoption) == text) return adoption;
    throw ConfigError("'time_zone_adoption' takes manual or automatic, not '" + text + "'");
}

void check_tls(const Config& config) {
    if (config.tls_certificate.empty() != config.tls_key.empty())
        throw ConfigError("'tls_certificate' and 'tls_key' belong together: set both or none");
}

void check_virtual(const Config& config) {
    for (const auto& [key, url] : {std::pair("virtual_jitsi_url", config.virtual_jitsi_url),
                                   std::pair("virtual_bigbluebutton_url", config.virtual_bigbluebutton_url)})
        if (!url.empty() && !url.starts_with("https://") && !url.starts_with("http://"))
            throw ConfigError("'" + std::string(key) + "' takes an address that begins with https://, not '" + url + "'");
    if (config.virtual_bigbluebutton_url.empty() != config.virtual_bigbluebutton_secret.empty())
        throw ConfigError("'virtual_bigbluebutton_url' and 'virtual_bigbluebutton_secret' belong together: set both or none");
}

}  // namespace

std::string_view word(ZoneAdoption adoption) { return adoption == ZoneAdoption::automatic ? "automatic" : "manual"; }

const std::vector<Setting>& all_settings() {
    static const std::vector<Setting> settings = {
        {"data", "var", "folder of the database and of everything that must last"},
        {"database", "", "sqlite:PATH or postgresql://…; default: multaqa.db in the data folder", Kind::secret},
        {"address", "127.0.0.1", "address to listen on"},
        {"port", "8080", "port to listen on; 0 takes a free one and prints it", Kind::number},
        {"io_threads", "2", "threads that serve sockets", Kind::number},
        {"pool_threads", "4", "threads that read the database and render", Kind::number},
        {"tls_certificate", "", "PEM file with the certificate chain; with tls_key"},
        {"tls_key", "", "PEM file with the private key"},
        {"public_url", "", "address as browsers see it, e.g. https://agenda.example"},
        {"origins", "", "further web origins that may use the API, comma-separated", Kind::list},
        {"web", "", "folder of the web application; default: web beside the program"},
        {"zoneinfo", "/usr/share/zoneinfo", "folder of the system's time zone data"},
        {"time_zone_adoption", "manual", "what is done with newer time zone data on the system: manual (said, until an administrator adopts it) or automatic"},
        {"log_level", "info", "debug, info, warning or error"},
        {"log_format", "json", "json or plain"},
        {"virtual_jitsi_url", "", "Jitsi server for virtual rooms, e.g. https://meet.example"},
        {"virtual_bigbluebutton_url", "", "BigBlueButton API, e.g. https://bbb.example/bigbluebutton/api; with virtual_bigbluebutton_secret"},
        {"virtual_bigbluebutton_secret", "", "its shared secret, as bbb-conf --secret prints it", Kind::password},
        {"virtual_join_minutes", "15", "minutes before its start that a session's virtual rooms open", Kind::number},
        {"rehearse", "", "run on a shifted clock that starts at this instant, e.g. 2024-01-28T08:00Z"},
    };
    return settings;
}

Config load_config(const ConfigSources& sources) {
    Config config;
    config.values = merge(sources);
    derive(config.values, sources);
    auto text = [&](std::string_view key) { return config.values.find(key)->second.value; };
    config.data = text("data");
    config.database = text("database");
    config.address = text("address");
    config.port = static_cast<std::uint16_t>(number_of(config.values, "port", 0, 65535));
    config.io_threads = static_cast<int>(number_of(config.values, "io_threads", 1, 64));
    config.pool_threads = static_cast<int>(number_of(config.values, "pool_threads", 1, 256));
    config.tls_certificate = text("tls_certificate");
    config.tls_key = text("tls_key");
    check_tls(config);
    config.public_url = text("public_url");
    config.origins = split(text("origins"));
    config.web = text("web");
    config.zoneinfo = text("zoneinfo");
    config.time_zone_adoption = adoption_of(text("time_zone_adoption"));
    if (!log::parse_level(text("log_level"), config.log_level))
        throw ConfigError("'log_level' takes debug, info, warning or error, not '" + text("log_level") + "'");
    if (text("log_format") == "plain") config.log_format = log::Format::plain;
    else if (text("log_format") != "json") throw ConfigError("'log_format' takes json or plain, not '" + text("log_format") + "'");
    config.virtual_jitsi_url = text("virtual_jitsi_url");
    config.virtual_bigbluebutton_url = text("virtual_bigbluebutton_url");
    config.virtual_bigbluebutton_secret = text("virtual_bigbluebutton_secret");
    config.virtual_join_minutes = static_cast<int>(number_of(config.values, "virtual_join_minutes", 0, 24 * 60));
    check_virtual(config);
    config.rehearse = with_seconds(text("rehearse"));
    if (!config.rehearse.empty() && !parse_utc(config.rehearse))
        throw ConfigError("'rehearse' takes an instant such as 2024-01-28T08:00:00Z, not '" + config.rehearse + "'");
    return config;
}

std::string print_config(const Config& config) {
    std::string out;
    for (const Setting& setting : all_settings()) {
        const SettingValue& value = config.values.find(setting.key)->second;
        std::string shown = value.value;
        if (setting.kind == Kind::password && !shown.empty()) shown = "***";
        if (setting.kind == Kind::secret) {
            const auto scheme = shown.find("://");
            const auto at = shown.find('@');
            const auto colon = scheme == std::string::npos ? scheme : shown.find(':', scheme + 3);
            if (at != std::string::npos && colon != std::string::npos && colon < at) shown.replace(colon + 1, at - colon - 1, "***");
        }
        out += std::string(setting.key) + " = \"" + shown + "\"  # " + value.source + "\n";
    }
    return out;
}

}  // namespace multaqa::app
