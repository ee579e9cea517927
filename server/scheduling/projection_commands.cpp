#include "scheduling/projection_commands.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>
#include <utility>

#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "scheduling/occupancy_store.hpp"
#include "scheduling/person_rules.hpp"
#include "scheduling/place_rules.hpp"
#include "scheduling/refusal.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::scheduling {
namespace {

using OccupancyById = std::map<std::string, Occupancy>;

// What a request does to the rows that stand: most saves of a session change none of them.
struct Difference {
    OccupancyById before;   // rows that are changed or removed, as they stand
    OccupancyById written;  // rows that are inserted or changed, as they will stand
    std::set<std::string> removed;

    bool is_inserted(const std::string& id) const { return written.contains(id) && !before.contains(id); }
};

void check_placement(const OwnerPlacement& placement) {
    for (const Occupancy& occupancy : placement.occupancies)
        if (occupancy.owner != placement.owner || occupancy.basis != Basis::working || is_empty(occupancy.interval))
            throw std::logic_error("project: an occupancy that is not a working one of its owner");
}

// By subject: what an owner need not know.
std::map<std::string, minutes> turnarounds_of(store::Connection& db, const ProjectionRequest& request) {
    std::vector<Subject> subjects;
    for (const OwnerPlacement& placement : request.placements)
        for (const Occupancy& occupancy : placement.occupancies) subjects.push_back(occupancy.subject);
    return occupancy_store::turnarounds(db, subjects);
}

Difference difference_of(store::Connection& db, const ProjectionRequest& request) {
    Difference difference;
    const auto turnarounds = turnarounds_of(db, request);
    for (const OwnerPlacement& placement : request.placements) {
        check_placement(placement);
        OccupancyById standing;
        for (Occupancy& occupancy : occupancy_store::list_of_owner(db, placement.owner))
            if (occupancy.basis == Basis::working) standing.emplace(occupancy.id, std::move(occupancy));
        for (Occupancy wanted : placement.occupancies) {
            const auto turnaround = turnarounds.find(key_of(wanted.subject));
            wanted.turnaround = turnaround == turnarounds.end() ? minutes{0} : turnaround->second;
            const auto same = standing.extract(wanted.id);
            if (!same.empty() && same.mapped() == wanted) continue;
            if (!same.empty()) difference.before.emplace(wanted.id, same.mapped());
            difference.written.emplace(wanted.id, wanted);
        }
        for (auto& [id, occupancy] : standing) {
            difference.removed.insert(id);
            difference.before.emplace(id, std::move(occupancy));
        }
    }
    return difference;
}

// Each touched subject with the longest occupancy that is written to it.
std::map<std::string, minutes> touched_subjects(const Difference& difference) {
    std::map<std::string, minutes> longest;
    for (const auto& [id, occupancy] : difference.before) longest[key_of(occupancy.subject)];
    for (const auto& [id, occupancy] : difference.written) {
        auto& bound = longest[key_of(occupancy.subject)];
        bound = std::max(bound, std::chrono::ceil<minutes>(occupancy.interval.end - occupancy.interval.start));
    }
    return longest;
}

// Names all that are missing at once, so that the command is repeated once and not once per subject.
void require_subjects(command::Write& write, const std::map<std::string, minutes>& subjects) {
    command::LockSet missing;
    for (const auto& [key, longest] : subjects) {
        try {
            write.require_subject(key);
        } catch (const command::LockMissing&) {
            missing.subjects.push_back(key);
        }
    }
    if (!missing.subjects.empty()) throw command::LockMissing{std::move(missing)};
}

// What stands beside what is written, by subject, without the former selves of what is written. Reads the rows under
// the locks that require_subjects saw.
std::map<Subject, std::vector<Occupancy>> neighbours_of(command::Write& write, const Difference& difference) {
    std::vector<Subject> still;
    std::vector<Subject> travelling;
    Interval window = difference.written.begin()->second.interval;
    for (const auto& [id, occupancy] : difference.written) {
        (occupancy.room.empty() ? still : travelling).push_back(occupancy.subject);
        window = {std::min(window.start, occupancy.interval.start), std::max(window.end, occupancy.interval.end)};
    }
    std::map<Subject, std::vector<Occupancy>> neighbours;
    const auto add = [&](const std::vector<Subject>& subjects, const Interval& within) {
        for (Occupancy& standing : occupancy_store::list_in_window(write.db(), subjects, within))
            if (!difference.before.contains(standing.id)) neighbours[standing.subject].push_back(std::move(standing));
    };
    add(still, window);
    add(travelling, {window.start - limits::kTravelReach, window.end + limits::kTravelReach});
    return neighbours;
}

// What is judged, and by which rules.
struct Judgement {
    std::map<Subject, std::vector<Occupancy>> others;  // all that will stand on the touched subjects, in the window
    Rules rules;
};

Judgement prepare(command::Write& write, const Difference& difference) {
    const auto now = write.context().now;
    if (difference.written.empty()) return {{}, Rules(now)};
    auto neighbours = neighbours_of(write, difference);
    std::vector<Occupancy> all;
    for (const auto& [id, occupancy] : difference.written) all.push_back(occupancy);
    for (const auto& [id, occupancy] : difference.before) all.push_back(occupancy);
    for (const auto& [subject, standing] : neighbours) all.insert(all.end(), standing.begin(), standing.end());
    return {std::move(neighbours), load_rules(write.db(), *write.context().zones, now, all)};
}

// T1 of what is written, each pair once.
void add_journeys(std::vector<Clash>& clashes, const Judgement& judgement, const Difference& difference) {
    if (!has_journeys(judgement.rules)) return;
    for (const auto& [id, occupancy] : difference.written)
        for (auto& clash : find_short_journeys(judgement.others.at(occupancy.subject), occupancy, judgement.rules)) {
            const auto& other = clash.first.id == id ? *clash.second : clash.first;
            if (id < other.id || !difference.written.contains(other.id)) clashes.push_back(std::move(clash));
        }
}

// P2 of the owners of which somebody optional is written; of those who are not, nothing else was read here: the conflicts
// of the event count all.
void add_lost_attendance(std::vector<Clash>& clashes, const Judgement& judgement, const Difference& difference,
                         const ProjectionRequest& request) {
    OccupanciesBySubject taken;
    for (const auto& [subject, others] : judgement.others)
        for (const Occupancy& other : others) taken[subject].push_back(&other);
    for (const OwnerPlacement& placement : request.placements) {
        std::vector<const Occupancy*> people;
        bool is_touched = false;
        for (const Occupancy& occupancy : placement.occupancies) {
            if (occupancy.subject.kind != SubjectKind::person) continue;
            people.push_back(&occupancy);
            is_touched |= occupancy.requirement == Requirement::optional && difference.written.contains(occupancy.id);
        }
        if (!is_touched) continue;
        if (auto clash = find_lost_attendance(people, taken, judgement.rules)) clashes.push_back(std::move(*clash));
    }
}

// Every rule that what is written will break, worst first: each written occupancy against its neighbours, against
// what is written with it, and in its place.
std::vector<Clash> clashes_afterwards(Judgement& judgement, const Difference& difference, const ProjectionRequest& request) {
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
    add_journeys(clashes, judgement, difference);
    add_lost_attendance(clashes, judgement, difference, request);
    // A calendar that was not read lately is no news of this placement: the conflicts of the event tell it.
    std::erase_if(clashes, [](const Clash& clash) { return clash.code == ClashCode::D1 && clash.severity != Severity::refuse; });
    sort_worst_first(clashes);
    return clashes;
}

// The row as it stands, of one that takes part in a clash afterwards; null where it is new.
const Occupancy* as_it_stands(const Occupancy& afterwards, const Difference& difference) {
    if (difference.is_inserted(afterwards.id)) return nullptr;
    const auto before = difference.before.find(afterwards.id);
    return before == difference.before.end() ? &afterwards : &before->second;
}

// What the same rule says of the rows as they stand; R5 among those that stand beside it afterwards.
std::vector<Clash> former_clashes(const Clash& clash, const Difference& difference, const Judgement& judgement) {
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

bool stands_already(const Clash& clash, const Difference& difference, const Judgement& judgement) {
    const auto former = former_clashes(clash, difference, judgement);
    return !former.empty() && former.front().severity >= clash.severity && former.front().shortage >= clash.shortage &&
           contains(former.front().overlap, clash.overlap);
}

bool is_hold_of(const Clash& clash, const std::string& scope) {
    const auto is_hold = [&](const Occupancy& side) { return side.basis == Basis::released && side.scope == scope; };
    return is_hold(clash.first) || (clash.second && is_hold(*clash.second));
}

void write_rows(store::Connection& db, const Difference& difference, const std::map<std::string, minutes>& subjects) {
    for (const std::string& id : difference.removed) occupancy_store::erase(db, id);
    for (const auto& [id, occupancy] : difference.written) {
        if (difference.is_inserted(id))
            occupancy_store::insert(db, occupancy);
        else
            occupancy_store::update(db, occupancy);
    }
    for (const auto& [key, longest] : subjects) occupancy_store::touch_subject(db, key, longest);
}

void record_clash(command::Write& write, const Clash& clash, const std::string& scope, std::string_view decision,
                  const std::string& reason) {
    const auto& context = write.context();
    occupancy_store::ConflictRecord record;
    record.id = conflict_id(clash);
    record.code = word(clash.code);
    record.scope = scope;
    record.first_occupancy = clash.first.id;
    record.second_occupancy = clash.second ? clash.second->id : clash.first.id;
    record.first_detected = context.now;
    if (!decision.empty()) {
        record.decision = decision;
        record.accepted = clash.shortage;
        record.reason = reason;
        record.decided_at = context.now;
        if (context.caller.account) record.account_id = context.caller.account->text();
    }
    occupancy_store::put_record(write.db(), record);
}

void erase_records_of(store::Connection& db, const std::string& occupancy_id, const std::set<std::string>& living) {
    for (const std::string& id : occupancy_store::list_records_of_occupancy(db, occupancy_id))
        if (!living.contains(id)) occupancy_store::erase_record(db, id);
}

// Removes the rows of a placement that was held from the last release.
int free_rows(command::Write& write, const std::vector<Occupancy>& occupancies) {
    std::map<std::string, minutes> subjects;
    for (const Occupancy& occupancy : occupancies) subjects[key_of(occupancy.subject)];
    require_subjects(write, subjects);
    for (const Occupancy& occupancy : occupancies) {
        occupancy_store::erase(write.db(), occupancy.id);
        erase_records_of(write.db(), occupancy.id, {});
    }
    for (const auto& [key, longest] : subjects) occupancy_store::touch_subject(write.db(), key, longest);
    return static_cast<int>(occupancies.size());
}

// As many as one answer should carry.
std::vector<Clash> first_of(std::vector<Clash> clashes) {
    if (clashes.size() > limits::kClashesPerPlacement) clashes.erase(clashes.begin() + limits::kClashesPerPlacement, clashes.end());
    return clashes;
}

Problem refused(std::vector<Clash> clashes) {
    auto evidence = std::make_shared<ScheduleRefusal>();
    evidence->clashes = std::move(clashes);
    Problem problem;
    problem.code = ProblemCode::schedule_conflict;
    problem.evidence = std::move(evidence);
    return problem;
}

Done check_override(const command::Write& write, const ProjectionRequest& request) {
    if (request.on_conflict != OnConflict::override_) return {};
    if (!write.context().caller.is_protocol()) return forbidden();
    const bool is_blank = request.reason.find_first_not_of(" \t\r\n") == std::string::npos;
    if (is_blank) return validation_failed("/reason", "fault.reason-required");
    return {};
}

}  // namespace

Result<ProjectionOutcome> project(command::Write& write, const ProjectionRequest& request) {
    if (const auto allowed = check_override(write, request); allowed.has_error()) return allowed.error();
    const auto difference = difference_of(write.db(), request);
    const auto subjects = touched_subjects(difference);
    require_subjects(write, subjects);

    // Judged before it is written: a refusal costs reads only, and a popular hour is refused often.
    auto judgement = prepare(write, difference);
    auto clashes = clashes_afterwards(judgement, difference, request);
    std::vector<Clash> refusing;
    for (const Clash& clash : clashes)
        if (clash.severity == Severity::refuse && !is_hold_of(clash, request.replaced_scope) &&
            !stands_already(clash, difference, judgement))
            refusing.push_back(clash);
    const bool is_final = !std::all_of(refusing.begin(), refusing.end(), is_overridable);
    if (!refusing.empty() && (is_final || request.on_conflict != OnConflict::override_))
        return refused(first_of(std::move(refusing)));
    if (clashes.size() > limits::kClashesPerPlacement * request.placements.size()) return refused(first_of(std::move(clashes)));

    write_rows(write.db(), difference, subjects);
    std::set<std::string> living;
    for (const Clash& clash : clashes) {
        const bool is_overridden = std::find(refusing.begin(), refusing.end(), clash) != refusing.end();
        const auto ours = difference.written.find(clash.first.id);
        const std::string& scope = ours == difference.written.end() && clash.second ? clash.second->scope : clash.first.scope;
        record_clash(write, clash, scope, is_overridden ? "overridden" : "", request.reason);
        living.insert(conflict_id(clash));
    }
    for (const auto& [id, occupancy] : difference.before) erase_records_of(write.db(), id, living);
    return ProjectionOutcome{std::move(clashes)};
}

void hold_released(command::Write& write, const Owner& owner) {
    const auto standing = occupancy_store::list_of_owner(write.db(), owner);
    const auto is_released = [](const Occupancy& occupancy) { return occupancy.basis == Basis::released; };
    if (std::any_of(standing.begin(), standing.end(), is_released)) return;

    Difference copies;
    for (Occupancy copy : standing) {
        if (!is_alive(copy, write.context().now)) continue;
        copy.id = occupancy_id(copy.owner, copy.subject, Basis::released);
        copy.basis = Basis::released;
        copy.firmness = Firmness::held;
        copy.expires_at.reset();
        copies.written.emplace(copy.id, std::move(copy));
    }
    const auto subjects = touched_subjects(copies);
    require_subjects(write, subjects);
    write_rows(write.db(), copies, subjects);
}

int give_up_released(command::Write& write, const Owner& owner) {
    auto held = occupancy_store::list_of_owner(write.db(), owner);
    std::erase_if(held, [](const Occupancy& occupancy) { return occupancy.basis != Basis::released; });
    return free_rows(write, held);
}

void move_released(command::Write& write, const Subject& gone, const Subject& survivor) {
    const auto held = occupancy_store::list_released_of_subject(write.db(), gone);
    Difference moved;
    for (Occupancy copy : held) {
        copy.subject = survivor;
        copy.id = occupancy_id(copy.owner, survivor, Basis::released);
        moved.written.emplace(copy.id, std::move(copy));
    }
    for (const Occupancy& theirs : occupancy_store::list_released_of_subject(write.db(), survivor))
        moved.written.erase(theirs.id);
    const auto subjects = touched_subjects(moved);
    require_subjects(write, subjects);
    free_rows(write, held);
    write_rows(write.db(), moved, subjects);
}

void give_up_released_of_scope(command::Write& write, std::string_view scope) {
    free_rows(write, occupancy_store::list_released_of_scope(write.db(), scope));
}

}  // namespace multaqa::scheduling
