#include "tables/zip_archive.hpp"

#include <minizip/unzip.h>

#include <algorithm>
#include <cstring>

#include "common/limits.hpp"
#include "tables/table_builder.hpp"

namespace multaqa::tables {

struct ZipArchive::Source {
    std::string_view bytes;
    std::size_t at = 0;
    zlib_filefunc64_def functions{};
};

namespace {

template <class Source>
struct Memory {
    static voidpf open(voidpf opaque, const void*, int) { return opaque; }
    static uLong read(voidpf, voidpf stream, void* to, uLong wanted) {
        auto& source = *static_cast<Source*>(stream);
        const std::size_t size = std::min<std::size_t>(wanted, source.bytes.size() - source.at);
        std::memcpy(to, source.bytes.data() + source.at, size);
        source.at += size;
        return static_cast<uLong>(size);
    }
    static uLong write(voidpf, voidpf, const void*, uLong) { return 0; }
    static ZPOS64_T tell(voidpf, voidpf stream) { return static_cast<Source*>(stream)->at; }
    static long seek(voidpf, voidpf stream, ZPOS64_T offset, int origin) {
        auto& source = *static_cast<Source*>(stream);
        const std::size_t from = origin == ZLIB_FILEFUNC_SEEK_SET ? 0 : origin == ZLIB_FILEFUNC_SEEK_CUR ? source.at : source.bytes.size();
        if (offset > source.bytes.size() - from) return -1;
        source.at = from + static_cast<std::size_t>(offset);
        return 0;
    }
    static int close(voidpf, voidpf) { return 0; }
    static int error(voidpf, voidpf) { return 0; }
};

}  // namespace

ZipArchive::ZipArchive(std::string_view bytes) : source_(std::make_unique<Source>()), most_(limits::kWorkbookBytes) {
    using From = Memory<Source>;
    source_->bytes = bytes;
    source_->functions = {From::open, From::read, From::write, From::tell, From::seek, From::close, From::error, source_.get()};
    file_ = unzOpen2_64("", &source_->functions);
    if (file_ == nullptr) unreadable("fault.workbook");
}

ZipArchive::~ZipArchive() {
    if (file_ == nullptr) return;
    unzCloseCurrentFile(file_);
    unzClose(file_);
}

bool ZipArchive::open(const std::string& part) {
    constexpr int kAnyCase = 2;
    unzCloseCurrentFile(file_);
    unpacked_ = 0;
    if (unzLocateFile(file_, part.c_str(), kAnyCase) != UNZ_OK) return false;
    if (unzOpenCurrentFile(file_) != UNZ_OK) unreadable("fault.workbook");
    return true;
}

int ZipArchive::read(char* to, int most) {
    const int size = unzReadCurrentFile(file_, to, static_cast<unsigned>(most));
    if (size < 0) return -1;
    unpacked_ += static_cast<std::size_t>(size);
    return is_too_large() ? -1 : size;
}

}  // namespace multaqa::tables
