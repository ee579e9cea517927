#include "app/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdexcept>

namespace multaqa::app {
namespace {

int open_lock_file(const std::string& folder, int flags) { return ::open((folder + "/lock").c_str(), flags | O_CLOEXEC, 0600); }

}  // namespace

FolderLock::FolderLock(const std::string& folder) : file_(open_lock_file(folder, O_RDWR | O_CREAT)) {
    if (file_ >= 0 && flock(file_, LOCK_EX | LOCK_NB) == 0) return;
    if (file_ >= 0) close(file_);
    throw std::runtime_error("another server already runs on the data folder " + folder + "; stop it or choose another with --data");
}

FolderLock::~FolderLock() { close(file_); }

// Asks for a share of it, which two that ask at once may both have; a server that starts in between is told of another.
bool is_served(const std::string& folder) {
    const int file = open_lock_file(folder, O_RDONLY);
    if (file < 0) return false;
    const bool is_free = flock(file, LOCK_SH | LOCK_NB) == 0;
    close(file);
    return !is_free;
}

}  // namespace multaqa::app
