#include "app/durable_files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace multaqa::app {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const char* deed, const fs::path& path) {
    throw std::runtime_error(std::string("cannot ") + deed + " " + path.string() + ": " + std::generic_category().message(errno));
}

void sync_one(const fs::path& path, int flags) {
    const int file = open(path.c_str(), flags | O_CLOEXEC);
    const bool synced = file >= 0 && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!synced) fail("write", path);
}

}  // namespace

void write_durably(const fs::path& path, const std::string& bytes) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    std::size_t done = 0;
    while (file >= 0 && done < bytes.size()) {
        const auto n = write(file, bytes.data() + done, bytes.size() - done);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) break;
        done += static_cast<std::size_t>(n);
    }
    const bool written = file >= 0 && done == bytes.size() && fsync(file) == 0;
    if (file >= 0) close(file);
    if (!written) fail("write", path);
}

namespace {

// What a document is written into before it has its name may be gone by now: nothing refers to it yet.
void copy_if_there(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    fs::copy_file(from, to, failure);
    if (failure && failure != std::errc::no_such_file_or_directory) throw fs::filesystem_error("copy", from, to, failure);
}

}  // namespace

void copy_tree(const fs::path& from, const fs::path& to) {
    fs::create_directories(to);
    for (const auto& entry : fs::recursive_directory_iterator(from, fs::directory_options::follow_directory_symlink)) {
        const auto target = to / entry.path().lexically_relative(from);
        if (entry.is_directory()) fs::create_directories(target);
        // a hard link cannot be told apart from its file; each becomes a file of its own
        else if (entry.is_regular_file()) copy_if_there(entry.path(), target);
    }
}

// One flush for the file system instead of one for each of hundreds of small files. Since Linux 5.8 it tells of every
// write that has failed, as fsync does.
void sync_tree(const fs::path& folder) {
    const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = file >= 0 && syncfs(file) == 0;
    if (file >= 0) close(file);
    if (!synced) fail("write", folder);
}

void rename_durably(const fs::path& from, const fs::path& to) {
    if (rename(from.c_str(), to.c_str()) != 0) fail("rename to", to);
    sync_one(fs::absolute(to).parent_path(), O_RDONLY | O_DIRECTORY);
}

UnfinishedFolder::UnfinishedFolder(const fs::path& target, const std::string& mark)
    : target_(target), path_(target.string() + "." + mark + "-" + std::to_string(getpid())) {
    fs::remove_all(path_);
    fs::create_directories(path_);
    fs::permissions(path_, fs::perms::owner_all);
}

UnfinishedFolder::~UnfinishedFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);  // after finish() there is none of this name
}

void UnfinishedFolder::finish() {
    sync_tree(path_);
    rename_durably(path_, target_);
}

}  // namespace multaqa::app
