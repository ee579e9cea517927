#include "programme/text_patch_codec.hpp"

namespace multaqa::programme {

TextPatch read_text_patch(json::ObjectReader& reader, std::string_view name, std::vector<Fault>& faults, std::size_t max_bytes_each) {
    TextPatch patch;
    const auto* const found = reader.find(name);
    if (found == nullptr) return patch;
    if (found->is_null()) {
        patch.reach = TextPatch::Reach::whole;
        return patch;
    }
    // What is removed is set aside; the rest is judged as the text that it is.
    json::value kept = *found;
    if (auto* const languages = kept.if_object()) {
        for (const auto& member : found->get_object()) {
            if (!member.value().is_null()) continue;
            patch.languages.emplace(std::string(member.key()), std::nullopt);
            languages->erase(member.key());
        }
        if (languages->empty()) return patch;
    }
    const auto pointer = reader.pointer_to(name);
    const json::value alone = json::object{{name, kept}};
    json::ObjectReader judge(alone, faults, pointer.substr(0, pointer.rfind('/')));
    if (const auto text = judge.optional_localized(name, max_bytes_each))
        for (const auto& [language, words] : text->by_language()) patch.languages.insert_or_assign(language, words);
    return patch;
}

json::value to_json(const TextPatch& patch) {
    if (patch.reach == TextPatch::Reach::whole && patch.languages.empty()) return nullptr;
    json::object languages;
    for (const auto& [language, words] : patch.languages) languages[language] = words ? json::value(*words) : json::value();
    return languages;
}

}  // namespace multaqa::programme
