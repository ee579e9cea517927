#include "programme/import_repetition.hpp"

#include <algorithm>

#include "programme/ical_recurrence.hpp"
#include "programme/occurrence_members.hpp"

namespace multaqa::programme {
namespace {

bool is_of_one_date(const ImportedSession& part) { return part.part->range == ical::OverrideRange::this_only; }
bool is_cancelled(const ImportedSession& part) { return part.standing == ImportedSession::Standing::cancelled; }

// The components of the file that change the session.
std::vector<const ImportedSession*> parts_of(const ImportedSession& session, const ImportedProgramme& programme) {
    std::vector<const ImportedSession*> parts;
    for (const std::size_t place : session.parts)
        if (programme.sessions[place].use == ImportedSession::Use::part) parts.push_back(&programme.sessions[place]);
    return parts;
}

SessionContent at(SessionContent content, PlainDateTime start) {
    content.time.start = start;
    return content;
}

std::set<PlainDateTime> ids_until(const ical::RecurrenceSet& set, PlainDateTime last) {
    std::set<PlainDateTime> ids;
    ical::RecurrenceSetExpander expander(set);
    for (auto next = expander.next(); next && next->start <= last; next = expander.next()) ids.insert(next->id);
    return ids;
}

// In what the file gives a date another content than all the others.
std::map<PlainDateTime, OccurrenceMembers> own_members(const ImportedSession& session, const ImportedProgramme& programme, const ImportNames& names,
                                                       const ImportContext& context) {
    std::map<PlainDateTime, OccurrenceMembers> own;
    const SessionContent whole = creation_of(session, programme, names, context).content;
    for (const auto& [id, length] : session.lengths) own[id].insert(OccurrenceMember::duration);
    for (const ImportedSession* part : parts_of(session, programme))
        if (is_of_one_date(*part) && !is_cancelled(*part))
            own.insert_or_assign(part->part->id, differences(creation_of(*part, programme, names, context).content, at(whole, part->part->id)));
    return own;
}

}  // namespace

FileDates dates_of_file(const ImportedSession& session, const ImportedProgramme& programme, const ImportNames& names, const ImportContext& context) {
    const auto set = without_cancelled(*session.recurrence);
    FileDates file{.told = {session.uid, set.start, dates_of(set), own_members(session, programme, names, context)},
                   .cancelled = cancelled_dates(*session.recurrence),
                   .zone = zone_of(session, programme, context),
                   .all_day = session.all_day};
    const bool is_any_refused = std::any_of(programme.sessions.begin(), programme.sessions.end(), [&](const ImportedSession& other) {
        return other.uid == session.uid && other.use == ImportedSession::Use::refused;
    });
    if (is_any_refused) file.parts = FileDates::Parts::some_refused;
    return file;
}

std::optional<Repetition> repetition_of(const ImportedSession& session, const ImportedProgramme& programme, const ImportNames& names,
                                        const ImportContext& context) {
    if (!session.recurrence) return std::nullopt;
    Repetition repetition{.set = without_cancelled(*session.recurrence), .overrides = {}, .told = dates_of_file(session, programme, names, context).told};
    const SessionContent whole = creation_of(session, programme, names, context).content;
    for (const auto& [id, length] : session.lengths) {
        SessionContent content = at(whole, id);
        content.time.duration = length;
        repetition.overrides.emplace(id, std::move(content));
    }
    for (const ImportedSession* part : parts_of(session, programme))
        if (is_of_one_date(*part) && !is_cancelled(*part)) repetition.overrides.insert_or_assign(part->part->id, creation_of(*part, programme, names, context).content);
    repetition.overrides.erase(repetition.set.start);
    return repetition;
}

std::vector<SessionContent> further_dates(const Repetition& repetition, const SessionContent& first) {
    std::vector<SessionContent> dates;
    ical::RecurrenceSetExpander expander(repetition.set, {.results = kOccurrencesAhead});
    for (auto next = expander.next(); next && next->id < repetition.set.start + kRecurrenceSpan; next = expander.next()) {
        if (next->id == repetition.set.start) continue;
        const auto own = repetition.overrides.find(next->id);
        dates.push_back(own == repetition.overrides.end() ? at(first, next->start) : own->second);
    }
    return dates;
}

StoredDates stored_dates(const SessionTree& tree) {
    StoredDates dates;
    for (const auto& [id, session] : tree.sessions())
        if (session.occurrence) dates.emplace(std::pair(session.occurrence->recurrence, session.occurrence->id), &session);
    return dates;
}

std::set<PlainDateTime> ids_of_recurrence(const StoredDates& dates, const RecurrenceId& recurrence) {
    std::set<PlainDateTime> ids;
    for (auto at = dates.lower_bound(std::pair(recurrence, PlainDateTime::min())); at != dates.end() && at->first.first == recurrence; ++at)
        ids.insert(at->first.second);
    return ids;
}

const Session* date_of(const StoredDates& dates, const Session& stored, PlainDateTime id) {
    if (!stored.occurrence) return nullptr;
    const auto found = dates.find(std::pair(stored.occurrence->recurrence, id));
    return found == dates.end() ? nullptr : found->second;
}

std::optional<PlainDateOf> plain_date(const StoredDates& dates, const Session& stored, const ImportedSession& session,
                                      const ImportedProgramme& programme) {
    std::set<PlainDateTime> changed;
    std::optional<PlainDateTime> changed_from;
    for (const auto& [id, length] : session.lengths) changed.insert(id);
    for (const ImportedSession* part : parts_of(session, programme)) {
        changed.insert(part->part->id);
        if (!is_of_one_date(*part)) changed_from = std::min(changed_from.value_or(part->part->id), part->part->id);
    }
    for (const PlainDateTime id : ids_until(*session.recurrence, session.start + kRecurrenceSpan)) {
        if (changed_from && id >= *changed_from) break;
        const Session* date = changed.contains(id) ? nullptr : date_of(dates, stored, id);
        if (!date || !date->occurrence->overridden.empty()) continue;
        PlainDateOf found{.stored = date, .wanted = session};
        found.wanted.start = id;
        return found;
    }
    return std::nullopt;
}

bool has_other_dates(const StoredDates& dates, const Session& stored, const ImportedSession& session, const ImportedProgramme& programme,
                     PlainDateTime now) {
    if (!stored.occurrence) return true;
    auto here = ids_of_recurrence(dates, stored.occurrence->recurrence);
    if (here.empty()) return false;
    // From a change of "this and all following" on, the dates have become a recurrence of their own.
    std::optional<PlainDateTime> changed_from;
    for (const ImportedSession* part : parts_of(session, programme))
        if (!is_of_one_date(*part)) changed_from = std::min(changed_from.value_or(part->part->id), part->part->id);
    const PlainDateTime last = changed_from ? *changed_from - std::chrono::seconds{1} : *here.rbegin();
    here.erase(here.upper_bound(last), here.end());
    ical::RecurrenceSet set = *session.recurrence;
    set.overrides.clear();
    auto wanted = ids_until(set, last);
    // What is cancelled on its date may stand here, cancelled, or not.
    for (const ImportedSession* part : parts_of(session, programme)) {
        if (!is_cancelled(*part) || !is_of_one_date(*part)) continue;
        here.erase(part->part->id);
        wanted.erase(part->part->id);
    }
    here.erase(here.begin(), here.lower_bound(now));
    wanted.erase(wanted.begin(), wanted.lower_bound(now));
    return wanted != here;
}

}  // namespace multaqa::programme
