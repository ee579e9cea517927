#include "scheduling/slot_search.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "scheduling/clash.hpp"

namespace multaqa::scheduling {
namespace {

// What is taken, by subject and ascending start, less the places that those who move leave. What they hold from the
// last release stays where it is.
class Calendar {
  public:
    Calendar(std::span<const Occupancy> taken, const std::set<Owner>& moving, Instant now) : now_(now) {
        for (const Occupancy& occupancy : taken)
            if (occupancy.basis == Basis::released || !moving.contains(occupancy.owner))
                by_subject_[occupancy.subject].all.push_back(occupancy);
        for (auto& [subject, calendar] : by_subject_) {
            std::sort(calendar.all.begin(), calendar.all.end(), [](const Occupancy& a, const Occupancy& b) {
                return a.interval.start < b.interval.start;
            });
            for (const Occupancy& occupancy : calendar.all)
                calendar.longest = std::max(calendar.longest, occupancy.interval.end - occupancy.interval.start);
        }
    }

    bool is_free(const Occupancy& wanted) const {
        const auto found = by_subject_.find(wanted.subject);
        if (found == by_subject_.end()) return true;
        const auto& [all, longest] = found->second;
        // Only those that start later than the longest one before `wanted` can reach into it.
        const auto first = std::partition_point(all.begin(), all.end(), [&, reach = longest](const Occupancy& o) {
            return o.interval.start + reach <= wanted.interval.start;
        });
        const auto last = std::partition_point(first, all.end(), [&](const Occupancy& o) {
            return o.interval.start < wanted.interval.end;
        });
        return find_clashes({first, last}, wanted, now_).empty();
    }

  private:
    struct SubjectCalendar {
        std::vector<Occupancy> all;
        Instant::duration longest{0};
    };
    std::map<Subject, SubjectCalendar> by_subject_;
    Instant now_;
};

Occupancy candidate(const SlotQuestion& question, Subject subject, Instant start) {
    Occupancy wanted;
    wanted.subject = std::move(subject);
    wanted.interval = {start, start + question.duration};
    wanted.owner = question.owner;
    wanted.lineage = question.lineage;
    return wanted;
}

// Everything that goes to this start whatever the room.
bool are_people_free(const SlotQuestion& question, const Calendar& calendar, Instant start) {
    for (const Subject& person : question.people)
        if (!calendar.is_free(candidate(question, person, start))) return false;
    for (const Companion& companion : question.companions) {
        Occupancy wanted;
        wanted.subject = companion.subject;
        wanted.interval = {start + companion.offset, start + companion.offset + companion.duration};
        wanted.owner = companion.owner;
        wanted.lineage = companion.lineage;
        if (!calendar.is_free(wanted)) return false;
    }
    return true;
}

struct Ranked {
    int effort = 0;  // 1: another room, 2: another start, 3: both
    minutes shift{};
    std::size_t room_order = 0;
    SlotAnswer answer;
};

bool is_better(const Ranked& a, const Ranked& b) {
    // The later of two equally distant starts is missed by nobody who comes at the announced time.
    return std::tie(a.effort, a.shift, a.room_order, b.answer.start) <
           std::tie(b.effort, b.shift, b.room_order, a.answer.start);
}

}  // namespace

std::vector<SlotAnswer> find_free_slots(const SlotQuestion& question, std::span<const Occupancy> taken, Instant now) {
    std::set<Owner> moving{question.owner};
    for (const Companion& companion : question.companions) moving.insert(companion.owner);
    const Calendar calendar(taken, moving, now);
    const std::vector<std::string> rooms = question.rooms.empty() ? std::vector<std::string>{""} : question.rooms;
    const std::set<Instant> starts(question.starts.begin(), question.starts.end());

    std::vector<Ranked> found;
    for (const Instant start : starts) {
        if (!are_people_free(question, calendar, start)) continue;
        const bool is_same_start = start == question.wanted_start;
        for (std::size_t n = 0; n < rooms.size(); ++n) {
            const bool is_same_room = rooms[n] == question.wanted_room;
            if (is_same_start && is_same_room) continue;
            if (!rooms[n].empty() && !calendar.is_free(candidate(question, {SubjectKind::room, rooms[n]}, start))) continue;
            const auto distance = std::chrono::duration_cast<minutes>(
                start < question.wanted_start ? question.wanted_start - start : start - question.wanted_start);
            const int effort = is_same_start ? 1 : is_same_room ? 2 : 3;
            found.push_back({effort, distance, n, {start, rooms[n], distance}});
        }
    }
    const auto kept = static_cast<std::ptrdiff_t>(std::min(question.limit, found.size()));
    std::partial_sort(found.begin(), found.begin() + kept, found.end(), is_better);

    std::vector<SlotAnswer> answers;
    for (auto ranked = found.begin(); ranked != found.begin() + kept; ++ranked) answers.push_back(std::move(ranked->answer));
    return answers;
}

}  // namespace multaqa::scheduling
