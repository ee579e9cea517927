// Recurrences as clients write them, as rows keep their pattern, and as the log keeps their changes.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "programme/recurrence_input.hpp"

namespace multaqa::programme {

// validation_failed with every fault that can be seen without the database. A rule comes as `recurrenceRule`, or as `rule`, the
// text of an RRULE.
Result<RepeatSession> parse_repeat_session(const SessionId& session, std::int64_t version, const json::value& body);
Result<PatchRecurrence> parse_patch_recurrence(const RecurrenceId& recurrence, std::int64_t version, const json::value& body);
// As recurrences are listed, without what follows from the rest.
Result<GatherSessions> parse_gather_sessions(const EventId& event, const json::value& body);
Result<RecurrencePreview> parse_recurrence_preview(const json::value& body);

// The pattern as SessionInput of schema/openapi.yaml.
json::object pattern_json(const Recurrence& recurrence);
SessionContent read_pattern(const EventId& event, const json::value& stored);

json::array times_json(const std::vector<PlainDateTime>& times);
// Of stored ones.
std::vector<PlainDateTime> read_times(const json::value& stored);

// As a row keeps them.
json::object imported_dates_json(const ImportedDates& imported);
ImportedDates read_imported_dates(const json::value& stored);

// Kinds: RecurrenceCreated, RecurrenceChanged, RecurrenceArchived. `before` and `after` are the recurrence as a resource,
// empty where it does not exist.
command::Change encode_change(const Recurrence& recurrence, json::object before, json::object after);

}  // namespace multaqa::programme
