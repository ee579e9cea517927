#include "programme/import_documents.hpp"

#include <algorithm>

namespace multaqa::programme {
namespace {

json::object note_json(const ImportNote& note, const Messages& messages) {
    json::object message;
    for (const UiLanguage language : {UiLanguage::ar, UiLanguage::fr, UiLanguage::en})
        message[word(language)] = import_note_text(note, messages, language);
    json::object arguments;
    for (const auto& [name, text] : note.arguments) arguments[name] = text;
    return {{"code", note.code}, {"message", std::move(message)}, {"args", std::move(arguments)}};
}

json::object component_json(std::size_t index, const ImportedComponent& component, const Messages& messages) {
    json::object body{{"index", index}, {"outcome", word(component.outcome)}};
    if (!component.uid.empty()) body["uid"] = component.uid;
    if (!component.summary.empty()) body["summary"] = component.summary;
    if (component.session) body["sessionId"] = component.session->text();
    json::array notes;
    for (const ImportNote& note : component.notes) notes.push_back(note_json(note, messages));
    body["notes"] = std::move(notes);
    return body;
}

// {"dryRun", "created", …, "components"}
json::object outcomes_json(const std::vector<ImportedComponent>& components, ImportQuestion::Mode mode, const Messages& messages) {
    using Outcome = ImportedComponent::Outcome;
    json::object body{{"dryRun", mode == ImportQuestion::Mode::dry_run}};
    for (const Outcome outcome : {Outcome::created, Outcome::updated, Outcome::unchanged, Outcome::refused, Outcome::skipped})
        body[word(outcome)] = std::count_if(components.begin(), components.end(), [&](const auto& one) { return one.outcome == outcome; });
    json::array items;
    for (std::size_t i = 0; i < components.size(); ++i) items.push_back(component_json(i, components[i], messages));
    body["components"] = std::move(items);
    return body;
}

json::object zone_question_json(const ZoneQuestion& question) {
    json::array candidates;
    for (const std::string& zone : question.candidates) candidates.push_back(json::value(zone));
    return {{"name", question.name}, {"candidates", std::move(candidates)}, {"sessions", question.sessions}};
}

}  // namespace

json::object holidays_report_json(const std::vector<ImportedComponent>& components, ImportQuestion::Mode mode, const Messages& messages) {
    return outcomes_json(components, mode, messages);
}

std::string import_note_text(const ImportNote& note, const Messages& messages, UiLanguage language) {
    return messages.format(language, message_key_of(note, messages), note.arguments);
}

json::object import_report_json(const ImportReport& report, const Messages& messages) {
    json::object event{{"slug", report.slug}};
    if (report.event) event["id"] = report.event->text();
    json::object body{{"event", std::move(event)}};
    for (auto& member : outcomes_json(report.components, report.mode, messages)) body[member.key()] = std::move(member.value());
    json::array questions;
    for (const ZoneQuestion& question : report.zone_questions) questions.push_back(zone_question_json(question));
    body["zoneQuestions"] = std::move(questions);
    json::object conflicts;
    for (const auto& [code, n] : report.conflicts) conflicts[code] = n;
    body["conflicts"] = std::move(conflicts);
    body["sessions"] = report.components.size() - report.count(ImportedComponent::Outcome::skipped);
    body["rooms"] = report.rooms;
    body["people"] = report.people;
    return body;
}

}  // namespace multaqa::programme
