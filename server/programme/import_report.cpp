#include "programme/import_report.hpp"

#include <algorithm>

namespace multaqa::programme {
namespace {

// Of a table; "" where none holds it.
std::string column_of(const std::string& pointer) {
    if (pointer == "/timeZone") return "time_zone";
    if (pointer == "/roomId") return "room";
    return pointer.substr(std::min<std::size_t>(pointer.size(), 1), pointer.find('/', 1) - 1);
}

}  // namespace

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

std::vector<ImportNote> notes_of(const Problem& problem) {
    std::vector<ImportNote> notes;
    for (const Fault& fault : problem.faults) notes.push_back({.code = fault.key, .arguments = fault.arguments, .column = column_of(fault.pointer)});
    if (problem.faults.empty()) notes.push_back({std::string(word(problem.code)), {}});
    return notes;
}

std::size_t ImportReport::count(ImportedComponent::Outcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(components.begin(), components.end(), [outcome](const ImportedComponent& c) { return c.outcome == outcome; }));
}

}  // namespace multaqa::programme
