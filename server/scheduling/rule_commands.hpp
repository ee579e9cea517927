// Steps of the commands of those who own what the rules rest on. Each raises the subject's version, so that a suggestion
// that rested on the former state is stale. The locks of the subjects are the caller's to name.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "command/command.hpp"
#include "scheduling/place.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/absence.hpp"
#include "scheduling/policy.hpp"
#include "scheduling/travel_time.hpp"

namespace multaqa::scheduling {

void put_place(command::Write& write, const Subject& subject, const Place& place, minutes turnaround);
// The same for a subject that this command brings into being: nobody can know it yet, so nobody need lock it.
void introduce_place(command::Write& write, const Subject& subject, const Place& place, minutes turnaround);
void close_new_subject(command::Write& write, const std::string& id, const Subject& subject, const Interval& window);

// `id` is the owner's, the same for all subjects that one blocking closes.
void close_subject(command::Write& write, const std::string& id, const Subject& subject, const Interval& window);
void reopen(command::Write& write, const std::string& id);
void reopen_subject(command::Write& write, const std::string& id, const Subject& subject);
// What reopen() touches.
std::vector<std::string> closed_subject_keys(store::Connection& db, const std::string& id);

// When a person is not available; `id` is that of the owner's row, whether it is there already or not.
void put_absence(command::Write& write, const std::string& id, const Subject& subject, const Absence& absence);
void drop_absence(command::Write& write, const std::string& id, const Subject& subject);
// None: nothing is told of a calendar any more.
void put_calendar(command::Write& write, const Subject& subject, const std::optional<ReadCalendar>& calendar);

// Of the travel matrix; no subject's version follows it: what a way takes is judged again wherever it is asked for.
void put_travel_time(command::Write& write, const TravelTime& time);
void drop_travel_time(command::Write& write, const TravelKey& key);
void put_position(command::Write& write, const std::string& site, const std::optional<Position>& position);

void put_policy(command::Write& write, const Policy& policy);
void drop_policy(command::Write& write, const std::string& scope, const RuleCode& code);

}  // namespace multaqa::scheduling
