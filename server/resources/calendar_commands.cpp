#include "resources/calendar_commands.hpp"

#include "directory/person_queries.hpp"
#include "directory/reference_queries.hpp"
#include "resources/resources_codec.hpp"
#include "resources/unavailability_queries.hpp"
#include "scheduling/rule_commands.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::resources {
namespace {

Result<ToldCalendar> tell(command::Write& write, const PersonId& named, const Calendar& calendar) {
    const auto person = directory::survivor_of(write.db(), named);
    if (!may_know(write.db(), write.context().caller, person)) return not_found();
    if (calendar && calendar->read_at && *calendar->read_at > write.context().now)
        return validation_failed("/calendar/readAt", "fault.in-future");
    const auto before = find_calendar(write.db(), person);
    if (before == calendar) return ToldCalendar{calendar};
    scheduling::put_calendar(write, subject_of(person), calendar);
    write.record(calendar_told(person, before, calendar));
    return ToldCalendar{calendar};
}

}  // namespace

Calendar find_calendar(store::Connection& db, const PersonId& person) { return scheduling::find_calendar(db, subject_of(person)); }

command::Command<ToldCalendar> tell_calendar(PersonId person, Calendar calendar) {
    command::Command<ToldCalendar> command;
    command.name = "tell-calendar";
    command.locks = [person](store::Connection& db) {
        const auto standing = directory::survivor_of(db, person);
        command::LockSet locks{{kScope}, {}};
        if (directory::find_person(db, standing)) locks.subjects.push_back(key_of(subject_of(standing)));
        return locks;
    };
    command.run = [person, calendar = std::move(calendar)](command::Write& write) { return tell(write, person, calendar); };
    return command;
}

void move_calendar(command::Write& write, const PersonId& gone, const PersonId& survivor) {
    const auto theirs = find_calendar(write.db(), gone);
    if (!theirs) return;
    scheduling::put_calendar(write, subject_of(gone), std::nullopt);
    write.record(calendar_told(gone, theirs, std::nullopt));
    if (find_calendar(write.db(), survivor)) return;
    scheduling::put_calendar(write, subject_of(survivor), theirs);
    write.record(calendar_told(survivor, std::nullopt, theirs));
}

}  // namespace multaqa::resources
