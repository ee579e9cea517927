#include "scheduling/slot_search.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "scheduling/clash.hpp"

namespace multaqa::scheduling {
namespace {

using BySubject = std::map<Subject, std::vector<const Occupancy*>>;

// Less the places that those who move leave. What they hold from the last release stays where it is.
BySubject by_subject(std::span<const Occupancy> taken, const std::set<Owner>& moving) {
    BySubject sorted;
    for (const Occupancy& occupancy : taken)
        if (occupancy.basis == Basis::released || !moving.contains(occupancy.owner))
            sorted[occupancy.subject].push_back(&occupancy);
    return sorted;
}

// When one subject is not to be had by one owner. The rule is asked once per occupancy, not once per candidate.
class BusyTimes {
  public:
    // `wanted` without an interval: it is tried in the place of each that is there.
    BusyTimes(const BySubject& taken, Occupancy wanted, Instant now) {
        const auto found = taken.find(wanted.subject);
        if (found == taken.end()) return;
        std::vector<Interval> blocking;
        for (const Occupancy* other : found->second) {
            wanted.interval = other->interval;
            if (!find_clashes({other, 1}, wanted, now).empty()) blocking.push_back(other->interval);
        }
        std::sort(blocking.begin(), blocking.end(), [](const Interval& a, const Interval& b) { return a.start < b.start; });
        for (const Interval& next : blocking) {
            if (!merged_.empty() && next.start <= merged_.back().end)
                merged_.back().end = std::max(merged_.back().end, next.end);
            else
                merged_.push_back(next);
        }
    }

    bool is_free(const Interval& interval) const {
        const auto next = std::partition_point(merged_.begin(), merged_.end(),
                                               [&](const Interval& busy) { return busy.end <= interval.start; });
        return next == merged_.end() || interval.end <= next->start;
    }

  private:
    std::vector<Interval> merged_;  // ascending, apart from each other
};

// Something that goes along to every candidate, so many minutes after its start.
struct Follower {
    BusyTimes busy;
    minutes offset{};
    minutes duration{};

    bool is_free(Instant start) const { return busy.is_free({start + offset, start + offset + duration}); }
};

Occupancy wanted_by(const Subject& subject, const Owner& owner, const std::string& lineage) {
    Occupancy wanted;
    wanted.subject = subject;
    wanted.owner = owner;
    wanted.lineage = lineage;
    return wanted;
}

std::vector<Follower> followers_of(const SlotQuestion& question, const BySubject& taken, Instant now) {
    std::vector<Follower> followers;
    for (const Subject& person : question.people) {
        const auto wanted = wanted_by(person, question.owner, question.lineage);
        followers.push_back({BusyTimes(taken, wanted, now), minutes{0}, question.duration});
    }
    for (const Companion& companion : question.companions) {
        const auto wanted = wanted_by(companion.subject, companion.owner, companion.lineage);
        followers.push_back({BusyTimes(taken, wanted, now), companion.offset, companion.duration});
    }
    return followers;
}

struct Ranked {
    int effort = 0;  // 1: another room, 2: another start, 3: both
    minutes shift{};
    std::size_t room = 0;  // place in the order of rooms
    Instant start;
};

bool is_better(const Ranked& a, const Ranked& b) {
    // The later of two equally distant starts is missed by nobody who comes at the announced time.
    return std::tie(a.effort, a.shift, a.room, b.start) < std::tie(b.effort, b.shift, b.room, a.start);
}

}  // namespace

std::vector<SlotAnswer> find_free_slots(const SlotQuestion& question, std::span<const Occupancy> taken, Instant now) {
    std::set<Owner> moving{question.owner};
    for (const Companion& companion : question.companions) moving.insert(companion.owner);
    const auto sorted = by_subject(taken, moving);
    const auto followers = followers_of(question, sorted, now);
    const std::vector<std::string> rooms = question.rooms.empty() ? std::vector<std::string>{""} : question.rooms;
    std::vector<BusyTimes> busy_rooms;
    busy_rooms.reserve(rooms.size());
    for (const std::string& room : rooms)
        busy_rooms.emplace_back(sorted, wanted_by({SubjectKind::room, room}, question.owner, question.lineage), now);

    std::vector<Ranked> found;
    for (const Instant start : std::set<Instant>(question.starts.begin(), question.starts.end())) {
        const auto follows = [&](const Follower& follower) { return follower.is_free(start); };
        if (!std::all_of(followers.begin(), followers.end(), follows)) continue;
        const bool is_same_start = start == question.wanted_start;
        const auto shift = std::chrono::duration_cast<minutes>(std::max(start, question.wanted_start) -
                                                               std::min(start, question.wanted_start));
        for (std::size_t n = 0; n < rooms.size(); ++n) {
            const bool is_same_room = rooms[n] == question.wanted_room;
            if ((is_same_start && is_same_room) || question.standing == SlotPlace{start, rooms[n]}) continue;
            if (!busy_rooms[n].is_free({start, start + question.duration})) continue;
            found.push_back({is_same_start ? 1 : is_same_room ? 2 : 3, shift, n, start});
        }
    }
    const auto kept = static_cast<std::ptrdiff_t>(std::min(question.limit, found.size()));
    std::partial_sort(found.begin(), found.begin() + kept, found.end(), is_better);

    std::vector<SlotAnswer> answers;
    for (auto ranked = found.begin(); ranked != found.begin() + kept; ++ranked)
        answers.push_back({ranked->start, rooms[ranked->room], ranked->shift});
    return answers;
}

}  // namespace multaqa::scheduling
