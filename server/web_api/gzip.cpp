#include "web_api/gzip.hpp"

#include <zlib.h>

#include <limits>
#include <stdexcept>

#include "web_api/prepared.hpp"

namespace multaqa::web_api {
namespace {

constexpr int kWindowBits = 15;
constexpr int kGzipFormat = 16;  // added to the window bits: gzip header and trailer instead of zlib's
constexpr int kMemoryLevel = 8;
constexpr int kFastLevel = 4;

Bytef* input_of(std::string_view text) {
    if (text.size() > std::numeric_limits<uInt>::max()) throw std::length_error("too large for one zlib call");
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));  // zlib reads it only
}

}  // namespace

std::string gzip(std::string_view text, Effort effort) {
    z_stream stream{};
    const int level = effort == Effort::best ? Z_BEST_COMPRESSION : kFastLevel;
    if (deflateInit2(&stream, level, Z_DEFLATED, kWindowBits + kGzipFormat, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib cannot start");
    std::string out(deflateBound(&stream, text.size()), '\0');
    stream.next_in = input_of(text);
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib did not finish");
    return out;
}

std::string gzip(std::string_view text) { return gzip(text, Effort::best); }

std::string gunzip(std::string_view packed, std::size_t max_bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, kWindowBits + kGzipFormat) != Z_OK) throw std::runtime_error("zlib cannot start");
    stream.next_in = input_of(packed);
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string out;
    int result = Z_OK;
    while (result == Z_OK && out.size() <= max_bytes) {
        constexpr std::size_t kStep = 64 * 1024;
        const auto before = out.size();
        out.resize(before + kStep);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = kStep;
        result = inflate(&stream, Z_NO_FLUSH);
        out.resize(before + kStep - stream.avail_out);
    }
    inflateEnd(&stream);
    if (result != Z_STREAM_END || out.size() > max_bytes) throw std::runtime_error("not gzip, or too large");
    return out;
}

}  // namespace multaqa::web_api
