#include "scheduling/person_rules.hpp"

#include <gtest/gtest.h>

#include "scheduling/place_rules.hpp"
#include "scheduling/slot_search.hpp"
#include "tests/unit/scheduling/occupancies.hpp"

namespace multaqa::scheduling {
namespace {

using namespace testing;

const Subject kAmina{SubjectKind::person, "amina"};

std::vector<std::string> said(const std::vector<Clash>& clashes) {
    std::vector<std::string> texts;
    for (const Clash& clash : clashes)
        texts.push_back(std::string(word(clash.code)) + " " + std::string(word(clash.ground)) + " " +
                        std::string(word(clash.severity)) + " " + std::to_string(clash.shortage));
    return texts;
}
using Said = std::vector<std::string>;

Rules with_absence(Certainty certainty, int start, int end) {
    Rules rules(at(-1000));
    rules.absences[kAmina].push_back({{at(start), at(end)}, certainty, AbsenceSource::leave, std::nullopt});
    return rules;
}

TEST(FindPersonBreaches, RefusesWhoIsAwayAndOnlyWarnsOfWhoMayBe) {
    EXPECT_EQ(said(find_breaches(person("a", 0, 60), with_absence(Certainty::confirmed, 30, 90))), Said{"P3 away refuse 0"});
    EXPECT_EQ(said(find_breaches(person("a", 0, 60), with_absence(Certainty::tentative, 30, 90))), Said{"P3 tentative warn 0"});
    EXPECT_EQ(said(find_breaches(person("a", 0, 60), with_absence(Certainty::confirmed, 60, 90))), Said{});
}

TEST(FindPersonBreaches, SaysTheWorstOfSeveralAbsencesCutToTheOccupancy) {
    auto rules = with_absence(Certainty::tentative, 0, 20);
    rules.absences[kAmina].push_back({{at(40), at(500)}, Certainty::confirmed, AbsenceSource::declared, std::nullopt});
    const auto breaches = find_breaches(person("a", 0, 60), rules);
    ASSERT_EQ(said(breaches), Said{"P3 away refuse 0"});
    EXPECT_EQ(breaches[0].overlap, (Interval{at(40), at(60)}));
    EXPECT_EQ(breaches[0].absence->source, AbsenceSource::declared);
}

TEST(FindPersonBreaches, LeavesOptionalPeopleAndHoldsOfAReleaseAlone) {
    const auto rules = with_absence(Certainty::confirmed, 0, 60);
    EXPECT_EQ(said(find_breaches(with(person("a", 0, 60), Requirement::optional), rules)), Said{});
    EXPECT_EQ(said(find_breaches(released(person("a", 0, 60)), rules)), Said{});
}

TEST(FindPersonBreaches, WarnsOfACalendarReadTooLongAgoAndAdvisesOfOneThatNobodyRead) {
    Rules rules(at(0));
    rules.calendars[kAmina] = {"Secretariat", at(-24 * 60)};
    EXPECT_EQ(said(find_breaches(person("a", 0, 60), rules)), Said{});
    rules.calendars[kAmina].read_at = at(-24 * 60 - 1);
    EXPECT_EQ(said(find_breaches(person("a", 0, 60), rules)), Said{"D1 stale warn 0"});
    rules.parameters[{"event:e1", ClashCode::D1}] = 48;
    EXPECT_EQ(said(find_breaches(person("a", 0, 60), rules)), Said{});
    rules.calendars[kAmina].read_at.reset();
    EXPECT_EQ(said(find_breaches(person("a", 0, 60), rules)), Said{"D1 unread advise 0"});
}

Occupancy in_room(Occupancy occupancy, std::string room) {
    occupancy.room = std::move(room);
    return occupancy;
}

// Two sites, one room on each, and a third room beside the first.
Rules two_sites() {
    Rules rules(at(-1000));
    for (const auto& [room, site] : {std::pair("hall", "port"), std::pair("annex", "port"), std::pair("library", "city")})
        rules.places[{SubjectKind::room, room}].place.site = site;
    return rules;
}

TEST(FindShortJourneys, CountsTheEnteredWayAndTheBuffer) {
    auto rules = two_sites();
    rules.travel.entered[{"port", "city"}] = {{TravelMode::car, minutes{25}}, {TravelMode::walk, minutes{70}}};
    const auto first = in_room(person("a", 0, 60), "hall");
    const auto told = [&](int start) { return said(find_short_journeys({&first, 1}, in_room(person("b", start, 200), "library"), rules)); };
    EXPECT_EQ(told(95), Said{});
    EXPECT_EQ(told(94), Said{"T1 journey block-release 1"});
    EXPECT_EQ(told(60), Said{"T1 journey block-release 35"});
    rules.parameters[{"event:e1", ClashCode::T1}] = 0;
    EXPECT_EQ(told(85), Said{});
}

TEST(FindShortJourneys, TakesTheWayBackForTheWayThereAndTellsThePairFromEitherSide) {
    auto rules = two_sites();
    rules.travel.entered[{"city", "port"}] = {{TravelMode::transit, minutes{40}}};
    const auto first = in_room(person("a", 0, 60), "hall");
    const auto second = in_room(person("b", 70, 200), "library");
    const auto from_first = find_short_journeys({&second, 1}, first, rules);
    ASSERT_EQ(said(from_first), Said{"T1 journey block-release 40"});
    EXPECT_EQ(from_first, find_short_journeys({&first, 1}, second, rules));
    EXPECT_EQ(from_first[0].overlap, (Interval{at(70), at(110)}));
    EXPECT_EQ(from_first[0].journey->travel.from, "port");
}

TEST(FindShortJourneys, MarksAnEstimateAndTellsWhatNobodyKnows) {
    auto rules = two_sites();
    const auto first = in_room(person("a", 0, 60), "hall");
    const auto second = in_room(person("b", 61, 200), "library");
    EXPECT_EQ(said(find_short_journeys({&first, 1}, second, rules)), Said{"T1 unknown warn 0"});
    EXPECT_EQ(said(find_short_journeys({&first, 1}, in_room(person("b", 240, 300), "library"), rules)), Said{});
    rules.travel.positions = {{"port", {18.08, -15.98}}, {"city", {18.08, -15.88}}};
    const auto estimated = find_short_journeys({&first, 1}, second, rules);
    ASSERT_EQ(estimated.size(), 1U);
    EXPECT_EQ(estimated[0].ground, Ground::estimated);
    EXPECT_EQ(estimated[0].journey->travel.mode, TravelMode::car);
    EXPECT_EQ(estimated[0].shortage, estimated[0].journey->needed.count() - 1);
}

TEST(FindShortJourneys, AsksNothingOfOneSiteOfKinOrOfWhatLiesBetween) {
    auto rules = two_sites();
    rules.travel.entered[{"port", "city"}] = {{TravelMode::car, minutes{90}}};
    const auto first = in_room(person("a", 0, 60), "hall");
    const std::vector taken{first, in_room(person("c", 70, 80), "annex")};
    EXPECT_EQ(said(find_short_journeys({&first, 1}, in_room(person("b", 61, 200), "annex"), rules)), Said{});
    EXPECT_EQ(said(find_short_journeys({&first, 1}, in_room(under(person("b", 61, 200), "/a/b"), "library"), rules)), Said{});
    EXPECT_EQ(said(find_short_journeys(taken, in_room(person("b", 90, 200), "library"), rules)), Said{"T1 journey block-release 90"});
}

// A draft only warns; were it asked alone, anybody could hide a way that blocks a release behind one.
TEST(FindShortJourneys, IsNotSilencedByADraftOrByAStopToWhichNobodyKnowsTheWay) {
    auto rules = two_sites();
    rules.travel.entered[{"port", "city"}] = {{TravelMode::car, minutes{60}}};
    rules.places[{SubjectKind::room, "tent"}].place.site = "desert";
    const auto first = in_room(person("a", 0, 60), "hall");
    const auto last = in_room(person("z", 90, 200), "library");
    const auto draft = with(in_room(person("m", 60, 70), "annex"), Firmness::requested);
    const auto stop = in_room(person("m", 65, 75), "tent");
    const auto told = [&](const Occupancy& third) { return said(find_short_journeys(std::vector{first, third}, last, rules)); };
    EXPECT_EQ(told(draft), (Said{"T1 journey block-release 40", "T1 journey warn 50"}));
    EXPECT_EQ(told(stop), (Said{"T1 journey block-release 40", "T1 unknown warn 0"}));
    EXPECT_EQ(told(with(draft, Firmness::held)), Said{"T1 journey block-release 50"});
}

// Two short ways with time for both are no short way, whatever is entered for the direct one.
TEST(FindShortJourneys, AsksNothingOfAWayByAStopThatLeavesTimeForBothOfItsOwn) {
    auto rules = two_sites();
    rules.places[{SubjectKind::room, "tent"}].place.site = "desert";
    rules.travel.entered[{"port", "city"}] = {{TravelMode::car, minutes{120}}};
    rules.travel.entered[{"port", "desert"}] = {{TravelMode::car, minutes{10}}};
    rules.travel.entered[{"desert", "city"}] = {{TravelMode::car, minutes{10}}};
    const auto first = in_room(person("a", 0, 60), "hall");
    const std::vector taken{first, in_room(person("m", 80, 90), "tent")};
    EXPECT_EQ(said(find_short_journeys(taken, in_room(person("z", 110, 200), "library"), rules)), Said{});
}

TEST(TravelBetween, KnowsNothingOfAPlaceWithoutCoordinatesAndNobodyDrivesAcrossAContinent) {
    TravelMatrix matrix;
    matrix.positions = {{"nouakchott", {18.08, -15.97}}, {"paris", {48.86, 2.35}}};
    EXPECT_EQ(travel_between(matrix, "nouakchott", "albi").basis, TravelBasis::unknown);
    EXPECT_EQ(travel_between(matrix, "nouakchott", "paris").basis, TravelBasis::unknown);
    EXPECT_NEAR(distance_between(matrix.positions["nouakchott"], matrix.positions["paris"]), 3760, 60);
}

TEST(FindAllClashes, CountsTheOptionalPeopleOfASessionWhoAreRequiredElsewhere) {
    const Rules rules(at(-1000));
    const auto optional = [](const char* who) { return with(person("a", 0, 60, who), Requirement::optional); };
    const std::vector all{person("a", 0, 60, "chair"), optional("b1"), optional("b2"), optional("b3"), person("b", 30, 90, "b1"),
                          person("b", 30, 90, "b2")};
    const auto clashes = find_all_clashes(all, rules);
    ASSERT_EQ(said(clashes), Said{"P2 elsewhere warn 2"});
    EXPECT_EQ(clashes[0].invited, 4);
    EXPECT_EQ(clashes[0].lost, (std::vector<Subject>{{SubjectKind::person, "b1"}, {SubjectKind::person, "b2"}}));
}

TEST(FindAllClashes, LosesNobodyToSpeakOfWhereTheLeastShareStillComes) {
    Rules rules(at(-1000));
    rules.parameters[{"event:e1", ClashCode::P2}] = 50;
    const std::vector all{with(person("a", 0, 60, "b1"), Requirement::optional), person("a", 0, 60, "chair"), person("b", 0, 60, "b1")};
    EXPECT_EQ(said(find_all_clashes(all, rules)), Said{});
    rules.parameters[{"event:e1", ClashCode::P2}] = 51;
    EXPECT_EQ(said(find_all_clashes(all, rules)), Said{"P2 elsewhere warn 1"});
}

TEST(FindAllClashes, TellsEachShortJourneyOnce) {
    auto rules = two_sites();
    rules.travel.entered[{"port", "city"}] = {{TravelMode::car, minutes{30}}};
    const std::vector all{in_room(person("a", 0, 60), "hall"), in_room(person("b", 60, 90), "library")};
    EXPECT_EQ(said(find_all_clashes(all, rules)), Said{"T1 journey block-release 40"});
}

TEST(FindShortage, CountsWhatASessionTakesForItsPartsOnce) {
    const Subject receivers{SubjectKind::equipment, "receivers"};
    Rules rules(at(-1000));
    rules.places[receivers].place.count = 10;
    const auto taking_pieces = [&](const char* owner, const char* lineage, std::int64_t pieces) {
        auto occupancy = under(taking(receivers, owner, 0, 60), lineage);
        occupancy.quantity = pieces;
        return occupancy;
    };
    auto held = released(taking_pieces("p", "/p", 5));
    const std::vector taken{taking_pieces("p", "/p", 5), taking_pieces("c1", "/p/c1", 3), taking_pieces("c2", "/p/c2", 3), held};
    EXPECT_EQ(find_shortage(taken, taking_pieces("x", "/x", 4), rules), std::nullopt);
    const auto clash = find_shortage(taken, taking_pieces("x", "/x", 5), rules);
    ASSERT_TRUE(clash);
    EXPECT_EQ(clash->shortage, 1);  // the two parts take six together, more than their whole has asked for
}

TEST(FindFreeSlots, LeavesOutWhereAPersonIsAwayAndWhereTheWayIsTooLong) {
    auto rules = two_sites();
    rules.travel.entered[{"port", "city"}] = {{TravelMode::car, minutes{50}}};
    rules.absences[kAmina].push_back({{at(200), at(300)}, Certainty::confirmed, AbsenceSource::declared, std::nullopt});
    const std::vector taken{in_room(person("a", 0, 60), "library")};
    SlotQuestion question;
    question.duration = minutes{60};
    question.wanted_start = at(60);
    question.wanted_room = "hall";
    question.rooms = {"hall", "library"};
    question.people = {kAmina};
    question.owner = {"session", "b"};
    question.lineage = "/b";
    question.starts = {at(60), at(90), at(120), at(240)};
    const auto answers = find_free_slots(question, taken, rules);
    const std::vector<SlotAnswer> wanted{{at(60), "library", minutes{0}}, {at(120), "hall", minutes{60}},
                                         {at(90), "library", minutes{30}}, {at(120), "library", minutes{60}}};
    EXPECT_EQ(answers, wanted);
}

}  // namespace
}  // namespace multaqa::scheduling
