#include "scheduling/place_rules.hpp"

#include <gtest/gtest.h>

#include "scheduling/slot_search.hpp"
#include "tests/support/zone_fixture.hpp"
#include "tests/unit/scheduling/occupancies.hpp"

namespace multaqa::scheduling {
namespace {

using namespace testing;

const Subject kHall{SubjectKind::room, "hall"};
const Subject kReceivers{SubjectKind::equipment, "receivers"};

Rules rules_with(const Subject& subject, Place place) {
    Rules rules(at(-1000));
    rules.places[subject].place = std::move(place);
    return rules;
}

Occupancy needing(Needs needs) {
    auto occupancy = room("a", 0, 60);
    occupancy.needs = std::move(needs);
    return occupancy;
}

// "R2 block-release 20", one per breach.
std::vector<std::string> told(const std::vector<Clash>& breaches) {
    std::vector<std::string> texts;
    for (const Clash& clash : breaches)
        texts.push_back(std::string(word(clash.code)) + " " + std::string(word(clash.ground)) + " " +
                        std::string(word(clash.severity)) + " " + std::to_string(clash.shortage));
    return texts;
}
using Told = std::vector<std::string>;

TEST(FindBreaches, SaysNothingOfAPlaceThatItDoesNotKnow) {
    EXPECT_EQ(told(find_breaches(needing({.audience = 9000}), Rules(at(0)))), Told{});
}

TEST(FindBreaches, CountsTheSeatsOfTheLayoutElseOfTheRoom) {
    Place place;
    place.capacity = 100;
    place.capacities = {{Layout::theatre, 150}, {Layout::banquet, 60}};
    const auto rules = rules_with(kHall, place);
    EXPECT_EQ(told(find_breaches(needing({.audience = 100}), rules)), Told{});
    EXPECT_EQ(told(find_breaches(needing({.audience = 101}), rules)), Told{"R2 seats block-release 1"});
    EXPECT_EQ(told(find_breaches(needing({.audience = 150, .layout = Layout::theatre}), rules)), Told{});
    EXPECT_EQ(told(find_breaches(needing({.audience = 80, .layout = Layout::banquet}), rules)), Told{"R2 seats block-release 20"});
}

TEST(FindBreaches, RefusesMoreThanTheSafetyLimitWhateverTheEventHasSet) {
    Place place;
    place.capacity = 500;
    place.safety_limit = 200;
    auto rules = rules_with(kHall, place);
    rules.policies[{"event:e1", ClashCode::R2}] = Severity::ignore;
    EXPECT_EQ(told(find_breaches(needing({.audience = 200}), rules)), Told{});
    const auto breaches = find_breaches(needing({.audience = 210}), rules);
    EXPECT_EQ(told(breaches), Told{"R2 safety-limit refuse 10"});
    EXPECT_FALSE(is_overridable(breaches.at(0)));
}

TEST(FindBreaches, ListsAllThatARoomLacks) {
    Place place;
    place.capacities = {{Layout::theatre, 150}};
    place.tags = {"screen"};
    place.booths = 1;
    const Needs needs{.audience = 0, .layout = Layout::banquet, .tags = {"piano", "screen"}, .booths = 3, .access = Access::step_free, .security_level = 2};
    const auto breaches = find_breaches(needing(needs), rules_with(kHall, place));
    ASSERT_EQ(told(breaches), Told{"R3 lacks block-release 0"});
    EXPECT_EQ(breaches.at(0).lacks, (std::vector<Lack>{{LackKind::layout, "banquet", 0},
                                                       {LackKind::booths, "", 2},
                                                       {LackKind::step_free, "", 0},
                                                       {LackKind::security, "", 2},
                                                       {LackKind::tag, "piano", 0}}));
}

TEST(FindBreaches, RefusesWhereItIsClosedOrBlocked) {
    Place place;
    place.zone = "Africa/Nouakchott";
    place.hours.weekly[Weekday::tuesday] = {{minutes{9 * 60 + 30}, minutes{18 * 60}}};  // kMorning is a Tuesday, 09:00
    auto rules = rules_with(kHall, place);
    rules.places[kHall].zone = *multaqa::testing::zones().find(place.zone);
    const auto early = find_breaches(room("a", 0, 60), rules);
    ASSERT_EQ(told(early), Told{"R4 closed refuse 0"});
    EXPECT_EQ(early.at(0).overlap, (Interval{at(0), at(30)}));
    EXPECT_EQ(told(find_breaches(room("a", 30, 60), rules)), Told{});
    rules.places[kHall].blocked = {{at(200), at(300)}, {at(50), at(55)}};
    const auto blocked = find_breaches(room("a", 30, 250), rules);
    ASSERT_EQ(told(blocked), Told{"R4 blocked refuse 0"});
    EXPECT_EQ(blocked.at(0).overlap, (Interval{at(50), at(55)}));
}

TEST(FindBreaches, LeavesExpiredHoldsAndPublishedPlacesAlone) {
    Place place;
    place.capacity = 1;
    const auto rules = rules_with(kHall, place);
    EXPECT_EQ(told(find_breaches(until(needing({.audience = 5}), -2000), rules)), Told{});
    EXPECT_EQ(told(find_breaches(released(needing({.audience = 5})), rules)), Told{});
    EXPECT_EQ(told(find_breaches(with(needing({.audience = 5}), Firmness::requested), rules)), Told{"R2 seats warn 4"});
}

Occupancy pieces(std::string owner, int start, int end, std::int64_t quantity) {
    auto occupancy = taking(kReceivers, std::move(owner), start, end);
    occupancy.quantity = quantity;
    return occupancy;
}

Rules ten_receivers() {
    Place place;
    place.count = 10;
    return rules_with(kReceivers, place);
}

TEST(FindShortage, AddsUpWhatIsTakenAtOneMoment) {
    const std::vector<Occupancy> taken{pieces("x", 0, 60, 4), pieces("y", 60, 120, 5), pieces("z", 30, 90, 3)};
    EXPECT_FALSE(find_shortage(taken, pieces("a", 0, 120, 2), ten_receivers()));
    const auto clash = find_shortage(taken, pieces("a", 0, 120, 4), ten_receivers());
    ASSERT_TRUE(clash);
    EXPECT_EQ(told({*clash}), Told{"R5 pieces block-release 2"});
    EXPECT_EQ(clash->overlap, (Interval{at(60), at(90)}));
}

TEST(FindShortage, OnlyWarnsOfWhatIsOnlyAskedFor) {
    const std::vector<Occupancy> taken{with(pieces("x", 0, 60, 9), Firmness::requested)};
    EXPECT_EQ(told({find_shortage(taken, pieces("a", 0, 60, 2), ten_receivers()).value()}), Told{"R5 pieces warn 1"});
}

TEST(FindShortage, DoesNotCountKinNorItself) {
    const std::vector<Occupancy> taken{pieces("a", 0, 60, 10), under(pieces("child", 0, 60, 10), "/a/child")};
    EXPECT_FALSE(find_shortage(taken, pieces("a", 0, 60, 10), ten_receivers()));
}

TEST(FindClashes, WantsTheTurnaroundOfARoomButNotWithinAFamily) {
    auto before = room("a", 0, 60);
    before.turnaround = minutes{30};
    const auto wanted = room("b", 70, 120);
    const auto clashes = find_clashes({&before, 1}, wanted, at(0));
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_EQ(clashes.at(0).overlap, (Interval{at(70), at(90)}));
    EXPECT_TRUE(find_clashes({&before, 1}, room("b", 90, 120), at(0)).empty());
    EXPECT_EQ(find_clashes({&before, 1}, room("b", -60, -10), at(0)).size(), 1U);
    EXPECT_TRUE(find_clashes({&before, 1}, room("b", -60, -30), at(0)).empty());
    before.lineage = "/top/a";
    EXPECT_TRUE(find_clashes({&before, 1}, under(room("b", 60, 120), "/top/b"), at(0)).empty());
}

TEST(FindClashes, CallsAVehicleTakenTwiceV1) {
    const auto first = taking({SubjectKind::vehicle, "van"}, "a", 0, 60);
    const auto clashes = find_clashes({&first, 1}, taking({SubjectKind::vehicle, "van"}, "b", 30, 90), at(0));
    ASSERT_EQ(clashes.size(), 1U);
    EXPECT_EQ(clashes.at(0).code, ClashCode::V1);
    EXPECT_EQ(clashes.at(0).severity, Severity::refuse);
}

TEST(RuleInForce, IsTheStricterOfTwoEventsAndNeverMilderThanTheOwners) {
    Rules rules(at(0));
    auto ours = room("a", 0, 60);
    auto theirs = room("b", 0, 60);
    theirs.scope = "event:e2";
    rules.policies[{"event:e1", ClashCode::R1}] = Severity::warn;
    EXPECT_EQ(rule_in_force(rules, ClashCode::R1, ours, nullptr), (RuleInForce{Severity::warn, SetBy::event}));
    EXPECT_EQ(rule_in_force(rules, ClashCode::R1, ours, &theirs), (RuleInForce{Severity::refuse, SetBy::default_}));
    rules.policies[{"event:e2", ClashCode::R1}] = Severity::block_release;
    EXPECT_EQ(rule_in_force(rules, ClashCode::R1, ours, &theirs), (RuleInForce{Severity::block_release, SetBy::event}));
    rules.places[kHall].place.rules[ClashCode::R1] = Severity::refuse;
    EXPECT_EQ(rule_in_force(rules, ClashCode::R1, ours, &theirs), (RuleInForce{Severity::refuse, SetBy::owner}));
    rules.places[kHall].place.rules[ClashCode::R1] = Severity::advise;
    EXPECT_EQ(rule_in_force(rules, ClashCode::R1, ours, &theirs), (RuleInForce{Severity::block_release, SetBy::event}));
}

TEST(FindFreeSlots, OffersNoRoomThatIsTooSmallClosedOrWithoutItsEquipment) {
    Rules rules(at(-1000));
    rules.places[kHall].place.capacity = 10;
    rules.places[{SubjectKind::room, "library"}].place.capacity = 50;
    rules.places[{SubjectKind::room, "library"}].blocked = {{at(0), at(60)}};
    rules.places[{SubjectKind::room, "attic"}].place.capacity = 50;
    rules.places[kReceivers].place.count = 10;
    SlotQuestion question;
    question.duration = minutes{60};
    question.wanted_start = at(0);
    question.wanted_room = "hall";
    question.rooms = {"hall", "library", "attic"};
    question.owner = {"session", "wanted"};
    question.lineage = "/wanted";
    question.starts = {at(0), at(60)};
    question.uses = {{minutes{0}, minutes{60}, {.audience = 20}}};
    question.equipment = {{kReceivers, 6}};
    question.limit = 100;
    const std::vector<Occupancy> taken{pieces("x", 90, 200, 5)};
    EXPECT_EQ(find_free_slots(question, taken, rules), (std::vector<SlotAnswer>{{at(0), "attic", minutes{0}}}));
    EXPECT_EQ(find_free_slots(question, {}, rules),
              (std::vector<SlotAnswer>{{at(0), "attic", minutes{0}}, {at(60), "library", minutes{60}}, {at(60), "attic", minutes{60}}}));
}

}  // namespace
}  // namespace multaqa::scheduling
