#include "common/text/localized_text.hpp"

#include <algorithm>

namespace multaqa {
namespace {

constexpr std::size_t kTagBytes = 35;  // RFC 5646 §4.4.1

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alpha(char c) { return is_lower(c) || is_upper(c); }
bool is_alphanumeric(char c) { return is_alpha(c) || is_digit(c); }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }

// The text held for `tag` or for what it specialises: "fr-MA" → "fr-MA", "fr".
const std::string* serving(const LocalizedText::Map& texts, std::string_view tag) {
    while (!tag.empty()) {
        if (const auto found = texts.find(tag); found != texts.end()) return &found->second;
        const auto cut = tag.rfind('-');
        if (cut == std::string_view::npos) break;
        tag = tag.substr(0, cut);
    }
    if (tag.empty()) return nullptr;
    // The other way round: "fr" is asked, only "fr-MA" is held.
    const auto special = texts.lower_bound(std::string(tag) + "-");
    return special != texts.end() && special->first.starts_with(std::string(tag) + "-") ? &special->second : nullptr;
}

// RFC 5646 §2.1.1: language in lower case, script in title case, region in upper case.
std::string in_usual_case(std::string_view subtag, std::size_t index) {
    std::string result;
    for (const char c : subtag) result += lower(c);
    if (index == 0) return result;
    if (subtag.size() == 2) std::transform(result.begin(), result.end(), result.begin(), upper);
    if (subtag.size() == 4 && is_alpha(subtag[0])) result[0] = upper(result[0]);
    return result;
}

bool is_subtag(std::string_view subtag, std::size_t index) {
    const bool language = index == 0;
    return subtag.size() >= (language ? 2U : 1U) && subtag.size() <= 8 &&
           std::all_of(subtag.begin(), subtag.end(), language ? is_alpha : is_alphanumeric);
}

}  // namespace

std::optional<std::string_view> LocalizedText::in(std::string_view language) const {
    const auto found = texts_.find(language);
    if (found == texts_.end()) return std::nullopt;
    return found->second;
}

std::string_view LocalizedText::best(std::string_view asked, std::string_view event_language) const {
    for (const std::string_view language : {asked, event_language, std::string_view("en"), std::string_view("fr"), std::string_view("ar")})
        if (const auto* text = serving(texts_, language)) return *text;
    return texts_.empty() ? std::string_view{} : std::string_view(texts_.begin()->second);
}

std::optional<std::string> canonical_language_tag(std::string_view tag) {
    if (tag.empty() || tag.size() > kTagBytes) return std::nullopt;
    std::string result;
    for (std::size_t index = 0; !tag.empty(); ++index) {
        const auto end = std::min(tag.find('-'), tag.size());
        const auto subtag = tag.substr(0, end);
        if (!is_subtag(subtag, index)) return std::nullopt;
        if (index > 0) result += '-';
        result += in_usual_case(subtag, index);
        if (end + 1 == tag.size()) return std::nullopt;  // a hyphen at the end
        tag.remove_prefix(std::min(end + 1, tag.size()));
    }
    return result;
}

bool is_language_tag(std::string_view tag) {
    const auto canonical = canonical_language_tag(tag);
    return canonical && *canonical == tag;
}

}  // namespace multaqa
