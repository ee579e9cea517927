// Reading recurrences, and looking at one before it is made.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "programme/recurrence_documents.hpp"
#include "programme/recurrence_input.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

inline constexpr std::size_t kOccurrencesPreviewed = 60;

// Staff of the event only; not_found for whoever may not look at its working programme.
Result<RecurrenceView> get_recurrence(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, const RecurrenceId& id);

struct RecurrencePage {
    std::vector<RecurrenceView> recurrences;
    std::string next;
};
Result<RecurrencePage> list_recurrences(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, const EventId& event,
                                        std::size_t limit, std::string_view cursor);

// Refusals of the dates as repeat_session's, and of start and zone as a session's.
Result<PreviewedRecurrence> preview_recurrence(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, Instant now,
                                               const EventId& event, const RecurrencePreview& wanted);

// All of an event, by id.
std::map<RecurrenceId, Recurrence> load_recurrences(store::Connection& db, const EventId& event);

// Those that may have occurrences to be made by `now`.
std::vector<RecurrenceId> list_recurrences_due(store::Connection& db, Instant now);

}  // namespace multaqa::programme
