#include "programme/recurrence_queries.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "common/ical/recurrence_zone.hpp"
#include "common/limits.hpp"
#include "directory/organization_queries.hpp"
#include "directory/person_queries.hpp"
#include "directory/reference_queries.hpp"
#include "programme/event_queries.hpp"
#include "programme/recurrence_store.hpp"
#include "programme/session_store.hpp"

namespace multaqa::programme {
namespace {

// How many of them live by which zone: their own, else that of their organisation. Who has neither is not counted, nor who
// lives by that of the place.
std::map<std::string, std::size_t> people_by_zone(store::Connection& db, const std::set<PersonId>& people, const std::string& place) {
    std::map<std::string, std::size_t> counts;
    const std::vector<PersonId> ids(people.begin(), people.end());
    for (const auto& person : directory::list_people(db, ids)) {
        auto zone = person.home_zone;
        if (!zone && person.organization)
            if (const auto organization = directory::find_organization(db, *person.organization)) zone = organization->zone;
        if (zone && *zone != place) ++counts[*zone];
    }
    return counts;
}

std::vector<Session> occurrences_in_order(store::Connection& db, const RecurrenceId& id) {
    auto sessions = session_store::list_of_recurrence(db, id);
    std::erase_if(sessions, [&](const Session& s) { return !s.occurrence || s.occurrence->recurrence != id; });
    std::sort(sessions.begin(), sessions.end(), [](const Session& a, const Session& b) { return a.occurrence->id < b.occurrence->id; });
    return sessions;
}

RecurrenceView view_of(store::Connection& db, const ZoneDatabase& zones, Recurrence recurrence) {
    RecurrenceView view{std::move(recurrence), {}, {}};
    auto& participants = view.recurrence.pattern.participants;
    participants = directory::resolved(db, std::move(participants));
    view.occurrences = occurrences_in_order(db, view.recurrence.id);
    std::set<PersonId> people;
    std::vector<OccurrenceTime> times;
    for (const auto& session : view.occurrences) {
        for (const auto& [person, participant] : session.content.participants) people.insert(person);
        if (is_placed(session)) times.push_back({session.occurrence->id, session.placement.utc.start, offset_of(session.placement)});
    }
    view.offsets = offsets_of(zones, times, people_by_zone(db, people, view.recurrence.pattern.time.zone));
    return view;
}

// As it would be stored; the fault says that the wall time had to be interpreted.
Result<PreviewedOccurrence> previewed(const ZoneDatabase& zones, WantedTime time, PlainDateTime id) {
    time.start = id;
    auto placement = place(zones, time, Disambiguation::compatible);
    if (placement.has_error()) return placement.error();
    PreviewedOccurrence occurrence{id, std::move(*placement), {}};
    if (const auto strict = place(zones, time, Disambiguation::reject); strict.has_error()) occurrence.fault = strict.error().code;
    return occurrence;
}

}  // namespace

Result<RecurrenceView> get_recurrence(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, const RecurrenceId& id) {
    auto recurrence = recurrence_store::find(db, id);
    if (!recurrence || get_working_event(db, caller, recurrence->event).has_error()) return not_found();
    return view_of(db, zones, std::move(*recurrence));
}

Result<RecurrencePage> list_recurrences(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, const EventId& event,
                                        std::size_t limit, std::string_view cursor) {
    if (const auto allowed = get_working_event(db, caller, event); allowed.has_error()) return allowed.error();
    const auto after = cursor.empty() ? RecurrenceId{} : RecurrenceId::parse(cursor);
    if (!after) return validation_failed("?cursor", "fault.cursor");
    auto found = recurrence_store::list_page(db, event, *after, limit + 1);
    RecurrencePage page;
    if (found.size() > limit) {
        found.pop_back();
        page.next = found.back().id.text();
    }
    for (auto& recurrence : found) page.recurrences.push_back(view_of(db, zones, std::move(recurrence)));
    return page;
}

Result<PreviewedRecurrence> preview_recurrence(store::Connection& db, const Caller& caller, const ZoneDatabase& zones, Instant now,
                                               const EventId& event, const RecurrencePreview& wanted) {
    if (const auto allowed = get_working_event(db, caller, event); allowed.has_error()) return allowed.error();
    const auto zone = zones.find(wanted.first.zone);
    if (zone.has_error()) return validation_failed("/timeZone", "fault.time-zone", {{"timeZone", wanted.first.zone}});
    PreviewedRecurrence preview;
    preview.dates = wanted.dates;
    if (wanted.dates.rule) {
        auto rule = ical::localized_until(*wanted.dates.rule, zones, wanted.first.zone);
        if (rule.has_error()) return rule.error();
        preview.dates.rule = std::move(*rule);
    }
    const auto set = set_of(wanted.first, preview.dates);
    if (auto faults = faults_of(set); !faults.empty()) return validation_failed(std::move(faults));
    const auto due = occurrences_due(set, to_local(**zone, now), set.start);
    if (due.has_error()) return due.error();
    preview.count = due->ids.size();
    preview.is_complete = !due->until;
    std::vector<OccurrenceTime> times;
    for (const auto id : due->ids) {
        auto occurrence = previewed(zones, wanted.first, id);
        if (occurrence.has_error()) return occurrence.error();
        times.push_back({id, occurrence->placement.utc.start, offset_of(occurrence->placement)});
        if (preview.occurrences.size() < kOccurrencesPreviewed) preview.occurrences.push_back(std::move(*occurrence));
    }
    std::set<PersonId> people;
    for (const auto& [person, survivor] : directory::survivors_of(db, wanted.participants)) people.insert(survivor);
    preview.offsets = offsets_of(zones, times, people_by_zone(db, people, wanted.first.zone));
    return preview;
}

std::map<RecurrenceId, Recurrence> load_recurrences(store::Connection& db, const EventId& event) {
    std::map<RecurrenceId, Recurrence> all;
    for (auto& recurrence : recurrence_store::list_page(db, event, RecurrenceId{}, limits::kSessionsPerEvent)) {
        auto id = recurrence.id;
        all.emplace(std::move(id), std::move(recurrence));
    }
    return all;
}

std::vector<RecurrenceId> list_recurrences_due(store::Connection& db, Instant now) {
    return recurrence_store::list_due(db, latest_horizon(now));
}

}  // namespace multaqa::programme
