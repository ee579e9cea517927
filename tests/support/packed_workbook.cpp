#include "tests/support/packed_workbook.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace multaqa::test {
namespace {

void put(std::string& bytes, std::uint64_t value, int width) {
    for (int n = 0; n < width; ++n) bytes += static_cast<char>(value >> (8 * n) & 0xFFU);
}

// A deflate stream whose blocks know nothing of those before them: any of them may be repeated.
class Packer {
  public:
    Packer() {
        if (deflateInit2(&stream_, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("deflateInit2");
    }
    ~Packer() { deflateEnd(&stream_); }
    Packer(const Packer&) = delete;
    Packer& operator=(const Packer&) = delete;

    std::string pack(std::string_view text, int flush) {
        std::string packed;
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
        stream_.avail_in = static_cast<uInt>(text.size());
        std::array<char, 65536> room{};
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(room.data());
            stream_.avail_out = static_cast<uInt>(room.size());
            deflate(&stream_, flush);
            packed.append(room.data(), room.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
        return packed;
    }

  private:
    z_stream stream_{};
};

// What the header of a part and its line in the directory have in common.
std::string description_of(const PackedPart& part) {
    std::string bytes;
    put(bytes, 20, 2);  // version needed
    put(bytes, 0, 2);
    put(bytes, static_cast<std::uint16_t>(part.method), 2);
    put(bytes, 0, 4);  // time and day
    put(bytes, part.checksum, 4);
    put(bytes, part.bytes.size(), 4);
    put(bytes, part.size, 4);
    put(bytes, part.name.size(), 2);
    put(bytes, 0, 2);  // extra field
    return bytes;
}

std::string archive_of(const std::vector<PackedPart>& parts) {
    std::string archive, directory;
    for (const PackedPart& part : parts) {
        directory += "PK\x01\x02";
        put(directory, 20, 2);  // version made by
        directory += description_of(part);
        directory.append(10, '\0');  // comment, disk, attributes
        put(directory, archive.size(), 4);
        directory += part.name;
        archive += "PK\x03\x04" + description_of(part) + part.name + part.bytes;
    }
    std::string end = "PK\x05\x06";
    put(end, 0, 4);
    put(end, parts.size(), 2);
    put(end, parts.size(), 2);
    put(end, directory.size(), 4);
    put(end, archive.size(), 4);
    put(end, 0, 2);
    return archive + directory + end;
}

}  // namespace

PackedPart stored_part(std::string name, std::string text) {
    PackedPart part{.name = std::move(name), .method = PackedPart::Method::stored, .bytes = std::move(text)};
    part.size = static_cast<std::uint32_t>(part.bytes.size());
    part.checksum = static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(part.bytes.data()), static_cast<uInt>(part.bytes.size())));
    return part;
}

PackedPart repeated_part(std::string name, std::string_view begin, std::string_view repeated, std::size_t times, std::string_view end) {
    Packer packer;
    PackedPart part{.name = std::move(name), .method = PackedPart::Method::deflated, .bytes = packer.pack(begin, Z_FULL_FLUSH)};
    const std::string block = packer.pack(repeated, Z_FULL_FLUSH);
    for (std::size_t n = 0; n < times; ++n) part.bytes += block;
    part.bytes += packer.pack(end, Z_FINISH);
    part.size = static_cast<std::uint32_t>(begin.size() + repeated.size() * times + end.size());
    return part;
}

std::string packed_workbook(PackedPart sheet, std::vector<PackedPart> more) {
    const std::string target = sheet.name.substr(sheet.name.find('/') + 1);  // within "xl/"
    more.push_back(stored_part("xl/workbook.xml", "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                                                  "<sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></workbook>"));
    more.push_back(stored_part("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"r1\" Target=\"" + target + "\"/></Relationships>"));
    more.push_back(std::move(sheet));
    return archive_of(more);
}

}  // namespace multaqa::test
