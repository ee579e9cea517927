#include "programme/document_file_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

#include "store/store_error.hpp"

namespace multaqa::programme::document_file_store {
namespace {

[[noreturn]] void fail(const char* what) {
    const auto failure = errno == ENOSPC || errno == EDQUOT ? store::StoreFailure::full : store::StoreFailure::io;
    throw store::StoreError(failure, std::string("documents: ") + what);
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

  private:
    int number_;
};

void make_folder(const std::string& folder) {
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) fail("a folder cannot be made");
}

void sync_folder(const std::string& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0 || ::fsync(opened.number()) != 0) fail("a folder cannot be synchronised");
}

void write_all(int file, const std::string& bytes) {
    std::size_t written = 0;
    while (written < bytes.size()) {
        const auto count = ::write(file, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("a file cannot be written");
        written += static_cast<std::size_t>(count);
    }
    if (::fsync(file) != 0) fail("a file cannot be synchronised");
}

std::string subfolder(const std::string& folder, const std::string& sha256) { return folder + "/" + sha256.substr(0, 2); }
std::string path_of(const std::string& folder, const std::string& sha256) { return subfolder(folder, sha256) + "/" + sha256.substr(2); }

// Written beside its place and moved there whole: whoever reads sees all of it or nothing.
void write_beside(const std::string& place, const std::string& bytes) {
    std::string beside = place + ".XXXXXX";
    const Descriptor file(::mkstemp(beside.data()));
    if (file.number() < 0) fail("a file cannot be made");
    try {
        write_all(file.number(), bytes);
        if (::rename(beside.c_str(), place.c_str()) != 0) fail("a file cannot be moved into its place");
    } catch (const store::StoreError&) {
        ::unlink(beside.c_str());
        throw;
    }
}

}  // namespace

void write(const std::string& folder, const std::string& sha256, const std::string& bytes) {
    const auto place = path_of(folder, sha256);
    make_folder(folder);
    make_folder(subfolder(folder, sha256));
    if (::access(place.c_str(), F_OK) != 0) write_beside(place, bytes);
    sync_folder(subfolder(folder, sha256));
    sync_folder(folder);
}

std::optional<std::string> read(const std::string& folder, const std::string& sha256) {
    const Descriptor file(::open(path_of(folder, sha256).c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0 && errno == ENOENT) return std::nullopt;
    struct stat status {};
    if (file.number() < 0 || ::fstat(file.number(), &status) != 0) fail("a file cannot be opened");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t got = 0;
    while (got < bytes.size()) {
        const auto count = ::read(file.number(), bytes.data() + got, bytes.size() - got);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) fail("a file cannot be read");
        got += static_cast<std::size_t>(count);
    }
    return bytes;
}

}  // namespace multaqa::programme::document_file_store
