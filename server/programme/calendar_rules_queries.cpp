#include "programme/calendar_rules_queries.hpp"

#include <optional>
#include <utility>
#include <variant>

#include "calendars/calendar_queries.hpp"
#include "directory/organization_queries.hpp"
#include "directory/person_queries.hpp"
#include "programme/audience.hpp"
#include "resources/room_queries.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::programme {
namespace {

using calendars::CalendarSubject;
using calendars::SubjectKind;
using calendars::WorkingCalendar;

std::vector<PersonId> people_of(const SessionTree& tree) {
    std::set<PersonId> people;
    for (const auto& [id, session] : tree.sessions())
        for (const auto& [person, participant] : session.content.participants) people.insert(person);
    return {people.begin(), people.end()};
}

std::vector<RoomId> rooms_of(const SessionTree& tree) {
    std::set<RoomId> rooms;
    for (const auto& [id, session] : tree.sessions())
        if (session.content.room) rooms.insert(*session.content.room);
    return {rooms.begin(), rooms.end()};
}

class CalendarLoader {
  public:
    CalendarLoader(store::Connection& db, PersonalCalendars personal) : db_(db), personal_(personal) {}

    ConcernedCalendars load(const EventId& event, const SessionTree& tree) {
        load_severities(event);
        concerned_.correction = calendars::get_settings(db_).correction;
        for (auto& calendar : calendars::country_calendars(db_)) take_country(std::move(calendar));
        if (const auto id = find({SubjectKind::deployment, ""})) concerned_.of_everybody.insert(*id);
        const auto people = directory::list_people(db_, people_of(tree));
        load_countries(people);
        for (const auto& person : people) take_person(person);
        for (const auto& room : resources::list_rooms(db_, rooms_of(tree))) take_room(room);
        return std::move(concerned_);
    }

  private:
    void load_severities(const EventId& event) {
        for (const auto& policy : scheduling::list_policies(db_, scope_of(event)))
            if (const auto* const code = std::get_if<calendars::CalendarCode>(&policy.code)) concerned_.severities.emplace(*code, policy.severity);
    }

    void take_country(WorkingCalendar calendar) {
        for (const auto& zone : calendar.content.zones) concerned_.of_zones[zone].insert(calendar.id);
        known_.emplace(calendar.subject, calendar.id);
        concerned_.calendars.emplace(calendar.id, std::move(calendar));
    }

    // Each subject is asked for once.
    std::optional<WorkingCalendarId> find(const CalendarSubject& subject) {
        if (const auto known = known_.find(subject); known != known_.end()) return known->second;
        std::optional<WorkingCalendarId> id;
        if (subject.kind != SubjectKind::country)
            for (auto& calendar : calendars::calendars_of(db_, {&subject, 1})) {
                id = calendar.id;
                concerned_.calendars.emplace(calendar.id, std::move(calendar));
            }
        known_.emplace(subject, id);
        return id;
    }

    void load_countries(const std::vector<directory::Person>& people) {
        std::set<OrganizationId> ids;
        for (const auto& person : people)
            if (person.organization) ids.insert(*person.organization);
        const std::vector<OrganizationId> wanted(ids.begin(), ids.end());
        for (const auto& organization : directory::list_organizations(db_, wanted))
            if (organization.country) countries_.emplace(organization.id, *organization.country);
    }

    void add(const PersonId& person, const CalendarSubject& subject) {
        if (const auto id = find(subject)) concerned_.of_people[person].insert(*id);
    }

    void take_person(const directory::Person& person) {
        if (personal_ == PersonalCalendars::included) add(person.id, {SubjectKind::person, person.id.text()});
        if (!person.organization) return;
        add(person.id, {SubjectKind::organization, person.organization->text()});
        if (const auto country = countries_.find(*person.organization); country != countries_.end())
            add(person.id, {SubjectKind::country, country->second});
    }

    void take_room(const resources::Room& room) {
        if (!room.owner) return;
        if (const auto id = find({SubjectKind::organization, room.owner->text()})) concerned_.of_rooms.emplace(room.id, *id);
    }

    store::Connection& db_;
    PersonalCalendars personal_;
    ConcernedCalendars concerned_;
    std::map<CalendarSubject, std::optional<WorkingCalendarId>> known_;
    std::map<OrganizationId, std::string> countries_;
};

}  // namespace

ConcernedCalendars load_concerned_calendars(store::Connection& db, const EventId& event, const SessionTree& tree, PersonalCalendars personal) {
    return CalendarLoader(db, personal).load(event, tree);
}

}  // namespace multaqa::programme
