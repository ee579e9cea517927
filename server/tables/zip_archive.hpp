// The parts of a ZIP archive in memory, unpacked as a stream within a limit.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace multaqa::tables {

// One part is open at a time. Refuses by throwing BrokenTable.
class ZipArchive {
  public:
    explicit ZipArchive(std::string_view bytes);  // which outlive it
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    bool open(const std::string& part);  // false where there is none
    // As many bytes as there are, at most `most`; 0 at the end; -1 where they cannot be unpacked or are more than
    // limits::kWorkbookBytes: it is called from C and must not throw.
    int read(char* to, int most);
    bool is_too_large() const { return unpacked_ > most_; }

  private:
    struct Source;
    std::unique_ptr<Source> source_;
    void* file_ = nullptr;
    std::size_t unpacked_ = 0;
    std::size_t most_;
};

}  // namespace multaqa::tables
