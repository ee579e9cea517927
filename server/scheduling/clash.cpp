#include "scheduling/clash.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <map>
#include <tuple>

#include "access/secret.hpp"
#include "common/text/base64url.hpp"
#include "common/text/words.hpp"
#include "scheduling/person_rules.hpp"
#include "scheduling/place_rules.hpp"

namespace multaqa::scheduling {
namespace {

constexpr std::size_t kConflictIdBytes = 16;
constexpr std::string_view kConflictIdKey = "multaqa.conflict";  // no secret: it keeps this hash apart from others

constexpr Words<Ground, 15> kGrounds{{{Ground::taken, "taken"},
                                      {Ground::seats, "seats"},
                                      {Ground::safety_limit, "safety-limit"},
                                      {Ground::lacks, "lacks"},
                                      {Ground::closed, "closed"},
                                      {Ground::blocked, "blocked"},
                                      {Ground::pieces, "pieces"},
                                      {Ground::away, "away"},
                                      {Ground::tentative, "tentative"},
                                      {Ground::elsewhere, "elsewhere"},
                                      {Ground::journey, "journey"},
                                      {Ground::estimated, "estimated"},
                                      {Ground::unknown, "unknown"},
                                      {Ground::stale, "stale"},
                                      {Ground::unread, "unread"}}};

constexpr Words<LackKind, 5> kLackKinds{{{LackKind::layout, "layout"},
                                         {LackKind::booths, "booths"},
                                         {LackKind::step_free, "step-free"},
                                         {LackKind::security, "security"},
                                         {LackKind::tag, "tag"}}};

const std::string& second_id(const Clash& clash) { return clash.second ? clash.second->id : clash.first.id; }

bool is_ordered(const Clash& a, const Clash& b) {
    return std::tie(a.overlap.start, a.first.id, second_id(a), a.code) < std::tie(b.overlap.start, b.first.id, second_id(b), b.code);
}

// An optional person may be elsewhere: that is P2, an advice about attendance, not a double booking.
bool can_clash(const Occupancy& occupancy, Instant now) {
    if (occupancy.subject.kind == SubjectKind::equipment) return false;
    if (occupancy.subject.kind == SubjectKind::person && occupancy.requirement == Requirement::optional) return false;
    return is_alive(occupancy, now);
}

ClashCode code_of(SubjectKind kind) {
    if (kind == SubjectKind::person) return ClashCode::P1;
    return kind == SubjectKind::vehicle ? ClashCode::V1 : ClashCode::R1;
}

Interval with_gap(const Interval& interval, minutes gap) { return {interval.start, interval.end + gap}; }

// Requires: both can clash and take the same subject.
std::optional<Clash> clash_between(const Occupancy& a, const Occupancy& b, const Rules& rules) {
    if (is_one_matter(a, b)) return std::nullopt;
    const auto gap = gap_between(a, b);
    const auto overlap = intersection(with_gap(a.interval, gap), with_gap(b.interval, gap));
    if (!overlap) return std::nullopt;
    Clash clash;
    clash.code = code_of(a.subject.kind);
    clash.severity = severity_of(rules, clash.code, a, &b);
    if (clash.severity == Severity::ignore) return std::nullopt;
    clash.first = a.id < b.id ? a : b;
    clash.second = a.id < b.id ? b : a;
    clash.overlap = *overlap;
    return clash;
}

std::vector<const Occupancy*> by_subject_and_start(std::span<const Occupancy> all) {
    std::vector<const Occupancy*> sorted;
    sorted.reserve(all.size());
    for (const Occupancy& occupancy : all) sorted.push_back(&occupancy);
    std::sort(sorted.begin(), sorted.end(), [](const Occupancy* a, const Occupancy* b) {
        return std::tie(a->subject, a->interval.start, a->id) < std::tie(b->subject, b->interval.start, b->id);
    });
    return sorted;
}

// A sweep, holding those that have not ended yet: the cost follows the number of overlaps, not the square of the
// programme. Requires: sorted by subject and start.
void add_double_bookings(std::vector<Clash>& clashes, const std::vector<const Occupancy*>& sorted, const Rules& rules,
                         std::size_t most) {
    std::vector<const Occupancy*> open;
    for (const Occupancy* next : sorted) {
        if (!can_clash(*next, rules.now)) continue;
        std::erase_if(open, [&](const Occupancy* earlier) {
            const auto gap = std::max(earlier->turnaround, next->turnaround);
            return earlier->subject != next->subject || earlier->interval.end + gap <= next->interval.start;
        });
        for (auto earlier = open.begin(); earlier != open.end() && clashes.size() < most; ++earlier)
            if (auto clash = clash_between(**earlier, *next, rules)) clashes.push_back(std::move(*clash));
        if (clashes.size() >= most) return;
        open.push_back(next);
    }
}

// Those of one equipment, in order of start.
void add_shortages_of(std::vector<Clash>& clashes, const std::vector<Occupancy>& taken, const Rules& rules, std::size_t most) {
    std::chrono::microseconds longest{0};
    for (const Occupancy& occupancy : taken) longest = std::max(longest, occupancy.interval.end - occupancy.interval.start);
    const auto first_from = [&](Instant start) {
        return std::partition_point(taken.begin(), taken.end(), [&](const Occupancy& o) { return o.interval.start < start; });
    };
    for (const Occupancy& wanted : taken) {
        if (clashes.size() >= most) return;
        const std::span near(first_from(wanted.interval.start - longest), first_from(wanted.interval.end));
        if (auto clash = find_shortage(near, wanted, rules)) clashes.push_back(std::move(*clash));
    }
}

// Each pair once: of the two, the one with the higher id tells it.
void add_journeys_of(std::vector<Clash>& clashes, const std::vector<Occupancy>& taken, const Rules& rules, std::size_t most) {
    for (const Occupancy& wanted : taken) {
        if (clashes.size() >= most) return;
        for (auto& clash : find_short_journeys(taken, wanted, rules))
            if (clash.first.id != wanted.id) clashes.push_back(std::move(clash));
    }
}

void add_journeys(std::vector<Clash>& clashes, const OccupanciesBySubject& taken, const Rules& rules, std::size_t most) {
    if (!has_journeys(rules)) return;
    for (const auto& [subject, occupancies] : taken) {
        if (subject.kind != SubjectKind::person && subject.kind != SubjectKind::vehicle) continue;
        std::vector<Occupancy> own;
        for (const Occupancy* occupancy : occupancies) own.push_back(*occupancy);
        add_journeys_of(clashes, own, rules, most);
    }
}

void add_lost_attendance(std::vector<Clash>& clashes, const OccupanciesBySubject& taken, const Rules& rules) {
    std::map<Owner, std::vector<const Occupancy*>> people;
    for (const auto& [subject, occupancies] : taken)
        if (subject.kind == SubjectKind::person)
            for (const Occupancy* occupancy : occupancies) people[occupancy->owner].push_back(occupancy);
    for (const auto& [owner, who] : people)
        if (auto clash = find_lost_attendance(who, taken, rules)) clashes.push_back(std::move(*clash));
}

void add_shortages(std::vector<Clash>& clashes, const std::vector<const Occupancy*>& sorted, const Rules& rules,
                   std::size_t most) {
    for (auto first = sorted.begin(); first != sorted.end();) {
        const auto last = std::find_if(first, sorted.end(), [&](const Occupancy* o) { return o->subject != (*first)->subject; });
        std::vector<Occupancy> taken;
        if ((*first)->subject.kind == SubjectKind::equipment)
            std::transform(first, last, std::back_inserter(taken), [](const Occupancy* o) { return *o; });
        add_shortages_of(clashes, taken, rules, most);
        first = last;
    }
}

}  // namespace

std::string_view word(Ground ground) { return word_of(kGrounds, ground); }

std::string_view word(LackKind kind) { return word_of(kLackKinds, kind); }

bool is_overridable(const Clash& clash) { return clash.ground != Ground::safety_limit; }

bool involves(const Clash& clash, std::string_view occupancy_id) {
    return clash.first.id == occupancy_id || (clash.second && clash.second->id == occupancy_id);
}

std::string conflict_id(std::string_view code, const std::string& first, const std::string& second) {
    std::string text(code);
    // A line feed stands in no id, so that two pairs of ids never give one text.
    text += '\n' + std::min(first, second) + '\n' + std::max(first, second);
    return base64url_encode(access::hmac_sha256(kConflictIdKey, text).substr(0, kConflictIdBytes));
}

std::string conflict_id(const Clash& clash) {
    if (clash.code == ClashCode::P2) return conflict_id(word(clash.code), clash.first.owner.id, clash.first.owner.id);
    return conflict_id(word(clash.code), clash.first.id, second_id(clash));
}

minutes gap_between(const Occupancy& a, const Occupancy& b) {
    return are_of_one_family(a.lineage, b.lineage) ? minutes{0} : std::max(a.turnaround, b.turnaround);
}

std::vector<Clash> find_clashes(std::span<const Occupancy> taken, const Occupancy& wanted, const Rules& rules) {
    std::vector<Clash> clashes;
    if (!can_clash(wanted, rules.now)) return clashes;
    for (const Occupancy& other : taken) {
        if (!can_clash(other, rules.now)) continue;
        if (auto clash = clash_between(wanted, other, rules)) clashes.push_back(std::move(*clash));
    }
    std::sort(clashes.begin(), clashes.end(), is_ordered);
    return clashes;
}

std::vector<Clash> find_all_clashes(std::span<const Occupancy> all, const Rules& rules, std::size_t most) {
    const auto sorted = by_subject_and_start(all);
    std::vector<Clash> clashes;
    add_double_bookings(clashes, sorted, rules, most);
    add_shortages(clashes, sorted, rules, most);
    OccupanciesBySubject taken;
    for (const Occupancy* occupancy : sorted) taken[occupancy->subject].push_back(occupancy);
    add_journeys(clashes, taken, rules, most);
    add_lost_attendance(clashes, taken, rules);
    for (const Occupancy& occupancy : all) {
        if (clashes.size() >= most) break;
        auto breaches = find_breaches(occupancy, rules);
        std::move(breaches.begin(), breaches.end(), std::back_inserter(clashes));
    }
    if (clashes.size() > most) clashes.erase(clashes.begin() + static_cast<std::ptrdiff_t>(most), clashes.end());
    sort_worst_first(clashes);
    return clashes;
}

void sort_worst_first(std::vector<Clash>& clashes) {
    std::sort(clashes.begin(), clashes.end(), [](const Clash& a, const Clash& b) {
        return a.severity != b.severity ? a.severity > b.severity : is_ordered(a, b);
    });
}

}  // namespace multaqa::scheduling
