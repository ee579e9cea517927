// Two servers in one data folder would each hold tickets and throttles of their own: one at a time.
#pragma once

#include <string>

namespace multaqa::app {

class FolderLock {
  public:
    explicit FolderLock(const std::string& folder);  // throws std::runtime_error with the remedy where another server runs
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int file_;
};

// Whether a server runs on this data folder at this moment.
bool is_served(const std::string& folder);

}  // namespace multaqa::app
