#include "programme/release_history_documents.hpp"

#include "programme/agenda_documents.hpp"

namespace multaqa::programme {
namespace {

// When and where, on one side of the change.
json::object placement_json(const EntryChange& change, std::string_view side) {
    json::object placement;
    for (const auto& field : change.fields) {
        const auto* const value = field.value().as_object().if_contains(side);
        if (value != nullptr && is_placement_field(field.key())) placement[field.key()] = *value;
    }
    return placement;
}

json::array other_fields_json(const EntryChange& change) {
    json::array names;
    for (const auto& field : change.fields)
        if (!is_placement_field(field.key())) names.emplace_back(field.key());
    return names;
}

json::object entry_json(const EntryChange& change, const ShownNames& shown) {
    json::object encoded{{"id", change.id}, {"change", word(change.fate)}};
    if (const auto* const session = shown.sessions.if_contains(change.id)) encoded["title"] = session->at("title");
    auto before = placement_json(change, "before");
    auto after = placement_json(change, "after");
    if (!before.empty()) encoded["before"] = std::move(before);
    if (!after.empty()) encoded["after"] = std::move(after);
    if (change.fate == EntryFate::moved || change.fate == EntryFate::changed) encoded["fields"] = other_fields_json(change);
    return encoded;
}

// The rooms that the step names, so that a reader of the log need not know them.
void add_rooms(json::object& rooms, const EntryChange& change, const ShownNames& shown) {
    const auto* const field = change.fields.if_contains("roomId");
    if (field == nullptr) return;
    for (const auto& side : field->as_object())
        if (const auto* const room = shown.rooms.if_contains(side.value().as_string())) rooms[side.value().as_string()] = *room;
}

}  // namespace

json::object release_step_json(const ReleaseStep& step, const ShownNames& shown) {
    json::object encoded;
    encoded["release"] = agenda_release_json({step.release.number, step.release.at, step.release.note});
    auto& sessions = encoded["sessions"].emplace_array();
    json::object rooms;
    for (const auto& change : step.difference.sessions) {
        sessions.push_back(entry_json(change, shown));
        add_rooms(rooms, change, shown);
    }
    encoded["rooms"] = std::move(rooms);
    return encoded;
}

}  // namespace multaqa::programme
