// What staff receive of a recurrence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "common/json/json.hpp"
#include "programme/field_documents.hpp"
#include "programme/recurrence.hpp"
#include "programme/recurrence_offsets.hpp"

namespace multaqa::programme {

std::span<const FieldRule<Recurrence>> recurrence_fields();

// The resource without its occurrences: what the log keeps.
json::object recurrence_json(const Recurrence& recurrence);

// A recurrence with what it has brought.
struct RecurrenceView {
    Recurrence recurrence;
    std::vector<Session> occurrences;  // by their ids
    std::vector<ZoneOffsets> offsets;
};
json::object recurrence_json(const RecurrenceView& view);

// Dates that somebody is thinking of.
struct PreviewedOccurrence {
    PlainDateTime id;
    Placement placement;
    std::optional<ProblemCode> fault;  // nonexistent_local_time or ambiguous_local_time: what became of it stands in placement
};
struct PreviewedRecurrence {
    RecurrenceDates dates;
    std::size_t count = 0;  // that would be made now
    bool is_complete = false;
    std::vector<PreviewedOccurrence> occurrences;  // the first of them
    std::vector<ZoneOffsets> offsets;
};
json::object preview_json(const PreviewedRecurrence& preview);

}  // namespace multaqa::programme
