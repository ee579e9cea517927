#include "programme/release_difference_documents.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "common/json/field_changes.hpp"
#include "programme/session_documents.hpp"
#include "common/text/words.hpp"

namespace multaqa::programme {
namespace {

constexpr Words<EntryFate, 5> kFates{{{EntryFate::new_, "new"},
                                      {EntryFate::moved, "moved"},
                                      {EntryFate::changed, "changed"},
                                      {EntryFate::cancelled, "cancelled"},
                                      {EntryFate::removed, "removed"}}};

constexpr std::array<std::string_view, 9> kPlacement{"start",    "timeZone", "endTimeZone", "duration", "allDay",
                                                     "utcStart", "utcEnd",   "utcOffset",   "roomId"};
// What a write changes by itself; `id` and `uid` are the entry's own, and the public documents of older versions show no uid.
// Which dates belong together is no news of one of them.
constexpr std::array<std::string_view, 8> kNoDifference{"id",      "uid",                "version",  "sequence",
                                                        "updated", "publishedPlacement", "revision", "recurrence"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

json::object comparable(const json::object& entry) {
    json::object kept;
    for (const auto& member : entry)
        if (!holds(kNoDifference, member.key())) kept[member.key()] = member.value();
    return kept;
}

json::object changed_fields(const json::object& before, const json::object& after) {
    return std::move(json::field_changes(comparable(before), comparable(after)).at("fields").as_object());
}

bool is_cancelled(const json::object& entry) {
    const auto* const status = entry.if_contains("status");
    return status != nullptr && *status == "cancelled";
}

EntryFate fate_of(const json::object* before, const json::object* after, const json::object& fields) {
    if (before == nullptr) return EntryFate::new_;
    if (after == nullptr) return EntryFate::removed;
    if (is_cancelled(*after) && !is_cancelled(*before)) return EntryFate::cancelled;
    const bool is_moved = std::any_of(fields.begin(), fields.end(), [](const auto& field) { return is_placement_field(field.key()); });
    return is_moved ? EntryFate::moved : EntryFate::changed;
}

// Empty where the two look the same. At least one side is given.
std::optional<EntryChange> change_of(std::string id, const json::object* before, const json::object* after) {
    static const json::object kNothing;
    EntryChange change;
    change.fields = changed_fields(before != nullptr ? *before : kNothing, after != nullptr ? *after : kNothing);
    if (before != nullptr && after != nullptr && change.fields.empty()) return std::nullopt;
    change.fate = fate_of(before, after, change.fields);
    const auto& shown = after != nullptr ? *after : *before;
    if (const auto* const title = shown.if_contains("title")) change.title = *title;
    change.id = std::move(id);
    return change;
}

const json::object& members_of(const json::value& document, std::string_view kind) { return document.at(kind).as_object(); }

std::vector<EntryChange> changes_between(const json::object& before, const json::object& after) {
    std::map<std::string, std::pair<const json::object*, const json::object*>> entries;
    for (const auto& member : before) entries[member.key()].first = &member.value().as_object();
    for (const auto& member : after) entries[member.key()].second = &member.value().as_object();
    std::vector<EntryChange> changes;
    for (const auto& [id, sides] : entries)
        if (auto change = change_of(id, sides.first, sides.second)) changes.push_back(std::move(*change));
    return changes;
}

}  // namespace

std::string_view word(EntryFate fate) { return word_of(kFates, fate); }
bool is_placement_field(std::string_view name) { return holds(kPlacement, name); }

json::value empty_agenda() {
    json::object empty;
    for (const auto* const member : {"event", "sessions", "rooms", "people"}) empty[member].emplace_object();
    return empty;
}

AgendaDifference difference_between(const json::value& before, const json::value& after) {
    return {.event = changed_fields(members_of(before, "event"), members_of(after, "event")),
            .sessions = changes_between(members_of(before, "sessions"), members_of(after, "sessions")),
            .rooms = changes_between(members_of(before, "rooms"), members_of(after, "rooms")),
            .people = changes_between(members_of(before, "people"), members_of(after, "people"))};
}

std::vector<EntryChange> differences_of(std::span<const SessionChange> changes) {
    std::vector<EntryChange> differences;
    for (const auto& change : changes) {
        const auto before = change.before ? agenda_session_json(*change.before, Audience::staff) : json::object{};
        const auto after = change.after ? agenda_session_json(*change.after, Audience::staff) : json::object{};
        const auto& id = change.after ? change.after->id : change.before->id;
        if (auto difference = change_of(id.text(), change.before ? &before : nullptr, change.after ? &after : nullptr))
            differences.push_back(std::move(*difference));
    }
    return differences;
}

json::array entry_changes_json(std::span<const EntryChange> changes) {
    json::array encoded;
    for (const auto& change : changes) {
        json::object one{{"id", change.id}, {"change", word(change.fate)}};
        if (!change.title.is_null()) one["title"] = change.title;
        one["fields"] = change.fields;
        encoded.push_back(std::move(one));
    }
    return encoded;
}

json::object agenda_difference_json(const AgendaDifference& difference) {
    json::object encoded;
    encoded["event"] = difference.event;
    encoded["sessions"] = entry_changes_json(difference.sessions);
    encoded["rooms"] = entry_changes_json(difference.rooms);
    encoded["people"] = entry_changes_json(difference.people);
    return encoded;
}

}  // namespace multaqa::programme
