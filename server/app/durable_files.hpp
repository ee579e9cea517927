// Files that are on the disk when the call returns.
#pragma once

#include <filesystem>
#include <string>

namespace multaqa::app {

// All throw std::runtime_error naming the path.
void write_durably(const std::filesystem::path& file, const std::string& bytes);  // mode 0600
void copy_tree(const std::filesystem::path& from, const std::filesystem::path& to);  // regular files and folders; links are followed
void sync_tree(const std::filesystem::path& folder);
// A folder takes its final name; the name is on the disk.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

// A folder on its way to its name, `NAME.MARK-PID` until then and only the owner's; gone when it is never named.
class UnfinishedFolder {
  public:
    UnfinishedFolder(const std::filesystem::path& target, const std::string& mark);
    ~UnfinishedFolder();
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    void finish();  // everything in it is on the disk before it takes its name

  private:
    std::filesystem::path target_;
    std::filesystem::path path_;
};

}  // namespace multaqa::app
