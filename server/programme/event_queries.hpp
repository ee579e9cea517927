// Reading events, as far as the caller may see them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/event.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

std::optional<Event> find_event(store::Connection& db, const EventId& id);
std::optional<Event> find_event_by_slug(store::Connection& db, std::string_view slug);

// not_found where the caller may not see it.
Result<Event> get_event(store::Connection& db, const Caller& caller, const EventId& id);
// The same for what only some may do (event_rights.hpp): not_found, or forbidden where it is seen but not so used.
Result<Event> get_working_event(store::Connection& db, const Caller& caller, const EventId& id);
Result<Event> get_event_as_organizer(store::Connection& db, const Caller& caller, const EventId& id);
Result<Event> get_event_as_staff(store::Connection& db, const Caller& caller, const EventId& id);

// Whether the caller sees the working programme of the event that the scope stands for.
bool sees_working_scope(store::Connection& db, const Caller& caller, std::string_view scope);
// The scopes of the events that an organization organizes: a grant of it counts in each (event_rights.hpp).
std::vector<std::string> scopes_organized_by(store::Connection& db, const OrganizationId& organization);

// Absent members do not restrict.
struct EventQuestion {
    std::optional<SeriesId> series;
    std::optional<EventType> type;
    std::optional<PlainDate> from;  // of days that its days overlap
    std::optional<PlainDate> to;    // included
    std::string title;              // in any language, without regard to case
};
struct EventPage {
    std::vector<Event> events;  // by first day, then id
    std::string next;           // cursor, "" at the end
};
Result<EventPage> list_events(store::Connection& db, const Caller& caller, const EventQuestion& question, std::size_t limit,
                              std::string_view cursor);

// Revision of the scope "event:{id}", 0 before its first change.
std::int64_t revision_of(store::Connection& db, const EventId& id);

}  // namespace multaqa::programme
