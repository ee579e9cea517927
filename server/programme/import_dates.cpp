#include "programme/import_dates.hpp"

#include <algorithm>

namespace multaqa::programme {
namespace {

using Times = std::vector<PlainDateTime>;

bool falls_away(const ical::RecurrenceOverride& one) {
    return one.range == ical::OverrideRange::this_only && one.fate == ical::OverrideFate::cancelled;
}

// Null where nobody knows.
const ImportedDates* said_before(const Recurrence& here, const std::string& uid) {
    return here.imported && here.imported->uid == uid ? &*here.imported : nullptr;
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
bool has_changed_here(const Recurrence& here, const ImportedDates* before, const ImportedDates& told) {
    const auto& start = here.pattern.time.start;
    const auto& rule = here.dates.rule;
    const bool is_own_start = start != told.start && (before == nullptr || start != before->start);
    const bool is_own_rule = rule != told.dates.rule && (before == nullptr || rule != before->dates.rule);
    return is_own_start || is_own_rule;
}

// Where none of its dates stays, each has been moved with the first one, if a rule can say that. Not where what has begun would
// stand for a date to come.
std::chrono::seconds shift_of(const Recurrence& here, const ical::RecurrenceSet& told, const StandingDates& standing) {
    constexpr std::chrono::seconds kNone{0};
    const auto delta = told.start - here.pattern.time.start;
    if (delta == kNone || !faults_of(told).empty() || !brought_by(told, standing.ids).empty()) return kNone;
    const auto to_come = standing.ids.lower_bound(standing.now);
    if (to_come == standing.ids.end()) return kNone;
    if (to_come != standing.ids.begin() && *std::prev(to_come) + delta >= standing.now) return kNone;
    return moved(set_of(here), delta) ? delta : kNone;
}

// What stands and is cancelled on its date is told to be cancelled: it stays to be seen.
void keep_cancelled(const FileDates& file, const Recurrence& here, DatesStep& step) {
    std::set<PlainDateTime> seen;
    for (const auto id : file.cancelled)
        if (step.standing.contains(id)) seen.insert(id);
    for (const auto id : later(here.dates.excluded, step.follow.shift)) seen.erase(id);
    std::erase_if(step.follow.dates.excluded, [&](PlainDateTime id) { return seen.contains(id); });
}

// What the file said of single dates and says no more, where they are still to come.
std::map<PlainDateTime, OccurrenceMembers> plain_dates(const ImportedDates& before, const ImportedDates& told, const StandingDates& standing,
                                                       std::chrono::seconds shift) {
    std::map<PlainDateTime, OccurrenceMembers> plain;
    const auto is_to_come = [&](PlainDateTime id) { return id >= standing.now && standing.ids.contains(id); };
    for (const auto& [id, members] : before.overridden)
        if (is_to_come(id) && !told.overridden.contains(id + shift)) plain[id + shift].insert(members.begin(), members.end());
    const std::set<PlainDateTime> excluded(told.dates.excluded.begin(), told.dates.excluded.end());
    for (const auto id : before.dates.excluded)
        if (is_to_come(id) && !excluded.contains(id + shift)) plain[id + shift].insert(OccurrenceMember::status);
    return plain;
}

bool changes_nothing(const Recurrence& here, const FollowFile& follow) {
    const auto& dates = here.dates;
    return follow.plain.empty() && follow.start == here.pattern.time.start && follow.dates.rule == dates.rule &&
           follow.dates.added == followed(dates.added, {}, {}) && follow.dates.excluded == followed(dates.excluded, {}, {});
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

std::set<PlainDateTime> cancelled_dates(const ical::RecurrenceSet& set) {
    std::set<PlainDateTime> cancelled;
    for (const auto& one : set.overrides)
        if (falls_away(one)) cancelled.insert(one.id);
    return cancelled;
}

ical::RecurrenceSet without_cancelled(ical::RecurrenceSet set) {
    for (const auto& one : set.overrides)
        if (falls_away(one) && one.id != set.start) set.excluded.push_back(one.id);
    std::erase_if(set.overrides, falls_away);
    return set;
}

DatesDecision follow_of(const Recurrence& here, const FileDates& file, const StandingDates& standing) {
    const auto* const known = said_before(here, file.told.uid);
    auto told = file.told;
    if (known != nullptr && file.parts == FileDates::Parts::some_refused) told.overridden.insert(known->overridden.begin(), known->overridden.end());
    if (known != nullptr && told == *known) return {};
    if (has_changed_here(here, known, told) || file.all_day != here.pattern.time.all_day) return {.step = {}, .is_kept = true};

    const auto before = known != nullptr ? *known : ImportedDates{told.uid, here.pattern.time.start, {here.dates.rule, {}, {}}, {}};
    DatesStep step;
    auto& follow = step.follow;
    follow.recurrence = here.id;
    follow.version = here.version;
    follow.start = told.start;
    follow.zone = file.zone;
    follow.imported = told;
    const auto shift = follow.shift = shift_of(here, set_from(here, told.start, told.dates), standing);
    for (const auto id : standing.ids) step.standing.insert(id + shift);
    step.begun = {standing.ids.begin(), standing.ids.lower_bound(standing.now)};
    follow.dates = {told.dates.rule, followed(later(here.dates.added, shift), later(before.dates.added, shift), told.dates.added),
                    followed(later(here.dates.excluded, shift), later(before.dates.excluded, shift), told.dates.excluded)};
    follow.plain = plain_dates(before, told, standing, shift);
    keep_cancelled(file, here, step);
    follow.is_known_only = changes_nothing(here, follow);
    step.set = set_from(here, follow.start, follow.dates);
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
    const auto plain = std::count_if(step.follow.plain.begin(), step.follow.plain.end(), [&](const auto& date) { return stays(date.first); });
    if (plain > 0) notes.push_back({"recurrence-plain", {{"count", std::to_string(plain)}}});
    if (!change.missing.empty() || !change.fallen.empty())
        notes.push_back({"recurrence-dates",
                         {{"added", std::to_string(change.missing.size())}, {"removed", std::to_string(change.fallen.size())}}});
    return notes;
}

SessionContent plain_again(const Session& occurrence, const SessionContent& pattern, const OccurrenceMembers& members) {
    using enum OccurrenceMember;
    SessionContent content = occurrence.content;
    auto& time = content.time;
    if (members.contains(title)) content.title = pattern.title;
    if (members.contains(description)) content.description = pattern.description;
    if (members.contains(room)) content.room = pattern.room;
    if (members.contains(virtual_locations)) content.virtual_locations = pattern.virtual_locations;
    if (members.contains(start) && time.is_placed()) time.start = occurrence.occurrence->id;
    if (members.contains(duration)) time.duration = pattern.time.duration;
    if (members.contains(time_zone)) {
        time.zone = pattern.time.zone;
        time.end_zone = pattern.time.end_zone;
        time.all_day = pattern.time.all_day;
        time.anchor = pattern.time.anchor;
    }
    const bool is_taken_up = members.contains(status) && content.status == SessionStatus::cancelled && time.is_placed() &&
                             transition(content.status, pattern.status, history_of(occurrence)) == Transition::allowed;
    if (is_taken_up) {
        content.status = pattern.status;
        content.held_until = pattern.held_until;
    }
    return content;
}

}  // namespace multaqa::programme
