#include "programme/import_steps.hpp"

#include <algorithm>

namespace multaqa::programme {

WallClock wall_clock(const ZoneDatabase& zones, Instant now) {
    return [&zones, now](const std::string& name) {
        const auto zone = zones.find(name);
        return zone.has_value() ? to_local(**zone, now) : PlainDateTime{std::chrono::floor<std::chrono::seconds>(now).time_since_epoch()};
    };
}

ImportPlanner::ImportPlanner(const ImportedProgramme& programme, const ImportNames& names, const ImportContext& context, const SessionTree& stored,
                             const Recurrences& recurrences, WallClock clock)
    : programme_(programme), names_(names), context_(context), stored_(stored), recurrences_(recurrences), clock_(std::move(clock)),
      by_uid_(stored_by_uid(stored, recurrences)), dates_(stored_dates(stored)) {}

std::optional<DatesStep> ImportPlanner::decide_dates(std::size_t component) const {
    const auto found = by_uid_.find(programme_.sessions[component].uid);
    if (found == by_uid_.end()) return std::nullopt;
    return dates_of(programme_.sessions[component], *found->second).step;
}

DatesDecision ImportPlanner::dates_of(const ImportedSession& session, const Session& here) const {
    const auto recurrence = here.occurrence ? recurrences_.find(here.occurrence->recurrence) : recurrences_.end();
    const bool is_told = session.recurrence && session.standing == ImportedSession::Standing::planned;
    if (recurrence == recurrences_.end() || !is_told) return {};
    return follow_of(recurrence->second, dates_of_file(session, programme_, names_, context_),
                     {ids_of_recurrence(dates_, recurrence->first), now_of(recurrence->second)});
}

bool ImportPlanner::keeps_dates(const ImportedSession& session, const Session& here) const {
    const auto recurrence = here.occurrence ? recurrences_.find(here.occurrence->recurrence) : recurrences_.end();
    const auto now = recurrence == recurrences_.end() ? PlainDateTime::min() : now_of(recurrence->second);
    return dates_of(session, here).is_kept || has_other_dates(dates_, here, session, programme_, now);
}

ImportDecision ImportPlanner::decide(std::size_t component) const {
    const ImportedSession& session = programme_.sessions[component];
    const auto found = by_uid_.find(session.uid);
    if (found == by_uid_.end())
        return {.step = ImportStep{.component = component,
                                   .command = creation_of(session, programme_, names_, context_),
                                   .is_to_be_cancelled = status_of(session, context_) == SessionStatus::cancelled,
                                   .repetition = repetition_of(session, programme_, names_, context_)}};
    const Session& here = *found->second;
    if (session.recurrence) return decide_repeating(component, here);
    ImportDecision decision{.stored = here.id};
    if (auto update = update_of(here, session, programme_, names_, context_)) decision.step = ImportStep{.component = component, .command = std::move(*update)};
    return decision;
}

ImportDecision ImportPlanner::decide_repeating(std::size_t component, const Session& here) const {
    const ImportedSession& session = programme_.sessions[component];
    ImportDecision decision{.stored = here.id};
    if (keeps_dates(session, here)) decision.note = ImportNote{"recurrence-kept", {}};
    std::optional<PatchSession> update;
    if (!here.occurrence) update = update_of(here, session, programme_, names_, context_);
    else if (const auto plain = plain_date(dates_, here, session, programme_)) update = update_of(*plain->stored, plain->wanted, programme_, names_, context_);
    if (update) decision.step = ImportStep{.component = component, .command = std::move(*update), .reach = here.occurrence ? RecurrenceReach::all : RecurrenceReach::this_one};
    return decision;
}

ImportDecision ImportPlanner::decide_part(std::size_t component, const SessionId& whole) const {
    const ImportedSession& session = programme_.sessions[component];
    const Session* first = stored_.find(whole);
    const Session* here = first ? date_of(dates_, *first, session.part->id) : nullptr;
    if (!here) here = date_like(session);
    if (!here) return {.note = ImportNote{"recurrence-no-date", {{"date", format_plain_date(date::floor<date::days>(session.part->id))}}}};
    ImportDecision decision{.stored = here->id};
    auto update = update_of(*here, session, programme_, names_, context_);
    if (!update) return decision;
    const bool reaches_on = session.part->range == ical::OverrideRange::this_and_future;
    decision.step = ImportStep{.component = component, .command = std::move(*update), .reach = reaches_on ? RecurrenceReach::this_and_future : RecurrenceReach::this_one};
    return decision;
}

// A change of "this and all following" has made a recurrence of its own of them: known again by all that the file says.
const Session* ImportPlanner::date_like(const ImportedSession& part) const {
    for (const auto& [key, session] : dates_)
        if (key.second == part.part->id && !update_of(*session, part, programme_, names_, context_)) return session;
    return nullptr;
}

}  // namespace multaqa::programme
