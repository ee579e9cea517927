#include "edge/static_files.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace multaqa::edge {
namespace {

namespace fs = std::filesystem;
using Bytes = std::shared_ptr<const std::string>;

constexpr std::size_t kAllFiles = 256 * 1024 * 1024;
constexpr std::size_t kWorthPacking = 1024;
constexpr std::string_view kForever = "public, max-age=31536000, immutable";
constexpr std::string_view kAskAgain = "no-cache";

// FNV-1a: a tag has to tell versions of our own files apart, not to withstand anybody.
std::string fingerprint(std::string_view bytes) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    std::ostringstream text;
    text << std::hex << hash << '-' << bytes.size();
    return text.str();
}

Bytes read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in && !in.eof()) throw std::runtime_error("cannot read " + path.string());
    return std::make_shared<const std::string>(std::move(bytes).str());
}

std::map<std::string, Bytes> read_folder(const fs::path& folder) {
    std::map<std::string, Bytes> files;
    std::size_t total = 0;
    for (auto entry = fs::recursive_directory_iterator(folder); entry != fs::recursive_directory_iterator(); ++entry) {
        const bool hidden = entry->path().filename().string().front() == '.';
        if (entry->is_symlink() || hidden) {
            if (entry->is_directory()) entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file()) continue;
        auto bytes = read_file(entry->path());
        total += bytes->size();
        if (total > kAllFiles) throw std::runtime_error("more than 256 MiB of files below " + folder.string());
        files.emplace("/" + fs::relative(entry->path(), folder).generic_string(), std::move(bytes));
    }
    return files;
}

bool is_text(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/json") || type.starts_with("application/manifest") ||
           type == "image/svg+xml" || type.starts_with("application/wasm");
}

bool is_twin(const std::map<std::string, Bytes>& files, const std::string& name) {
    return (name.ends_with(".br") || name.ends_with(".gz")) && files.contains(name.substr(0, name.size() - 3));
}

Bytes find(const std::map<std::string, Bytes>& files, const std::string& name) {
    const auto found = files.find(name);
    return found == files.end() ? nullptr : found->second;
}

web_api::PreparedSource source_of(const std::map<std::string, Bytes>& files, const std::string& name, const Bytes& bytes) {
    web_api::PreparedSource source;
    source.content_type = content_type_of(name);
    source.cache_control = name.starts_with("/assets/") ? kForever : kAskAgain;
    source.etag = fingerprint(*bytes);
    source.identity = bytes;
    source.brotli = find(files, name + ".br");
    source.gzip = find(files, name + ".gz");
    if (!source.gzip && is_text(source.content_type) && bytes->size() > kWorthPacking)
        source.gzip = std::make_shared<const std::string>(web_api::gzip(*bytes));
    return source;
}

}  // namespace

std::string content_type_of(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kTypes = {{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".map", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".avif", "image/avif"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".woff", "font/woff"},
        {".txt", "text/plain; charset=utf-8"},
        {".xml", "text/xml; charset=utf-8"},
        {".pdf", "application/pdf"},
        {".wasm", "application/wasm"},
        {".yaml", "text/plain; charset=utf-8"},
    }};
    for (const auto& [ending, type] : kTypes)
        if (name.ends_with(ending)) return std::string(type);
    return "application/octet-stream";
}

std::vector<web_api::PreparedTable::Item> load_static_files(const std::string& folder) {
    std::vector<web_api::PreparedTable::Item> items;
    if (!fs::is_directory(folder)) return items;
    const auto files = read_folder(folder);
    for (const auto& [name, bytes] : files) {
        if (is_twin(files, name)) continue;
        const auto prepared = web_api::prepare(source_of(files, name, bytes));
        items.emplace_back(name, prepared);
        constexpr std::string_view kIndex = "/index.html";
        if (name.ends_with(kIndex)) items.emplace_back(name.substr(0, name.size() - kIndex.size() + 1), prepared);
    }
    return items;
}

}  // namespace multaqa::edge
