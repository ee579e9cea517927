#include "programme/import_report.hpp"

#include <algorithm>

namespace multaqa::programme {


std::optional<ImportFormat> parse_import_format(std::string_view word) {
    if (word == "ics") return ImportFormat::ics;
    if (word == "frab") return ImportFormat::frab;
    return std::nullopt;
}

std::string_view word(ImportedComponent::Outcome outcome) {
    switch (outcome) {
        case ImportedComponent::Outcome::created: return "created";
        case ImportedComponent::Outcome::updated: return "updated";
        case ImportedComponent::Outcome::unchanged: return "unchanged";
        case ImportedComponent::Outcome::refused: return "refused";
        case ImportedComponent::Outcome::skipped: return "skipped";
    }
    return "";
}

std::string message_key_of(const ImportNote& note, const Messages& messages) {
    for (const std::string& key : {"import." + note.code, note.code})
        if (messages.has(key)) return key;
    return "problem." + note.code + ".detail";
}

std::size_t ImportReport::count(ImportedComponent::Outcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(components.begin(), components.end(), [outcome](const ImportedComponent& c) { return c.outcome == outcome; }));
}

}  // namespace multaqa::programme
