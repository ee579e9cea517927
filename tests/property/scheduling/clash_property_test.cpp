#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "scheduling/clash.hpp"
#include "scheduling/place_rules.hpp"
#include "scheduling/slot_search.hpp"
#include "tests/unit/scheduling/occupancies.hpp"

namespace multaqa::scheduling {
namespace {

using namespace testing;

// Small numbers of owners, subjects and minutes, so that clashes, families and expired holds are frequent.
rc::Gen<Occupancy> some_occupancy() {
    return rc::gen::map(
        rc::gen::tuple(rc::gen::inRange(0, 12), rc::gen::inRange(0, 4), rc::gen::inRange(0, 120),
                       rc::gen::inRange(1, 60), rc::gen::inRange(0, 64)),
        [](const std::tuple<int, int, int, int, int>& drawn) {
            const auto [owner, subject, start, length, traits] = drawn;
            const std::string name(1, static_cast<char>('a' + owner));
            Occupancy o = subject < 2 ? room(name, start, start + length, std::to_string(subject))
                                      : person(name, start, start + length, std::to_string(subject));
            o.firmness = static_cast<Firmness>(traits % 3);
            if (traits % 5 == 0) o.requirement = Requirement::optional;
            if (traits % 7 == 0) o.expires_at = at(0);
            if (owner < 4) o.lineage = "/a/" + name;  // one family: a is the parent
            if (owner == 0) o.lineage = "/a";
            if (traits % 4 == 0) o = released(o);
            return o;
        });
}

// As in the table: ids are unique.
std::vector<Occupancy> some_programme() {
    auto drawn = *rc::gen::container<std::vector<Occupancy>>(some_occupancy());
    std::set<std::string> ids;
    std::erase_if(drawn, [&](const Occupancy& o) { return !ids.insert(o.id).second; });
    return drawn;
}

std::set<std::string> ids_of(const std::vector<Clash>& clashes) {
    std::set<std::string> ids;
    for (const Clash& clash : clashes)
        ids.insert(conflict_id(clash) + ' ' + std::string(word(clash.severity)) + ' ' +
                   std::to_string(length(clash.overlap).count()));
    return ids;
}

RC_GTEST_PROP(FindAllClashes, EqualsTheNaiveComparisonOfAllPairs, ()) {
    const auto all = some_programme();
    std::vector<Clash> naive;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t j = i + 1; j < all.size(); ++j)
            if (all[i].subject == all[j].subject)
                for (Clash& clash : find_clashes({&all[j], 1}, all[i], at(0))) naive.push_back(std::move(clash));
    auto found = find_all_clashes(all, at(0));
    // attendance lost (P2) is counted by session, not by pair: person_rules_test
    std::erase_if(found, [](const Clash& clash) { return clash.code == ClashCode::P2; });
    RC_ASSERT(found.size() == naive.size());
    RC_ASSERT(ids_of(found) == ids_of(naive));
}

RC_GTEST_PROP(FindAllClashes, DoesNotDependOnTheOrderOfItsInput, ()) {
    auto all = some_programme();
    const auto found = find_all_clashes(all, at(0));
    std::reverse(all.begin(), all.end());
    RC_ASSERT(found == find_all_clashes(all, at(0)));
}

RC_GTEST_PROP(FindAllClashes, IsUnchangedByAShiftOfAllTimesByAWeek, ()) {
    auto all = some_programme();
    const auto before = ids_of(find_all_clashes(all, at(0)));
    const auto week = std::chrono::hours{24 * 7};
    for (Occupancy& o : all) {
        o.interval = {o.interval.start + week, o.interval.end + week};
        if (o.expires_at) *o.expires_at += week;
    }
    RC_ASSERT(before == ids_of(find_all_clashes(all, at(0) + week)));
}

RC_GTEST_PROP(FindAllClashes, FindsAsManyUnderOtherNames, ()) {
    auto all = some_programme();
    const auto before = find_all_clashes(all, at(0));
    // A reversal of the alphabet changes every order that could matter.
    const auto renamed = [](std::string text) {
        for (char& c : text)
            if (c >= 'a' && c <= 'l') c = static_cast<char>('a' + ('l' - c));
        return text;
    };
    for (Occupancy& o : all) {
        o.owner.id = renamed(o.owner.id);
        o.lineage = renamed(o.lineage);
        o.id = occupancy_id(o.owner, o.subject, o.basis);
    }
    const auto after = find_all_clashes(all, at(0));
    const auto tally = [](const std::vector<Clash>& clashes) {
        std::multiset<std::tuple<ClashCode, Severity, Instant, Instant>> counted;
        for (const Clash& clash : clashes)
            counted.emplace(clash.code, clash.severity, clash.overlap.start, clash.overlap.end);
        return counted;
    };
    RC_ASSERT(tally(before) == tally(after));
}

RC_GTEST_PROP(FindFreeSlots, EqualsBruteForce, ()) {
    const auto taken = some_programme();
    SlotQuestion question;
    question.duration = minutes{*rc::gen::inRange(1, 60)};
    question.wanted_start = at(*rc::gen::inRange(0, 120));
    question.rooms = {"0", "1"};
    question.wanted_room = "0";
    question.people = {{SubjectKind::person, "2"}, {SubjectKind::person, "3"}};
    question.owner = {"session", "c"};
    question.lineage = "/a/c";
    for (int minute = -30; minute < 150; minute += 15) question.starts.push_back(at(minute));
    question.limit = 1000;

    std::vector<SlotAnswer> expected;
    for (const Instant start : question.starts)
        for (const std::string& id : question.rooms) {
            if (start == question.wanted_start && id == question.wanted_room) continue;
            bool is_free = true;
            auto subjects = question.people;
            subjects.push_back({SubjectKind::room, id});
            for (const Subject& subject : subjects) {
                Occupancy wanted;
                wanted.subject = subject;
                wanted.interval = {start, start + question.duration};
                wanted.owner = question.owner;
                wanted.lineage = question.lineage;
                for (const Occupancy& other : taken)
                    if (other.subject == subject && !find_clashes({&other, 1}, wanted, at(0)).empty()) is_free = false;
            }
            const auto shift = std::chrono::duration_cast<minutes>(
                std::max(start, question.wanted_start) - std::min(start, question.wanted_start));
            if (is_free) expected.push_back({start, id, shift});
        }
    auto found = find_free_slots(question, taken, at(0));
    const auto by_place = [](const SlotAnswer& a, const SlotAnswer& b) {
        return std::tie(a.start, a.room) < std::tie(b.start, b.room);
    };
    std::sort(found.begin(), found.end(), by_place);
    std::sort(expected.begin(), expected.end(), by_place);
    RC_ASSERT(found == expected);
}

// Two rooms that differ in all that R2 to R4 ask about, and three receivers.
Rules some_rules() {
    Rules rules(at(0));
    const auto number = [](int low, int high) { return *rc::gen::inRange(low, high); };
    for (const auto* const id : {"0", "1"}) {
        auto& known = rules.places[{SubjectKind::room, id}];
        known.place.capacity = number(0, 5);
        known.place.booths = number(0, 3);
        const int start = number(-30, 120);
        known.blocked = {{at(start), at(start + number(1, 30))}};
    }
    rules.places[{SubjectKind::equipment, "r"}].place.count = 3;
    return rules;
}

std::vector<Occupancy> some_receivers() {
    std::vector<Occupancy> taken;
    for (int n = *rc::gen::inRange(0, 6); n > 0; --n) {
        const int start = *rc::gen::inRange(-30, 150);
        auto o = taking({SubjectKind::equipment, "r"}, "r" + std::to_string(n), start, start + *rc::gen::inRange(1, 60));
        o.quantity = *rc::gen::inRange(1, 3);
        taken.push_back(o);
    }
    return taken;
}

// Minute by minute, where the rule sweeps.
std::int64_t most_taken(const std::vector<Occupancy>& taken, const Interval& within) {
    std::int64_t most = 0;
    for (auto minute = within.start; minute < within.end; minute += minutes{1}) {
        std::int64_t pieces = 0;
        for (const Occupancy& o : taken)
            if (o.interval.start <= minute && minute < o.interval.end) pieces += o.quantity;
        most = std::max(most, pieces);
    }
    return most;
}

RC_GTEST_PROP(FindShortage, EqualsCountingMinuteByMinute, ()) {
    const auto taken = some_receivers();
    const int start = *rc::gen::inRange(-30, 120);
    auto wanted = taking({SubjectKind::equipment, "r"}, "wanted", start, start + *rc::gen::inRange(1, 90));
    wanted.quantity = *rc::gen::inRange(1, 4);
    const auto missing = most_taken(taken, wanted.interval) + wanted.quantity - 3;
    const auto clash = find_shortage(taken, wanted, some_rules());
    RC_ASSERT(clash.has_value() == (missing > 0));
    if (clash) RC_ASSERT(clash->shortage == missing);
    if (clash) RC_ASSERT(contains(wanted.interval, clash->overlap) && !is_empty(clash->overlap));
}

RC_GTEST_PROP(FindFreeSlots, EqualsBruteForceOverPlacesAndEquipment, ()) {
    const auto rules = some_rules();
    auto taken = some_programme();
    const auto receivers = some_receivers();
    taken.insert(taken.end(), receivers.begin(), receivers.end());
    for (Occupancy& o : taken)
        if (o.subject == Subject{SubjectKind::room, "0"}) o.turnaround = minutes{10};
    SlotQuestion question;
    question.duration = minutes{*rc::gen::inRange(1, 60)};
    question.wanted_start = at(0);
    question.rooms = {"0", "1"};
    question.wanted_room = "0";
    question.owner = {"session", "wanted"};
    question.lineage = "/wanted";
    question.uses = {{minutes{0}, question.duration, {.audience = *rc::gen::inRange(0, 5), .booths = *rc::gen::inRange(0, 3)}}};
    question.equipment = {{{SubjectKind::equipment, "r"}, *rc::gen::inRange(1, 4)}};
    for (int minute = -30; minute < 150; minute += 5) question.starts.push_back(at(minute));
    question.limit = 1000;

    std::set<std::pair<Instant, std::string>> expected;
    for (const Instant start : question.starts)
        for (const std::string& id : question.rooms) {
            if (start == question.wanted_start && id == question.wanted_room) continue;
            auto wanted = room("wanted", 0, 1, id);
            wanted.interval = {start, start + question.duration};
            wanted.needs = question.uses.front().needs;
            if (id == "0") wanted.turnaround = minutes{10};
            auto pieces = taking({SubjectKind::equipment, "r"}, "wanted", 0, 1);
            pieces.interval = wanted.interval;
            pieces.quantity = question.equipment.front().quantity;
            auto all = taken;
            all.push_back(wanted);
            all.push_back(pieces);
            const auto broken = find_all_clashes(all, rules);
            const bool is_free = std::none_of(broken.begin(), broken.end(), [&](const Clash& clash) {
                return involves(clash, wanted.id) || involves(clash, pieces.id);
            });
            if (is_free) expected.emplace(start, id);
        }
    std::set<std::pair<Instant, std::string>> found;
    for (const auto& answer : find_free_slots(question, taken, rules)) found.emplace(answer.start, answer.room);
    RC_ASSERT(found == expected);
}

}  // namespace
}  // namespace multaqa::scheduling
