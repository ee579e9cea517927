// What is different between two agenda documents of one audience, field by field (DECISIONS 36).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/json/json.hpp"
#include "programme/session_change.hpp"

namespace multaqa::programme {

// removed: no longer in the document. cancelled: still there, and says so.
enum class EntryFate { new_, moved, changed, cancelled, removed };
std::string_view word(EntryFate fate);

// A session, room or person that differs. Versions, sequences and times of writing are no difference, nor is the
// placement that staff still hold.
struct EntryChange {
    std::string id;
    EntryFate fate{};
    json::value title;    // of a session as it is now, else as it was; null for others
    json::object fields;  // name → {"before": …, "after": …}; a side on which the field is missing is left out
};

struct AgendaDifference {
    json::object event;  // fields
    std::vector<EntryChange> sessions, rooms, people;  // by id
};

// What there was before the first release.
json::value empty_agenda();
AgendaDifference difference_between(const json::value& before, const json::value& after);
// Of the sessions that a command wrote, as staff see them; those that look the same are left out.
std::vector<EntryChange> differences_of(std::span<const SessionChange> changes);

// True for the fields that say when and where a session takes place.
bool is_placement_field(std::string_view name);

json::array entry_changes_json(std::span<const EntryChange> changes);
json::object agenda_difference_json(const AgendaDifference& difference);

}  // namespace multaqa::programme
