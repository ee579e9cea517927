#include "common/time/tzif.hpp"

#include <cstdint>

#include "common/time/digits.hpp"

namespace multaqa::tzif {
namespace {

constexpr std::string_view kMagic = "TZif";
constexpr std::size_t kHeaderBytes = 44;

struct Header {
    std::uint64_t ut_flags, standard_flags, leaps, transitions, types, characters;
};

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

// RFC 8536 §3.1: magic, version, 15 reserved bytes, six counts of four bytes.
std::optional<Header> take_header(std::string_view& rest) {
    if (rest.size() < kHeaderBytes || !has_magic(rest)) return std::nullopt;
    const auto count = [&rest](std::size_t index) { return big_endian(rest.substr(20 + 4 * index, 4)); };
    const Header header{count(0), count(1), count(2), count(3), count(4), count(5)};
    rest.remove_prefix(kHeaderBytes);
    return header;
}

bool skip_data(std::string_view& rest, const Header& header, std::uint64_t time_bytes) {
    const auto size = header.transitions * (time_bytes + 1) + header.types * 6 + header.characters +
                      header.leaps * (time_bytes + 4) + header.standard_flags + header.ut_flags;
    if (size > rest.size()) return false;
    rest.remove_prefix(static_cast<std::size_t>(size));
    return true;
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

bool skip_abbreviation(std::string_view& rest) {
    if (time_text::take(rest, '<')) {
        const auto end = rest.find('>');
        if (end == std::string_view::npos) return false;
        rest.remove_prefix(end + 1);
        return true;
    }
    std::size_t letters = 0;
    while (letters < rest.size() && is_letter(rest[letters])) ++letters;
    rest.remove_prefix(letters);
    return letters >= 3;
}

// One or two (hours: up to three) digits.
std::optional<int> take_short_number(std::string_view& rest) {
    std::size_t digits = 0;
    while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
    if (digits == 0 || digits > 3) return std::nullopt;
    return time_text::take_number(rest, digits);
}

// POSIX counts west of UTC as positive.
std::optional<std::chrono::seconds> take_offset(std::string_view& rest) {
    const bool east = time_text::take(rest, '-');
    if (!east) time_text::take(rest, '+');
    std::chrono::seconds west{0};
    std::chrono::seconds unit = std::chrono::hours{1};
    do {
        const auto number = take_short_number(rest);
        if (!number) return std::nullopt;
        west += *number * unit;
        unit /= 60;
    } while (unit.count() > 0 && time_text::take(rest, ':'));
    return east ? west : -west;
}

}  // namespace

bool has_magic(std::string_view bytes) { return bytes.substr(0, kMagic.size()) == kMagic; }

std::optional<Footer> parse_footer(std::string_view text) {
    if (!skip_abbreviation(text)) return std::nullopt;
    const auto standard = take_offset(text);
    if (!standard) return std::nullopt;
    return Footer{*standard, !text.empty()};
}

std::optional<Summary> summarize(std::string_view bytes) {
    if (bytes.size() < kHeaderBytes || bytes[4] < '2') return std::nullopt;
    const auto first = take_header(bytes);
    if (!first || !skip_data(bytes, *first, 4)) return std::nullopt;
    const auto second = take_header(bytes);
    if (!second || !skip_data(bytes, *second, 8)) return std::nullopt;
    if (bytes.size() < 2 || bytes.front() != '\n' || bytes.back() != '\n') return std::nullopt;
    // A slim file's version 1 block has one type and the empty abbreviation, a fat one at least "UTC" and its NUL.
    return Summary{first->characters > 1, parse_footer(bytes.substr(1, bytes.size() - 2))};
}

}  // namespace multaqa::tzif
