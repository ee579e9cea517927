#include "common/time/zone_version.hpp"

#include <algorithm>
#include <tuple>

namespace multaqa {
namespace {

constexpr std::size_t kYear = 4;
constexpr std::size_t kLongest = 32;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

struct Parts {
    std::string_view year;     // "" in a name that is no release
    std::string_view letters;  // run a … z, za …: the longer are the later ones
    std::string_view rest;

    auto key() const { return std::tuple(year, letters.size(), letters, rest); }
};

Parts parts_of(std::string_view version) {
    const auto year_end = std::find_if_not(version.begin(), version.end(), is_digit);
    const auto letters_end = std::find_if_not(year_end, version.end(), is_letter);
    const auto year = static_cast<std::size_t>(year_end - version.begin());
    const auto letters = static_cast<std::size_t>(letters_end - year_end);
    if (year != kYear || letters == 0) return {{}, {}, version};
    return {version.substr(0, year), version.substr(year, letters), version.substr(year + letters)};
}

}  // namespace

bool is_zone_version(std::string_view text) {
    const auto is_allowed = [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '+' || c == '.'; };
    return text.size() <= kLongest && !parts_of(text).year.empty() && std::all_of(text.begin(), text.end(), is_allowed);
}

bool is_older_zone_version(std::string_view a, std::string_view b) { return parts_of(a).key() < parts_of(b).key(); }

std::string version_of_zone_text(std::string_view text) {
    constexpr std::string_view kStart = "# version ";
    if (!text.starts_with(kStart)) return "";
    auto line = text.substr(kStart.size(), text.find('\n') - kStart.size());
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    return is_zone_version(line) ? std::string(line) : "";
}

}  // namespace multaqa
