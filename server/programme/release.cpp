#include "programme/release.hpp"

#include <charconv>

namespace multaqa::programme {
namespace {

// Digits only, at most nine of them.
std::optional<std::int64_t> parse_count(std::string_view text) {
    std::int64_t number = 0;
    const auto* const end = text.data() + text.size();
    if (text.empty() || text.size() > 9 || text.front() < '0' || text.front() > '9') return std::nullopt;
    const auto [rest, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc{} || rest != end) return std::nullopt;
    return number;
}

}  // namespace

std::string text_of(const ReleaseNumber& number) {
    std::string text = std::to_string(number.number);
    if (number.part != 0) text += "." + std::to_string(number.part);
    return text;
}

std::optional<ReleaseNumber> parse_release_number(std::string_view text) {
    const auto dot = text.find('.');
    const auto number = parse_count(text.substr(0, dot));
    if (!number || *number < 1) return std::nullopt;
    if (dot == std::string_view::npos) return ReleaseNumber{*number, 0};
    const auto part = parse_count(text.substr(dot + 1));
    if (!part) return std::nullopt;
    return ReleaseNumber{*number, *part};
}

// The instant tells two histories apart that a restored backup may begin at one number.
std::string release_etag(const Release& release, Audience audience) {
    return "r" + text_of(release.number) + "-" + std::to_string(to_micros(release.at)) + "-" + std::string(word(audience));
}

}  // namespace multaqa::programme
