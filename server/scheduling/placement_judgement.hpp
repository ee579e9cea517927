// What a placement will break, judged before it is written: the difference that it makes to the rows that stand, by every
// rule. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "scheduling/clash.hpp"
#include "scheduling/rules.hpp"

namespace multaqa::scheduling {

using OccupancyById = std::map<std::string, Occupancy>;

// What a request does to the rows that stand: most saves of a session change none of them.
struct Difference {
    OccupancyById before;   // rows that are changed or removed, as they stand
    OccupancyById written;  // rows that are inserted or changed, as they will stand
    std::set<std::string> removed;

    bool is_inserted(const std::string& id) const { return written.contains(id) && !before.contains(id); }
};
// In which somebody is written or freed.
std::set<Owner> owners_of_changed_people(const Difference& difference);

// By owner, everybody whom it will have, written or not: P2 is a matter of all who come.
using Attendance = std::map<Owner, std::vector<Occupancy>>;

// What is judged, and by which rules.
struct PlacementJudgement {
    std::map<Subject, std::vector<Occupancy>> others;  // all that will stand on the judged subjects, in the window
    Attendance attendance;
    Rules rules;
};

// Every rule that what is written will break, worst first: each written occupancy against its neighbours, against
// what is written with it, in its place, and P2 of the owners in the attendance. What is written is among the others afterwards.
std::vector<Clash> clashes_afterwards(PlacementJudgement& judgement, const Difference& difference);

// The same clash was there before, no milder and no smaller, and of nobody and nothing else. Requires: clashes_afterwards.
bool stands_already(const Clash& clash, const Difference& difference, const PlacementJudgement& judgement);

}  // namespace multaqa::scheduling
