#include "tests/support/zone_fixture.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <stdexcept>

namespace multaqa::testing {
namespace {

namespace fs = std::filesystem;

// FNV-1a: only tells one state of a file in our own tree from the next.
std::string content_key(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path);
    std::uint64_t hash = 0xcbf29ce484222325;
    for (auto c = std::istreambuf_iterator<char>(file); c != std::istreambuf_iterator<char>(); ++c)
        hash = (hash ^ static_cast<unsigned char>(*c)) * 0x100000001b3;
    return std::to_string(hash);
}

// zic lies in /usr/sbin, which is not on everybody's path.
void run_zic(const std::string& source, const std::string& folder, Layout layout) {
    const char* const blocks = layout == Layout::fat ? "fat" : "slim";
    const auto child = ::fork();
    if (child < 0) throw std::runtime_error("cannot start zic");
    if (child == 0) {
        ::execlp("zic", "zic", "-b", blocks, "-d", folder.c_str(), source.c_str(), nullptr);
        ::execl("/usr/sbin/zic", "zic", "-b", blocks, "-d", folder.c_str(), source.c_str(), nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        throw std::runtime_error("zic is missing: install the package libc-bin");
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) throw std::runtime_error("zic failed on " + source);
}

}  // namespace

std::string zone_source(std::string_view version) {
    return std::string(MULTAQA_SOURCE_DIR) + "/tests/data/tz/" + std::string(version) + ".zi";
}

void compile_zones(const std::string& source, const std::string& folder, Layout layout) {
    fs::create_directories(folder);
    run_zic(source, folder, layout);
    fs::copy_file(source, fs::path(folder) / "tzdata.zi");
}

std::string zone_folder(std::string_view version) {
    const auto source = zone_source(version);
    const fs::path kept = fs::path(MULTAQA_TEST_CACHE) / ("zones-" + std::string(version) + "-" + content_key(source));
    if (fs::exists(kept)) return kept.string();
    // Compiled aside and renamed: test processes run side by side, and only a whole folder may be seen.
    const auto aside = kept.string() + "." + std::to_string(::getpid());
    fs::remove_all(aside);
    compile_zones(source, aside);
    std::error_code raced;
    fs::rename(aside, kept, raced);
    if (raced) fs::remove_all(aside);
    if (!fs::exists(kept)) throw std::runtime_error("cannot keep " + kept.string() + ": " + raced.message());
    return kept.string();
}

const ZoneDatabase& zones(std::string_view version) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<ZoneDatabase>, std::less<>> open;
    const std::lock_guard lock(mutex);
    auto found = open.find(version);
    if (found == open.end()) found = open.emplace(version, ZoneDatabase::open(zone_folder(version))).first;
    return *found->second;
}

}  // namespace multaqa::testing
