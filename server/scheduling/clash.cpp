#include "scheduling/clash.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

#include "access/secret.hpp"
#include "common/text/base64url.hpp"

namespace multaqa::scheduling {
namespace {

constexpr std::size_t kConflictIdBytes = 16;
constexpr std::string_view kConflictIdKey = "multaqa.conflict";  // no secret: it keeps this hash apart from others

bool is_ordered(const Clash& a, const Clash& b) {
    return std::tie(a.overlap.start, a.first.id, a.second.id) < std::tie(b.overlap.start, b.first.id, b.second.id);
}

// An optional person may be elsewhere: that is P2, an advice about attendance, not a double booking.
bool can_clash(const Occupancy& occupancy, Instant now) {
    if (occupancy.subject.kind == SubjectKind::person && occupancy.requirement == Requirement::optional) return false;
    return is_alive(occupancy, now);
}

// A family is released as one. Were the published places of siblings held against each other, a published parent
// could not be moved by the length of one child.
bool is_held_by_the_family(const Occupancy& a, const Occupancy& b) {
    return (a.basis == Basis::released || b.basis == Basis::released) && are_of_one_family(a.lineage, b.lineage);
}

// Requires: both can clash and take the same subject.
std::optional<Clash> clash_between(const Occupancy& a, const Occupancy& b) {
    if (a.owner == b.owner || are_kin(a.lineage, b.lineage) || is_held_by_the_family(a, b)) return std::nullopt;
    const auto overlap = intersection(a.interval, b.interval);
    if (!overlap) return std::nullopt;
    Clash clash;
    clash.code = a.subject.kind == SubjectKind::room ? ClashCode::R1 : ClashCode::P1;
    const bool is_only_asked_for = a.firmness == Firmness::requested || b.firmness == Firmness::requested;
    clash.severity = is_only_asked_for ? Severity::warn : Severity::refuse;
    clash.first = a.id < b.id ? a : b;
    clash.second = a.id < b.id ? b : a;
    clash.overlap = *overlap;
    return clash;
}

}  // namespace

std::string_view word(Severity severity) {
    switch (severity) {
        case Severity::ignore: return "ignore";
        case Severity::advise: return "advise";
        case Severity::warn: return "warn";
        case Severity::block_release: return "block-release";
        case Severity::refuse: return "refuse";
    }
    return "";
}

std::string_view word(ClashCode code) {
    switch (code) {
        case ClashCode::P1: return "P1";
        case ClashCode::R1: return "R1";
    }
    return "";
}

std::string conflict_id(const Clash& clash) {
    std::string text(word(clash.code));
    // A line feed stands in no id, so that two pairs of ids never give one text.
    text += '\n' + std::min(clash.first.id, clash.second.id) + '\n' + std::max(clash.first.id, clash.second.id);
    return base64url_encode(access::hmac_sha256(kConflictIdKey, text).substr(0, kConflictIdBytes));
}

std::vector<Clash> find_clashes(std::span<const Occupancy> taken, const Occupancy& wanted, Instant now) {
    std::vector<Clash> clashes;
    if (!can_clash(wanted, now)) return clashes;
    for (const Occupancy& other : taken) {
        if (!can_clash(other, now)) continue;
        if (auto clash = clash_between(wanted, other)) clashes.push_back(std::move(*clash));
    }
    std::sort(clashes.begin(), clashes.end(), is_ordered);
    return clashes;
}

// A sweep in order of subject and start, holding those that have not ended yet: the cost follows the number of
// overlaps, not the square of the programme.
std::vector<Clash> find_all_clashes(std::span<const Occupancy> all, Instant now, std::size_t most) {
    std::vector<const Occupancy*> sorted;
    sorted.reserve(all.size());
    for (const Occupancy& occupancy : all)
        if (can_clash(occupancy, now)) sorted.push_back(&occupancy);
    std::sort(sorted.begin(), sorted.end(), [](const Occupancy* a, const Occupancy* b) {
        return std::tie(a->subject, a->interval.start, a->id) < std::tie(b->subject, b->interval.start, b->id);
    });

    std::vector<Clash> clashes;
    std::vector<const Occupancy*> open;
    for (const Occupancy* next : sorted) {
        std::erase_if(open, [&](const Occupancy* earlier) {
            return earlier->subject != next->subject || earlier->interval.end <= next->interval.start;
        });
        for (auto earlier = open.begin(); earlier != open.end() && clashes.size() < most; ++earlier)
            if (auto clash = clash_between(**earlier, *next)) clashes.push_back(std::move(*clash));
        if (clashes.size() == most) break;
        open.push_back(next);
    }
    sort_worst_first(clashes);
    return clashes;
}

void sort_worst_first(std::vector<Clash>& clashes) {
    std::sort(clashes.begin(), clashes.end(), [](const Clash& a, const Clash& b) {
        return a.severity != b.severity ? a.severity > b.severity : is_ordered(a, b);
    });
}

}  // namespace multaqa::scheduling
