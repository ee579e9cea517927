#include "scheduling/placement_judgement.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "scheduling/acceptance.hpp"
#include "scheduling/person_rules.hpp"
#include "scheduling/place_rules.hpp"

namespace multaqa::scheduling {
namespace {

// T1 of what is written, each pair once.
void add_written_journeys(std::vector<Clash>& clashes, const PlacementJudgement& judgement, const Difference& difference) {
    if (!has_journeys(judgement.rules)) return;
    for (const auto& [id, occupancy] : difference.written)
        for (auto& clash : find_short_journeys(judgement.others.at(occupancy.subject), occupancy, judgement.rules)) {
            const auto& other = clash.first.id == id ? *clash.second : clash.first;
            if (id < other.id || !difference.written.contains(other.id)) clashes.push_back(std::move(clash));
        }
}

std::optional<Clash> attendance_lost(const std::vector<Occupancy>& people, const std::vector<const Occupancy*>& taken, const Rules& rules) {
    std::vector<const Occupancy*> all;
    all.reserve(people.size());
    for (const Occupancy& person : people) all.push_back(&person);
    OccupanciesBySubject by_subject;
    for (const Occupancy* other : taken) by_subject[other->subject].push_back(other);
    return find_lost_attendance(all, by_subject, rules);
}

std::vector<const Occupancy*> taken_afterwards(const PlacementJudgement& judgement) {
    std::vector<const Occupancy*> taken;
    for (const auto& [subject, others] : judgement.others)
        for (const Occupancy& other : others) taken.push_back(&other);
    return taken;
}

std::vector<const Occupancy*> taken_before(const PlacementJudgement& judgement, const Difference& difference) {
    auto taken = taken_afterwards(judgement);
    std::erase_if(taken, [&](const Occupancy* other) { return difference.written.contains(other->id); });
    for (const auto& [id, occupancy] : difference.before) taken.push_back(&occupancy);
    return taken;
}

std::vector<Occupancy> people_before(const Owner& owner, const PlacementJudgement& judgement, const Difference& difference) {
    auto people = judgement.attendance.at(owner);
    std::erase_if(people, [&](const Occupancy& person) { return difference.written.contains(person.id); });
    for (const auto& [id, occupancy] : difference.before)
        if (occupancy.owner == owner && occupancy.subject.kind == SubjectKind::person) people.push_back(occupancy);
    return people;
}

// The row as it stands, of one that takes part in a clash afterwards; null where it is new.
const Occupancy* as_it_stands(const Occupancy& afterwards, const Difference& difference) {
    if (difference.is_inserted(afterwards.id)) return nullptr;
    const auto before = difference.before.find(afterwards.id);
    return before == difference.before.end() ? &afterwards : &before->second;
}

std::vector<Clash> former_attendance_lost(const Clash& clash, const Difference& difference, const PlacementJudgement& judgement) {
    const auto people = people_before(clash.first.owner, judgement, difference);
    auto former = attendance_lost(people, taken_before(judgement, difference), judgement.rules);
    return former ? std::vector<Clash>{std::move(*former)} : std::vector<Clash>{};
}

// What the same rule says of the rows as they stand; R5 among those that stand beside it afterwards.
std::vector<Clash> former_clashes(const Clash& clash, const Difference& difference, const PlacementJudgement& judgement) {
    if (clash.code == ClashCode::P2) return former_attendance_lost(clash, difference, judgement);
    const Occupancy* first = as_it_stands(clash.first, difference);
    if (first == nullptr) return {};
    if (clash.second) {
        const Occupancy* second = as_it_stands(*clash.second, difference);
        if (second == nullptr) return {};
        return clash.code == ClashCode::T1 ? find_short_journeys({second, 1}, *first, judgement.rules)
                                           : find_clashes({second, 1}, *first, judgement.rules);
    }
    auto former = find_breaches(*first, judgement.rules);
    if (auto shortage = find_shortage(judgement.others.at(first->subject), *first, judgement.rules))
        former.push_back(std::move(*shortage));
    std::erase_if(former, [&](const Clash& other) { return other.code != clash.code; });
    return former;
}

}  // namespace

std::set<Owner> owners_of_changed_people(const Difference& difference) {
    std::set<Owner> owners;
    for (const auto* rows : {&difference.written, &difference.before})
        for (const auto& [id, occupancy] : *rows)
            if (occupancy.subject.kind == SubjectKind::person) owners.insert(occupancy.owner);
    return owners;
}

std::vector<Clash> clashes_afterwards(PlacementJudgement& judgement, const Difference& difference) {
    std::vector<Clash> clashes;
    const auto add = [&](std::vector<Clash> found) {
        clashes.insert(clashes.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
    };
    for (const auto& [id, occupancy] : difference.written) {
        auto& others = judgement.others[occupancy.subject];
        add(find_clashes(others, occupancy, judgement.rules));
        others.push_back(occupancy);
    }
    for (const auto& [id, occupancy] : difference.written) {
        add(find_breaches(occupancy, judgement.rules));
        if (auto shortage = find_shortage(judgement.others[occupancy.subject], occupancy, judgement.rules))
            clashes.push_back(std::move(*shortage));
    }
    add_written_journeys(clashes, judgement, difference);
    const auto taken = taken_afterwards(judgement);
    for (const auto& [owner, people] : judgement.attendance)
        if (auto lost = attendance_lost(people, taken, judgement.rules)) clashes.push_back(std::move(*lost));
    // A calendar that was not read lately is no news of this placement: the conflicts of the event tell it.
    std::erase_if(clashes, [](const Clash& clash) { return clash.code == ClashCode::D1 && clash.severity != Severity::refuse; });
    sort_worst_first(clashes);
    return clashes;
}

bool stands_already(const Clash& clash, const Difference& difference, const PlacementJudgement& judgement) {
    const auto former = former_clashes(clash, difference, judgement);
    return !former.empty() && former.front().severity >= clash.severity && covers(acceptance_of(former.front()), clash) &&
           contains(former.front().overlap, clash.overlap);
}

}  // namespace multaqa::scheduling
