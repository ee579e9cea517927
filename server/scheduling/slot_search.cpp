#include "scheduling/slot_search.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "scheduling/clash.hpp"
#include "scheduling/person_rules.hpp"
#include "scheduling/place_rules.hpp"

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

const std::vector<const Occupancy*>& of(const BySubject& taken, const Subject& subject) {
    static const std::vector<const Occupancy*> kNone;
    const auto found = taken.find(subject);
    return found == taken.end() ? kNone : found->second;
}

// When one subject is not to be had by one owner. The rule is asked once per occupancy, not once per candidate.
class BusyTimes {
  public:
    // `wanted` without an interval: it is tried in the place of each that is there.
    BusyTimes(const BySubject& taken, Occupancy wanted, const Rules& rules) {
        std::vector<Interval> blocking;
        for (const Occupancy* other : of(taken, wanted.subject)) {
            wanted.interval = other->interval;
            if (find_clashes({other, 1}, wanted, rules).empty()) continue;
            const auto gap = gap_between(*other, wanted);
            blocking.push_back({other->interval.start - gap, other->interval.end + gap});
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

// Which calendars were not read lately is the same at every time.
bool breaks_nothing(const Occupancy& wanted, const Rules& rules) {
    const auto breaches = find_breaches(wanted, rules);
    return std::all_of(breaches.begin(), breaches.end(), [](const Clash& clash) { return clash.code == ClashCode::D1; });
}

// Something that goes along to every candidate, so many minutes after its start.
class Follower {
  public:
    Follower(const BySubject& taken, Occupancy wanted, minutes offset, minutes duration, const Rules& rules)
        : busy_(taken, wanted, rules), wanted_(std::move(wanted)), offset_(offset), duration_(duration) {
        if (wanted_.subject.kind != SubjectKind::equipment) return;
        for (const Occupancy* other : of(taken, wanted_.subject)) stock_.push_back(*other);
    }

    bool is_free(Instant start, const Rules& rules) {
        wanted_.interval = {start + offset_, start + offset_ + duration_};
        return busy_.is_free(wanted_.interval) && breaks_nothing(wanted_, rules) &&
               !find_shortage(stock_, wanted_, rules);
    }

  private:
    BusyTimes busy_;
    Occupancy wanted_;
    std::vector<Occupancy> stock_;
    minutes offset_;
    minutes duration_;
};

Occupancy wanted_by(const Subject& subject, const SlotQuestion& question) {
    Occupancy wanted;
    wanted.subject = subject;
    wanted.owner = question.owner;
    wanted.lineage = question.lineage;
    wanted.scope = question.scope;
    return wanted;
}

std::vector<Follower> followers_of(const SlotQuestion& question, const BySubject& taken, const Rules& rules) {
    std::vector<Follower> followers;
    for (const Subject& person : question.people)
        followers.emplace_back(taken, wanted_by(person, question), minutes{0}, question.duration, rules);
    for (const WantedEquipment& equipment : question.equipment) {
        auto wanted = wanted_by(equipment.subject, question);
        wanted.quantity = equipment.quantity;
        followers.emplace_back(taken, std::move(wanted), minutes{0}, question.duration, rules);
    }
    for (const Companion& companion : question.companions) {
        auto wanted = wanted_by(companion.subject, question);
        wanted.owner = companion.owner;
        wanted.lineage = companion.lineage;
        wanted.quantity = companion.quantity;
        wanted.needs = companion.needs;
        followers.emplace_back(taken, std::move(wanted), companion.offset, companion.duration, rules);
    }
    return followers;
}

// One candidate room, for the session and for what shares it.
class RoomSearch {
  public:
    RoomSearch(const SlotQuestion& question, const std::string& room, const BySubject& taken, const Rules& rules)
        : wanted_(wanted_by({SubjectKind::room, room}, question)),
          busy_(taken, wanted_, rules),
          uses_(question.uses),
          duration_(question.duration) {
        if (uses_.empty()) uses_.push_back({minutes{0}, duration_, {}});
    }

    bool is_free(Instant start, const Rules& rules) {
        if (!busy_.is_free({start, start + duration_})) return false;
        return std::all_of(uses_.begin(), uses_.end(), [&](const RoomUse& use) {
            wanted_.interval = {start + use.offset, start + use.offset + use.duration};
            wanted_.needs = use.needs;
            return find_breaches(wanted_, rules).empty();
        });
    }

  private:
    Occupancy wanted_;
    BusyTimes busy_;
    std::vector<RoomUse> uses_;
    minutes duration_;
};

// The ways of the session's own people to and from each candidate. A way that nobody knows speaks against none. Rooms of
// one site are equally far from everywhere: each site is asked once per start.
class Journeys {
  public:
    Journeys(const SlotQuestion& question, const BySubject& taken, const Rules& rules) {
        if (!has_journeys(rules)) return;
        for (const Subject& person : question.people) {
            std::vector<Occupancy> others;
            for (const Occupancy* other : of(taken, person)) others.push_back(*other);
            if (!others.empty()) people_.emplace_back(wanted_by(person, question), std::move(others));
        }
    }

    bool are_long_enough(const Interval& interval, const std::string& room, const Rules& rules) {
        if (people_.empty()) return true;
        const auto known = rules.places.find({SubjectKind::room, room});
        if (known == rules.places.end()) return true;
        if (interval != asked_) {
            asked_ = interval;
            by_site_.clear();
        }
        const auto [answer, is_new] = by_site_.try_emplace(known->second.place.site);
        if (is_new) answer->second = can_all_come(interval, room, rules);
        return answer->second;
    }

  private:
    bool can_all_come(const Interval& interval, const std::string& room, const Rules& rules) {
        return std::all_of(people_.begin(), people_.end(), [&](auto& person) {
            person.first.interval = interval;
            person.first.room = room;
            const auto clashes = find_short_journeys(person.second, person.first, rules);
            return std::all_of(clashes.begin(), clashes.end(), [](const Clash& clash) { return clash.ground == Ground::unknown; });
        });
    }

    std::vector<std::pair<Occupancy, std::vector<Occupancy>>> people_;
    Interval asked_;
    std::map<std::string, bool> by_site_;
};

// Those who need not come to each candidate, as far as an event insists on their share.
class ShareComing {
  public:
    ShareComing(const SlotQuestion& question, const BySubject& taken, const Rules& rules) {
        for (const Subject& person : question.people) people_.push_back(wanted_by(person, question));
        for (const Subject& person : question.optional) {
            people_.push_back(wanted_by(person, question));
            people_.back().requirement = Requirement::optional;
            taken_[person] = of(taken, person);
        }
        const bool insists = !question.optional.empty() && severity_of(rules, ClashCode::P2, people_.back(), nullptr) > Severity::warn;
        if (!insists) people_.clear();
    }

    bool is_large_enough(const Interval& interval, const Rules& rules) {
        std::vector<const Occupancy*> coming;
        for (Occupancy& person : people_) {
            person.interval = interval;
            coming.push_back(&person);
        }
        const auto lost = find_lost_attendance(coming, taken_, rules);
        return !lost || lost->severity <= Severity::warn;
    }

  private:
    std::vector<Occupancy> people_;
    OccupanciesBySubject taken_;
};

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

std::vector<SlotAnswer> find_free_slots(const SlotQuestion& question, std::span<const Occupancy> taken, const Rules& rules) {
    std::set<Owner> moving{question.owner};
    for (const Companion& companion : question.companions) moving.insert(companion.owner);
    const auto sorted = by_subject(taken, moving);
    auto followers = followers_of(question, sorted, rules);
    const std::vector<std::string> rooms = question.rooms.empty() ? std::vector<std::string>{""} : question.rooms;
    std::vector<RoomSearch> searches;
    searches.reserve(rooms.size());
    for (const std::string& room : rooms) searches.emplace_back(question, room, sorted, rules);

    Journeys journeys(question, sorted, rules);
    ShareComing share(question, sorted, rules);

    std::vector<Ranked> found;
    for (const Instant start : std::set<Instant>(question.starts.begin(), question.starts.end())) {
        const auto follows = [&](Follower& follower) { return follower.is_free(start, rules); };
        if (!std::all_of(followers.begin(), followers.end(), follows)) continue;
        if (!share.is_large_enough({start, start + question.duration}, rules)) continue;
        const bool is_same_start = start == question.wanted_start;
        const auto shift = std::chrono::duration_cast<minutes>(std::max(start, question.wanted_start) -
                                                               std::min(start, question.wanted_start));
        for (std::size_t n = 0; n < rooms.size(); ++n) {
            const bool is_same_room = rooms[n] == question.wanted_room;
            if ((is_same_start && is_same_room) || question.standing == SlotPlace{start, rooms[n]}) continue;
            if (!searches[n].is_free(start, rules)) continue;
            if (!journeys.are_long_enough({start, start + question.duration}, rooms[n], rules)) continue;
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
