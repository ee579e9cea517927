// Steps of the commands of those who own what the rules rest on. Each raises the subject's version, so that a suggestion
// that rested on the former state is stale. The locks of the subjects are the caller's to name.
#pragma once

#include <string>
#include <vector>

#include "command/command.hpp"
#include "scheduling/place.hpp"
#include "scheduling/occupancy.hpp"
#include "scheduling/policy.hpp"

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

void put_policy(command::Write& write, const Policy& policy);
void drop_policy(command::Write& write, const std::string& scope, ClashCode code);

}  // namespace multaqa::scheduling
