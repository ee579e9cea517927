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
#include "scheduling/placement_judgement.hpp"
#include "scheduling/refusal.hpp"
#include "scheduling/rule_queries.hpp"

namespace multaqa::scheduling {
namespace {

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

// The working rows of each owner, as they stand.
std::map<Owner, OccupancyById> standing_of(store::Connection& db, const ProjectionRequest& request) {
    std::map<std::string, std::set<std::string>> owners;  // by kind
    for (const OwnerPlacement& placement : request.placements) owners[placement.owner.kind].insert(placement.owner.id);
    std::map<Owner, OccupancyById> standing;
    for (const auto& [kind, ids] : owners)
        for (Occupancy& occupancy : occupancy_store::list_of_owners(db, kind, ids))
            if (occupancy.basis == Basis::working) standing[occupancy.owner].emplace(occupancy.id, std::move(occupancy));
    return standing;
}

Difference difference_of(store::Connection& db, const ProjectionRequest& request) {
    Difference difference;
    const auto turnarounds = turnarounds_of(db, request);
    auto all = standing_of(db, request);
    for (const OwnerPlacement& placement : request.placements) {
        check_placement(placement);
        OccupancyById& standing = all[placement.owner];
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

// As far as P2 can be touched: the owners in which somebody is written or freed, and somebody may be missed.
Attendance attendance_of(const Difference& difference, const ProjectionRequest& request) {
    const auto changed = owners_of_changed_people(difference);
    Attendance attendance;
    for (const OwnerPlacement& placement : request.placements) {
        if (!changed.contains(placement.owner)) continue;
        std::vector<Occupancy> people;
        for (const Occupancy& occupancy : placement.occupancies)
            if (occupancy.subject.kind == SubjectKind::person) people.push_back(occupancy);
        const auto may_be_missed = [](const Occupancy& person) { return person.requirement == Requirement::optional; };
        if (std::any_of(people.begin(), people.end(), may_be_missed)) attendance.emplace(placement.owner, std::move(people));
    }
    return attendance;
}

// What is judged against its neighbours: what is written, and whoever may be missed where somebody is written.
std::vector<Occupancy> judged_of(const Difference& difference, const Attendance& attendance) {
    std::vector<Occupancy> judged;
    for (const auto& [id, occupancy] : difference.written) judged.push_back(occupancy);
    for (const auto& [owner, people] : attendance)
        for (const Occupancy& person : people)
            if (person.requirement == Requirement::optional && !difference.written.contains(person.id)) judged.push_back(person);
    return judged;
}

// The subjects whose rows are read: nobody may write them meanwhile.
std::map<std::string, minutes> with_those_of(std::map<std::string, minutes> subjects, const std::vector<Occupancy>& judged) {
    for (const Occupancy& occupancy : judged) subjects.try_emplace(key_of(occupancy.subject));
    return subjects;
}

bool may_travel(const Occupancy& occupancy) { return !occupancy.room.empty() && occupancy.requirement == Requirement::required; }

// What stands beside what is judged, by subject, without the former selves of what is written. Reads the rows under
// the locks that require_subjects saw.
std::map<Subject, std::vector<Occupancy>> neighbours_of(command::Write& write, const Difference& difference,
                                                        const std::vector<Occupancy>& judged) {
    std::map<Subject, bool> travels;
    Interval window = judged.front().interval;
    for (const Occupancy& occupancy : judged) {
        travels[occupancy.subject] |= may_travel(occupancy);
        window = {std::min(window.start, occupancy.interval.start), std::max(window.end, occupancy.interval.end)};
    }
    std::map<Subject, std::vector<Occupancy>> neighbours;
    const auto add = [&](bool travelling, const Interval& within) {
        std::vector<Subject> subjects;
        for (const auto& [subject, goes] : travels)
            if (goes == travelling) subjects.push_back(subject);
        for (Occupancy& standing : occupancy_store::list_in_window(write.db(), subjects, within))
            if (!difference.before.contains(standing.id)) neighbours[standing.subject].push_back(std::move(standing));
    };
    add(false, window);
    add(true, {window.start - limits::kTravelReach, window.end + limits::kTravelReach});
    return neighbours;
}

PlacementJudgement prepare(command::Write& write, const Difference& difference, Attendance attendance,
                           const std::vector<Occupancy>& judged) {
    const auto now = write.context().now;
    if (judged.empty()) return {{}, {}, Rules(now)};
    auto neighbours = neighbours_of(write, difference, judged);
    auto all = judged;
    for (const auto& [id, occupancy] : difference.before) all.push_back(occupancy);
    for (const auto& [subject, standing] : neighbours) all.insert(all.end(), standing.begin(), standing.end());
    return {std::move(neighbours), std::move(attendance), load_rules(write.db(), *write.context().zones, now, all)};
}

bool is_hold_of(const Clash& clash, const std::string& scope) {
    const auto is_hold = [&](const Occupancy& side) { return side.basis == Basis::released && side.scope == scope; };
    return is_hold(clash.first) || (clash.second && is_hold(*clash.second));
}

void write_rows(store::Connection& db, const Difference& difference, const std::map<std::string, minutes>& subjects) {
    for (const std::string& id : difference.removed) occupancy_store::erase(db, id);
    std::vector<Occupancy> inserted;
    std::vector<Occupancy> updated;
    for (const auto& [id, occupancy] : difference.written) (difference.is_inserted(id) ? inserted : updated).push_back(occupancy);
    occupancy_store::insert(db, inserted);
    occupancy_store::update(db, updated);
    occupancy_store::touch_subjects(db, subjects);
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
        record.accepted = acceptance_of(clash);
        record.reason = reason;
        record.decided_at = context.now;
        if (context.caller.account) record.account_id = context.caller.account->text();
    }
    occupancy_store::put_record(write.db(), record);
}

void erase_records_of(store::Connection& db, const OccupancyById& occupancies, const std::set<std::string>& living) {
    std::set<std::string> ids;
    for (const auto& [id, occupancy] : occupancies) ids.insert(id);
    for (const std::string& id : occupancy_store::list_records_of(db, ids))
        if (!living.contains(id)) occupancy_store::erase_record(db, id);
}

// Removes the rows of a placement that was held from the last release.
int free_rows(command::Write& write, const std::vector<Occupancy>& occupancies) {
    std::map<std::string, minutes> subjects;
    OccupancyById freed;
    for (const Occupancy& occupancy : occupancies) {
        subjects[key_of(occupancy.subject)];
        freed.emplace(occupancy.id, occupancy);
    }
    require_subjects(write, subjects);
    for (const auto& [id, occupancy] : freed) occupancy_store::erase(write.db(), id);
    erase_records_of(write.db(), freed, {});
    occupancy_store::touch_subjects(write.db(), subjects);
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

// What was not there before, and what of it refuses.
struct News {
    std::set<std::string> ids;
    std::vector<Clash> refusing;
};

// Zone data bring none: a decision about two that moved together goes on to hold for as much as it covers.
News news_of(const std::vector<Clash>& clashes, const Difference& difference, const PlacementJudgement& judgement,
             const ProjectionRequest& request) {
    News news;
    if (request.cause == Cause::zone_data) return news;
    for (const Clash& clash : clashes) {
        if (stands_already(clash, difference, judgement)) continue;
        news.ids.insert(conflict_id(clash));
        if (clash.severity == Severity::refuse && !is_hold_of(clash, request.replaced_scope)) news.refusing.push_back(clash);
    }
    return news;
}

}  // namespace

Result<ProjectionOutcome> project(command::Write& write, const ProjectionRequest& request) {
    if (const auto allowed = check_override(write, request); allowed.has_error()) return allowed.error();
    const auto difference = difference_of(write.db(), request);
    const auto subjects = touched_subjects(difference);
    auto attendance = attendance_of(difference, request);
    const auto judged = judged_of(difference, attendance);
    require_subjects(write, with_those_of(subjects, judged));

    // Judged before it is written: a refusal costs reads only, and a popular hour is refused often.
    auto judgement = prepare(write, difference, std::move(attendance), judged);
    auto clashes = clashes_afterwards(judgement, difference);
    const auto [news, refusing] = news_of(clashes, difference, judgement, request);
    const bool is_final = !std::all_of(refusing.begin(), refusing.end(), is_overridable);
    if (!refusing.empty() && (is_final || request.on_conflict != OnConflict::override_))
        return refused(first_of(refusing));
    const bool is_too_much = clashes.size() > limits::kClashesPerPlacement * request.placements.size();
    if (is_too_much && request.cause == Cause::people) return refused(first_of(std::move(clashes)));

    write_rows(write.db(), difference, subjects);
    std::set<std::string> living;
    for (const Clash& clash : clashes) {
        const auto id = conflict_id(clash);
        const bool is_overridden = std::find(refusing.begin(), refusing.end(), clash) != refusing.end();
        const auto ours = difference.written.find(clash.first.id);
        const std::string& scope = ours == difference.written.end() && clash.second ? clash.second->scope : clash.first.scope;
        // What was decided about a clash that has changed, or come back, was not decided about this one.
        if (!is_overridden && news.contains(id)) occupancy_store::forget_decision(write.db(), id);
        record_clash(write, clash, scope, is_overridden ? "overridden" : "", request.reason);
        living.insert(id);
    }
    // Zone data move an event in parts: what was decided about two must be there when the other of them follows.
    if (request.cause == Cause::people) erase_records_of(write.db(), difference.before, living);
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

void shift_released(command::Write& write, const Owner& owner, const Interval& interval) {
    Difference shifted;
    for (Occupancy occupancy : occupancy_store::list_of_owner(write.db(), owner)) {
        if (occupancy.basis != Basis::released || occupancy.interval == interval) continue;
        shifted.before.emplace(occupancy.id, occupancy);
        occupancy.interval = interval;
        shifted.written.emplace(occupancy.id, std::move(occupancy));
    }
    const auto subjects = touched_subjects(shifted);
    require_subjects(write, subjects);
    write_rows(write.db(), shifted, subjects);
    erase_records_of(write.db(), shifted.before, {});
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
