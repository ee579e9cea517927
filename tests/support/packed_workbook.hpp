// Workbooks packed by hand, so that a file of a few megabytes can unpack to gigabytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace multaqa::test {

struct PackedPart {
    std::string name;
    enum class Method : std::uint16_t { stored = 0, deflated = 8 } method = Method::stored;
    std::string bytes;       // as packed
    std::uint32_t size = 0;  // unpacked
    std::uint32_t checksum = 0;
};

PackedPart stored_part(std::string name, std::string text);
// `begin`, then `repeated` so many times, then `end`; packed once, however often. Without a checksum: nobody gets that far.
PackedPart repeated_part(std::string name, std::string_view begin, std::string_view repeated, std::size_t times, std::string_view end);

// The archive of a workbook of one sheet, and further parts.
std::string packed_workbook(PackedPart sheet, std::vector<PackedPart> more = {});

}  // namespace multaqa::test
