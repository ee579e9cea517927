#include "programme/text_patch.hpp"

namespace multaqa::programme {

TextPatch TextPatch::set(const LocalizedText& text) {
    TextPatch patch{.reach = Reach::whole, .languages = {}};
    for (const auto& [language, words] : text.by_language()) patch.languages.emplace(language, words);
    return patch;
}

LocalizedText patched(const LocalizedText& text, const TextPatch& patch) {
    auto texts = patch.reach == TextPatch::Reach::whole ? LocalizedText::Map{} : text.by_language();
    for (const auto& [language, words] : patch.languages) {
        if (words)
            texts.insert_or_assign(language, *words);
        else
            texts.erase(language);
    }
    return LocalizedText(std::move(texts));
}

}  // namespace multaqa::programme
