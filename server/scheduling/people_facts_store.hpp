// SQL of what the rules of people rest on: absences, calendars, and the ways between sites.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "scheduling/absence.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/travel_time.hpp"
#include "store/connection.hpp"

namespace multaqa::scheduling::people_facts_store {

struct AbsenceRow {
    Subject subject;
    Absence absence;
};
std::vector<AbsenceRow> list_absences(store::Connection& db, std::span<const Subject> subjects, const Interval& within);
std::optional<Interval> find_window(store::Connection& db, const std::string& id);  // of the absence
void put_absence(store::Connection& db, const std::string& id, const std::string& subject_key, const Absence& absence);
void erase_absence(store::Connection& db, const std::string& id);

struct CalendarRow {
    Subject subject;
    ReadCalendar calendar;
};
std::vector<CalendarRow> list_calendars(store::Connection& db, std::span<const Subject> subjects);
// One page by subject.
std::vector<CalendarRow> list_calendars_after(store::Connection& db, const std::string& subject_key, std::size_t limit);
void put_calendar(store::Connection& db, const std::string& subject_key, const ReadCalendar& calendar);
void erase_calendar(store::Connection& db, const std::string& subject_key);

// By site from, to and mode; of one site, both ways, where it is given. After the key, in that order.
std::vector<TravelTime> list_travel_times(store::Connection& db, const std::optional<std::string>& site, const TravelKey& after,
                                          std::size_t limit);
// Both ends among these.
std::vector<TravelTime> list_travel_times_among(store::Connection& db, const std::set<std::string>& sites);
std::optional<TravelTime> find_travel_time(store::Connection& db, const TravelKey& key);
void put_travel_time(store::Connection& db, const TravelTime& time);
void erase_travel_time(store::Connection& db, const TravelKey& key);

// By site, of those that are known.
std::map<std::string, Position> list_positions(store::Connection& db, const std::set<std::string>& sites);
void put_position(store::Connection& db, const std::string& site, const std::optional<Position>& position);

}  // namespace multaqa::scheduling::people_facts_store
