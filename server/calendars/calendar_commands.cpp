#include "calendars/calendar_commands.hpp"

#include <stdexcept>
#include <utility>
#include <variant>

#include "access/user_commands.hpp"
#include "calendars/calendar_origin.hpp"
#include "calendars/calendar_store.hpp"
#include "calendars/default_calendars_codec.hpp"
#include "directory/reference_queries.hpp"

namespace multaqa::calendars {
namespace {

template <class IdType>
void resolve_subject(store::Connection& db, CalendarSubject& subject, std::vector<Fault>& faults) {
    IdType id{subject.id};
    directory::resolve(db, id, "/subject/id", faults);
    subject.id = id.text();
}

void check_subject(store::Connection& db, directory::Draft<NewCalendar>& draft) {
    if (!draft.faults.empty()) return;
    auto& subject = draft.fields.subject;
    if (subject.kind == SubjectKind::organization) resolve_subject<OrganizationId>(db, subject, draft.faults);
    if (subject.kind == SubjectKind::person) resolve_subject<PersonId>(db, subject, draft.faults);
}

void check_zones(const ZoneDatabase& zones, const CalendarContent& content, std::vector<Fault>& faults) {
    const auto check = [&](const std::string& zone, const std::string& pointer) {
        if (auto fault = directory::check_zone(zones, zone, pointer)) faults.push_back(std::move(*fault));
    };
    for (const auto& zone : content.zones) check(zone, "/timeZones");
    for (const auto& [key, prayer] : content.prayers)
        if (!prayer.zone.empty()) check(prayer.zone, "/prayers/" + key + "/timeZone");
}

Result<NewCalendar> checked(command::Write& write, directory::Draft<NewCalendar> draft) {
    if (!write.context().caller.is_protocol()) return forbidden();
    check_subject(write.db(), draft);
    check_zones(*write.context().zones, draft.fields.content, draft.faults);
    if (!draft.faults.empty()) return directory::refusal(std::move(draft.faults));
    return std::move(draft.fields);
}

WorkingCalendar add(command::Write& write, NewCalendar wanted) {
    WorkingCalendar calendar;
    calendar.id = write.context().ids->next<WorkingCalendarId>();
    calendar.subject = std::move(wanted.subject);
    calendar.content = std::move(wanted.content);
    calendar.origin = wanted.origin;
    calendar.removed = std::move(wanted.removed);
    calendar.updated_at = write.context().now;
    insert_calendar(write.db(), calendar);
    write.record(calendar_change("WorkingCalendarAdded", nullptr, &calendar));
    return calendar;
}

WorkingCalendar change(command::Write& write, const WorkingCalendar& present, WorkingCalendar changed) {
    if (changed == present) return present;
    changed.version = present.version + 1;
    changed.updated_at = write.context().now;
    update_calendar(write.db(), changed);
    write.record(calendar_change("WorkingCalendarChanged", &present, &changed));
    return changed;
}

void remove(command::Write& write, const WorkingCalendar& calendar) {
    erase_calendar(write.db(), calendar.id);
    write.record(calendar_change("WorkingCalendarRemoved", &calendar, nullptr));
}

void note_entered(NewCalendar& wanted) {
    wanted.origin = Origin::entered;
    wanted.removed.clear();
    for (auto& [key, day] : wanted.content.days) day.origin = Origin::entered;
}

Result<WorkingCalendar> find_for_change(command::Write& write, const WorkingCalendarId& id, std::int64_t version) {
    const auto& caller = write.context().caller;
    if (!caller.is_staff()) return not_found();
    auto present = select_calendar(write.db(), id);
    if (!present) return not_found();
    if (!caller.is_protocol()) return forbidden();
    if (present->version != version) return Problem{.code = ProblemCode::version_mismatch};
    return std::move(*present);
}

template <class T>
command::Command<T> command_named(const char* name) {
    command::Command<T> command;
    command.name = name;
    command.locks = command::lock_scope(kScope);
    return command;
}

// A country that was offered and has none any more was removed by somebody.
bool load_one(command::Write& write, const NewCalendar& file, CalendarSettings& settings) {
    const auto present = select_calendar(write.db(), file.subject);
    if (!present && settings.offered.contains(file.subject.id)) return false;
    settings.offered.insert(file.subject.id);
    if (!present) {
        add(write, file);
        return true;
    }
    auto changed = *present;
    changed.content = renewed(*present, file.content);
    return change(write, *present, std::move(changed)).version != present->version;
}

std::size_t load_all(command::Write& write) {
    const auto before = select_settings(write.db());
    auto settings = before;
    std::size_t written = 0;
    for (const auto& file : default_calendars()) written += load_one(write, file, settings) ? 1 : 0;
    if (settings != before) update_settings(write.db(), settings, write.context().now);
    return written;
}

std::optional<SubjectKind> kind_of(const directory::Merge& merge) { return parse_subject_kind(merge.kind); }

}  // namespace

command::Command<WorkingCalendar> create_calendar(directory::Draft<NewCalendar> draft, std::optional<command::IdempotencyKey> key) {
    auto command = command_named<WorkingCalendar>("create-working-calendar");
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<WorkingCalendar> {
        auto wanted = checked(write, draft);
        if (wanted.has_error()) return wanted.error();
        if (select_calendar(write.db(), wanted->subject)) return validation_failed("/subject", "fault.calendar-exists");
        note_entered(*wanted);
        return add(write, std::move(*wanted));
    };
    command.key = std::move(key);
    command.stored = [](const WorkingCalendar& made) { return command::StoredAnswer{201, made.id.text(), made.version}; };
    return command;
}

command::Command<WorkingCalendar> put_calendar(directory::Draft<NewCalendar> draft) {
    auto command = command_named<WorkingCalendar>("put-working-calendar");
    command.run = [draft = std::move(draft)](command::Write& write) -> Result<WorkingCalendar> {
        auto wanted = checked(write, draft);
        if (wanted.has_error()) return wanted.error();
        const auto present = select_calendar(write.db(), wanted->subject);
        if (!present) return add(write, std::move(*wanted));
        auto changed = *present;
        changed.content = std::move(wanted->content);
        changed.origin = wanted->origin;
        changed.removed = std::move(wanted->removed);
        return change(write, *present, std::move(changed));
    };
    return command;
}

command::Command<WorkingCalendar> update_calendar(WorkingCalendarId id, std::int64_t version, directory::Edit<CalendarContent> edit, Origin by) {
    auto command = command_named<WorkingCalendar>("update-working-calendar");
    command.run = [id, version, edit = std::move(edit), by](command::Write& write) -> Result<WorkingCalendar> {
        const auto present = find_for_change(write, id, version);
        if (present.has_error()) return present.error();
        auto draft = edit(present->content);
        check_zones(*write.context().zones, draft.fields, draft.faults);
        if (!draft.faults.empty()) return directory::refusal(std::move(draft.faults));
        auto changed = *present;
        changed.content = std::move(draft.fields);
        settle_origins(*present, changed, by);
        return change(write, *present, std::move(changed));
    };
    return command;
}

command::Command<WorkingCalendar> remove_calendar(WorkingCalendarId id, std::int64_t version) {
    auto command = command_named<WorkingCalendar>("remove-working-calendar");
    command.run = [id, version](command::Write& write) -> Result<WorkingCalendar> {
        auto present = find_for_change(write, id, version);
        if (present.has_error()) return present.error();
        remove(write, *present);
        return present;
    };
    return command;
}

command::Command<CalendarSettings> correct_hijri(std::int64_t version, HijriCorrection correction) {
    auto command = command_named<CalendarSettings>("correct-hijri");
    command.run = [version, correction](command::Write& write) -> Result<CalendarSettings> {
        if (!write.context().caller.is_admin()) return forbidden();
        const auto before = select_settings(write.db());
        if (before.version != version) return Problem{.code = ProblemCode::version_mismatch};
        if (before.correction == correction) return before;
        auto after = before;
        after.correction = correction;
        after.version += 1;
        update_settings(write.db(), after, write.context().now);
        write.record(settings_changed(before, after));
        return after;
    };
    return command;
}

std::size_t load_default_calendars(command::Executor& executor) {
    auto command = command_named<std::size_t>("load-default-calendars");
    command.run = [](command::Write& write) -> Result<std::size_t> { return load_all(write); };
    auto outcome = executor.run<std::size_t>(access::command_line(), "start", std::move(command));
    if (outcome.has_error()) throw std::runtime_error("the calendars of countries cannot be loaded");
    return std::get<std::size_t>(*outcome);
}

command::LockSet merge_locks(store::Connection&, const directory::Merge&) { return {{kScope}, {}}; }

Result<std::vector<directory::MergeConflict>> move_merged(command::Write& write, const directory::Merge& merge) {
    const std::vector<directory::MergeConflict> none;
    const auto kind = kind_of(merge);
    const auto theirs = kind ? select_calendar(write.db(), CalendarSubject{*kind, merge.gone}) : std::nullopt;
    if (!theirs) return none;
    if (select_calendar(write.db(), CalendarSubject{*kind, merge.survivor})) {
        remove(write, *theirs);
        return none;
    }
    auto moved = *theirs;
    moved.subject.id = merge.survivor;
    change(write, *theirs, std::move(moved));
    return none;
}

}  // namespace multaqa::calendars
