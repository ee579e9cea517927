// Agendas as audiences receive them: encoded documents, the same bytes for GET …/agenda and a topic's snapshot.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "programme/agenda.hpp"
#include "programme/audience.hpp"
#include "programme/publication.hpp"
#include "store/connection.hpp"
#include "store/database.hpp"

namespace multaqa::programme {

struct AgendaQuestion {
    EventId event;
    Audience audience = Audience::public_;
    std::string release;       // "", "latest", "7", "7.3"
    std::string known_etag;    // without quotes; answered without `bytes` when it is still this one
    std::string zone_version;  // of the zone database in use
};
// not_found before the first release and for what may not be seen; forbidden for staff's of an event that is seen.
// Older releases are for staff.
Result<AgendaDocument> get_agenda(store::Connection& db, const Caller& caller, const AgendaQuestion& question);

// The working programme, whole; empty if there is no such event.
std::optional<Agenda> load_working_agenda(store::Connection& db, const EventId& event, std::string_view zone_version);

// Whether the event of that name has released something that the caller may see.
bool shows_released_agenda(store::Connection& db, const Caller& caller, std::string_view slug);

// For live delivery: rights and snapshots of "event/{id}/{audience}".
Done may_follow(store::Connection& db, const Caller& caller, std::string_view topic);
// What the caller may do with what a topic of the working programme shows; none of every other topic. Asked only of
// whoever may follow it.
std::optional<Reach> reach_in_topic(store::Connection& db, const Caller& caller, std::string_view topic);
struct TopicSnapshot {
    std::int64_t seq = 0;  // the topic's head in the same read transaction
    std::shared_ptr<const std::string> bytes;
};
Result<TopicSnapshot> topic_snapshot(store::Connection& db, std::string_view topic, std::string_view zone_version);

// Empty where nothing is released or the event is restricted.
std::optional<Publication> find_publication(store::Connection& db, const EventId& event);
std::optional<Publication> find_publication_by_slug(store::Connection& db, std::string_view slug);
std::vector<EventId> list_published_events(store::Connection& db);  // for the start of the server

}  // namespace multaqa::programme
