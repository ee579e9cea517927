// A merge patch (RFC 7396) of a localized text, typed.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "common/text/localized_text.hpp"

namespace multaqa::programme {

// A member of a merge patch. Absent: stays. A present empty optional: removed.
template <class T>
using Removable = std::optional<std::optional<T>>;

struct TextPatch {
    enum class Reach { languages, whole };
    // whole: the text is removed (JSON null) before the languages are set.
    Reach reach = Reach::languages;
    std::map<std::string, std::optional<std::string>, std::less<>> languages;  // nullopt removes the language

    bool empty() const { return reach == Reach::languages && languages.empty(); }
    static TextPatch set(const LocalizedText& text);  // replaces whatever stands there
};
LocalizedText patched(const LocalizedText& text, const TextPatch& patch);

}  // namespace multaqa::programme
