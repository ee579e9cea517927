// Text that people read, by language (BCP 47 key → text), with the fallback order of DECISIONS 43.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace multaqa {

class LocalizedText {
  public:
    using Map = std::map<std::string, std::string, std::less<>>;

    LocalizedText() = default;
    explicit LocalizedText(Map texts) : texts_(std::move(texts)) {}

    bool empty() const { return texts_.empty(); }
    const Map& by_language() const { return texts_; }
    // The exact key, without fallback.
    std::optional<std::string_view> in(std::string_view language) const;
    // asked → `event_language` → en → fr → ar → any. "fr-MA" is also served by "fr", and "fr" by "fr-MA".
    // Empty only if nothing is held.
    std::string_view best(std::string_view asked, std::string_view event_language = {}) const;

    friend bool operator==(const LocalizedText&, const LocalizedText&) = default;

  private:
    Map texts_;
};

// A well-formed language tag of the shape that we accept: "ar", "fr-MA", "zh-Hans", "und"; at most 35 characters,
// in the usual case, so that one language never stands twice in one text.
bool is_language_tag(std::string_view tag);
// The same tag in the usual case ("FR-ma" → "fr-MA"), for what files bring; nullopt if it is none.
std::optional<std::string> canonical_language_tag(std::string_view tag);

}  // namespace multaqa
