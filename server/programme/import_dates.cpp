#include "programme/import_dates.hpp"

#include <algorithm>

namespace multaqa::programme {
namespace {

using Times = std::vector<PlainDateTime>;

bool falls_away(const ical::RecurrenceOverride& one) {
    return one.range == ical::OverrideRange::this_only && one.fate == ical::OverrideFate::cancelled;
}

ImportedDates told_by(const ImportedSession& session) {
    return imported_dates(session.uid, without_cancelled(*session.recurrence));
}

// What was said before; where nobody knows, single dates are taken for the work of this house.
ImportedDates former(const Recurrence& here, const ImportedSession& session) {
    if (here.imported && here.imported->uid == session.uid) return *here.imported;
    return {session.uid, here.pattern.time.start, {here.dates.rule, {}, {}}, {}};
}

Times followed(const Times& here, const Times& before, const Times& told) {
    std::set<PlainDateTime> all(here.begin(), here.end());
    const std::set<PlainDateTime> known(before.begin(), before.end());
    const std::set<PlainDateTime> wanted(told.begin(), told.end());
    for (const auto time : known)
        if (!wanted.contains(time)) all.erase(time);
    for (const auto time : wanted)
        if (!known.contains(time)) all.insert(time);
    return {all.begin(), all.end()};
}

Times later(Times times, std::chrono::seconds delta) {
    for (auto& time : times) time += delta;
    return times;
}

ical::RecurrenceSet set_from(const Recurrence& here, PlainDateTime start, const RecurrenceDates& dates) {
    auto first = here.pattern.time;
    first.start = start;
    return set_of(first, dates);
}

// In another way than the file.
bool has_changed_here(const Recurrence& here, const ImportedDates& before, const ImportedDates& told) {
    const auto& start = here.pattern.time.start;
    const auto& rule = here.dates.rule;
    return (start != before.start && start != told.start) || (rule != before.dates.rule && rule != told.dates.rule);
}

// Where none of its dates stays, each has been moved with the first one, if a rule can say that.
std::chrono::seconds shift_of(const Recurrence& here, const ical::RecurrenceSet& told, const std::set<PlainDateTime>& standing) {
    const auto delta = told.start - here.pattern.time.start;
    if (delta == delta.zero() || !faults_of(told).empty() || !brought_by(told, standing).empty()) return std::chrono::seconds{0};
    return moved(set_of(here), delta) ? delta : std::chrono::seconds{0};
}

// What stands and is cancelled on its date is told to be cancelled: it stays to be seen.
void keep_cancelled(const ImportedSession& session, const Recurrence& here, DatesStep& step) {
    std::set<PlainDateTime> seen;
    for (const auto& one : session.recurrence->overrides)
        if (falls_away(one) && step.standing.contains(one.id)) seen.insert(one.id);
    const auto was_excluded = later(here.dates.excluded, step.follow.shift);
    for (const auto id : was_excluded) seen.erase(id);
    std::erase_if(step.follow.dates.excluded, [&](PlainDateTime id) { return seen.contains(id); });
}

bool says_the_same(const Recurrence& here, const FollowFile& follow) {
    const auto& dates = here.dates;
    const bool is_known = here.imported && here.imported->uid == follow.imported.uid;
    if (is_known && here.imported->overridden != follow.imported.overridden) return false;
    return follow.start == here.pattern.time.start && follow.dates.rule == dates.rule && follow.dates.added == followed(dates.added, {}, {}) &&
           follow.dates.excluded == followed(dates.excluded, {}, {});
}

}  // namespace

StoredByUid stored_by_uid(const SessionTree& stored, const Recurrences& recurrences) {
    StoredByUid found;
    std::map<RecurrenceId, const Session*> earliest;
    for (const auto& [id, session] : stored.sessions()) {
        found.emplace(session.uid, &session);
        if (!session.occurrence) continue;
        auto& first = earliest[session.occurrence->recurrence];
        if (first == nullptr || session.occurrence->id < first->occurrence->id) first = &session;
    }
    for (const auto& [id, recurrence] : recurrences) {
        const auto first = earliest.find(id);
        if (!recurrence.imported || first == earliest.end()) continue;
        const Session*& here = found[recurrence.imported->uid];
        const bool is_one_of_them = here != nullptr && here->occurrence && here->occurrence->recurrence == id;
        if (!is_one_of_them) here = first->second;
    }
    return found;
}

ical::RecurrenceSet without_cancelled(ical::RecurrenceSet set) {
    for (const auto& one : set.overrides)
        if (falls_away(one) && one.id != set.start) set.excluded.push_back(one.id);
    std::erase_if(set.overrides, falls_away);
    return set;
}

DatesDecision follow_of(const Recurrence& here, const ImportedSession& session, const std::set<PlainDateTime>& standing, PartsRead parts) {
    if (!session.recurrence || session.standing == ImportedSession::Standing::cancelled) return {};
    const auto before = former(here, session);
    auto told = told_by(session);
    if (parts == PartsRead::some) told.overridden.insert(before.overridden.begin(), before.overridden.end());
    if (told == before) return {};
    if (has_changed_here(here, before, told) || session.all_day != here.pattern.time.all_day) return {.step = {}, .is_kept = true};

    DatesStep step;
    step.zone = here.pattern.time.zone;
    step.follow.recurrence = here.id;
    step.follow.version = here.version;
    step.follow.start = told.start;
    step.follow.imported = told;
    const auto shift = step.follow.shift = shift_of(here, set_from(here, told.start, told.dates), standing);
    for (const auto id : standing) step.standing.insert(id + shift);
    step.follow.dates = {told.dates.rule, followed(later(here.dates.added, shift), later(before.dates.added, shift), told.dates.added),
                         followed(later(here.dates.excluded, shift), later(before.dates.excluded, shift), told.dates.excluded)};
    for (const auto id : before.overridden)
        if (step.standing.contains(id + shift) && !told.overridden.contains(id + shift)) step.follow.plain.insert(id + shift);
    keep_cancelled(session, here, step);
    if (says_the_same(here, step.follow)) return {};
    step.set = set_from(here, step.follow.start, step.follow.dates);
    return {.step = std::move(step), .is_kept = false};
}

Result<DatesChange> change_of(const DatesStep& step, PlainDateTime now) {
    if (auto faults = faults_of(step.set); !faults.empty()) return validation_failed(std::move(faults));
    return dates_change(step.set, step.standing, now);
}

std::vector<ImportNote> notes_of(const DatesStep& step, const DatesChange& change) {
    std::vector<ImportNote> notes;
    if (step.follow.shift != step.follow.shift.zero()) notes.push_back({"recurrence-moved", {}});
    const auto stays = [&](PlainDateTime id) { return !std::binary_search(change.fallen.begin(), change.fallen.end(), id); };
    const auto plain = std::count_if(step.follow.plain.begin(), step.follow.plain.end(), stays);
    if (plain > 0) notes.push_back({"recurrence-plain", {{"count", std::to_string(plain)}}});
    if (!change.missing.empty() || !change.fallen.empty())
        notes.push_back({"recurrence-dates",
                         {{"added", std::to_string(change.missing.size())}, {"removed", std::to_string(change.fallen.size())}}});
    return notes;
}

}  // namespace multaqa::programme
