#include "app/zone_text.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "common/limits.hpp"
#include "common/time/zone_version.hpp"

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFile = "tzdata.zi";

fs::path file_of(const fs::path& place) {
    std::error_code unreadable;
    return fs::is_directory(place, unreadable) ? place / kFile : place;
}

// Runs zic without a shell; true when it ended with 0.
bool run_zic(const fs::path& target, const fs::path& source) {
    const pid_t child = fork();
    if (child == 0) {
        execlp("zic", "zic", "-b", "fat", "-d", target.c_str(), source.c_str(), static_cast<char*>(nullptr));
        execl("/usr/sbin/zic", "zic", "-b", "fat", "-d", target.c_str(), source.c_str(), static_cast<char*>(nullptr));
        _exit(127);
    }
    int status = 0;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool is_ascii_text(const std::string& bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t' || c == '\r'; });
}

// One byte more than is allowed tells that there is more. A pipe is never opened: that would wait for who writes into it.
std::string read_start(const fs::path& file, std::size_t bytes) {
    std::error_code unreadable;
    if (!fs::is_regular_file(file, unreadable)) return "";
    std::ifstream stream(file, std::ios::binary);
    std::string text(bytes, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return text;
}

}  // namespace

planning::ZoneText read_zone_text(const fs::path& place) {
    const auto file = file_of(place);
    planning::ZoneText read{.version = {}, .source = file.string(), .text = read_start(file, limits::kZoneTextBytes + 1)};
    read.version = version_of_zone_text(read.text);
    if (read.version.empty())
        throw std::runtime_error("no time zone data at " + file.string() +
                                 ": it is missing, no readable file or names no version. Install the package tzdata, or name a folder that holds tzdata.zi.");
    if (read.text.size() > limits::kZoneTextBytes || !is_ascii_text(read.text))
        throw std::runtime_error(file.string() + " is no tzdata.zi: it is too large or no text. Take the one of the package tzdata.");
    return read;
}

std::string zone_version_in(const fs::path& folder) {
    constexpr std::size_t kFirstLine = 64;
    return version_of_zone_text(read_start(folder / kFile, kFirstLine));
}

void compile_zones(const planning::ZoneText& text, const fs::path& folder) {
    const fs::path unfinished = folder.string() + ".new-" + std::to_string(getpid());
    fs::remove_all(unfinished);
    fs::create_directories(unfinished);
    std::ofstream(unfinished / kFile, std::ios::binary) << text.text;
    // A zone may bear the name of the text, and takes its place.
    if (!run_zic(unfinished, unfinished / kFile) || zone_version_in(unfinished) != text.version) {
        fs::remove_all(unfinished);
        throw std::runtime_error("zic could not compile the time zone data " + text.version + " of " + text.source +
                                 ". Install the package libc-bin, which holds zic; if it is there, take tzdata.zi of the package tzdata.");
    }
    std::error_code already_there;
    fs::rename(unfinished, folder, already_there);
    if (already_there) fs::remove_all(unfinished);
}

}  // namespace multaqa::app
