// All SQL of events, their sites and their organizers.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "programme/event.hpp"
#include "store/connection.hpp"

namespace multaqa::programme::event_store {

std::optional<Event> find(store::Connection& db, const EventId& id);
std::optional<Event> find_by_slug(store::Connection& db, std::string_view slug);
// Those whose organizer or co-organizer it is.
std::vector<EventId> list_organized_by(store::Connection& db, const OrganizationId& organization);
struct Position {
    std::string first_day;
    EventId id;
};
// Absent members do not restrict. Days: those of the event overlap [from, to], both included.
struct Filter {
    std::optional<SeriesId> series;
    std::optional<EventType> type;
    std::optional<PlainDate> from;
    std::optional<PlainDate> to;
};
std::vector<Event> list_page(store::Connection& db, const Filter& filter, const std::optional<Position>& after, std::size_t limit);
std::vector<Event> list_of_series(store::Connection& db, const SeriesId& series);  // by first day, then id
std::vector<EventId> list_released_to_everybody(store::Connection& db);

enum class Written { yes, slug_taken };
Written insert(store::Connection& db, const Event& event);
Written update(store::Connection& db, const Event& event);
void set_released(store::Connection& db, const EventId& id, const ReleaseNumber& number);

// Revision of the scope, and head of the topic; 0 before the first change.
std::int64_t revision_of(store::Connection& db, const std::string& scope);
std::int64_t topic_head(store::Connection& db, std::string_view topic);

// References into tables to the left.
std::set<SiteId> known_sites(store::Connection& db, std::span<const SiteId> ids);

}  // namespace multaqa::programme::event_store
