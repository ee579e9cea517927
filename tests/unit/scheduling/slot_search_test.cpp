#include "scheduling/slot_search.hpp"

#include <gtest/gtest.h>

#include "tests/unit/scheduling/occupancies.hpp"

namespace multaqa::scheduling {
void PrintTo(const SlotAnswer& answer, std::ostream* out) {
    *out << format_utc(answer.start) << ' ' << answer.room << ' ' << answer.shift.count();
}

namespace {

using namespace testing;

SlotQuestion hour_in_the_hall() {
    SlotQuestion question;
    question.duration = minutes{60};
    question.wanted_start = at(0);
    question.wanted_room = "hall";
    question.rooms = {"hall", "library", "attic"};
    question.people = {{SubjectKind::person, "amina"}};
    question.owner = {"session", "wanted"};
    question.lineage = "/wanted";
    question.starts = {at(-60), at(0), at(60), at(120)};
    question.limit = 100;
    return question;
}

std::vector<SlotAnswer> answers(const SlotQuestion& question, std::vector<Occupancy> taken, int now = -1000) {
    return find_free_slots(question, taken, at(now));
}

TEST(FindFreeSlots, RanksAnotherRoomBeforeAnotherStartBeforeBoth) {
    const std::vector<SlotAnswer> expected{
        {at(0), "library", minutes{0}},  {at(0), "attic", minutes{0}},     {at(60), "hall", minutes{60}},
        {at(-60), "hall", minutes{60}},  {at(120), "hall", minutes{120}},  {at(60), "library", minutes{60}},
        {at(-60), "library", minutes{60}}, {at(60), "attic", minutes{60}}, {at(-60), "attic", minutes{60}},
        {at(120), "library", minutes{120}}, {at(120), "attic", minutes{120}}};
    EXPECT_EQ(answers(hour_in_the_hall(), {}), expected);
}

TEST(FindFreeSlots, LeavesOutWhatIsTakenByOthers) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall", "library"};
    const std::vector<SlotAnswer> expected{{at(120), "hall", minutes{120}}};
    EXPECT_EQ(answers(question, {room("x", 0, 90), room("y", -30, 180, "library"), person("z", -60, -30)}), expected);
}

TEST(FindFreeSlots, DoesNotOfferToStayWhereItStands) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    question.starts = {at(-60), at(60)};
    question.standing = SlotPlace{at(-60), "hall"};
    EXPECT_EQ(answers(question, {}), (std::vector<SlotAnswer>{{at(60), "hall", minutes{60}}}));
}

TEST(FindFreeSlots, LeavesOutWhatWouldOnlyWarn) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    question.starts = {at(0), at(60)};
    EXPECT_TRUE(answers(question, {with(room("x", 60, 120), Firmness::requested)}).empty());
}

TEST(FindFreeSlots, IgnoresItsOwnPlaceExpiredHoldsAndOptionalPeople) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    question.starts = {at(0), at(60)};
    const std::vector<SlotAnswer> expected{{at(60), "hall", minutes{60}}};
    EXPECT_EQ(answers(question, {room("wanted", 0, 120), until(room("x", 60, 120), -2000),
                                 with(person("y", 60, 120), Requirement::optional)}),
              expected);
}

TEST(FindFreeSlots, SeesALongOccupancyThatBeganLongBefore) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    EXPECT_TRUE(answers(question, {room("x", -5000, 5000), room("y", -70, -60)}).empty());
}

TEST(FindFreeSlots, NeverAnswersTheWantedPlacement) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    question.starts = {at(0)};
    EXPECT_TRUE(answers(question, {}).empty());
}

TEST(FindFreeSlots, FindsAnotherStartForWhatNeedsNoRoom) {
    auto question = hour_in_the_hall();
    question.rooms.clear();
    question.wanted_room.clear();
    const std::vector<SlotAnswer> expected{{at(60), "", minutes{60}}, {at(120), "", minutes{120}}};
    EXPECT_EQ(answers(question, {person("x", -60, 0)}), expected);
}

TEST(FindFreeSlots, TakesCompanionsAlong) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    question.starts = {at(0), at(60), at(120)};
    question.companions = {{{SubjectKind::room, "booth"}, minutes{30}, minutes{30}, "/wanted/child", {"session", "child"}}};
    const std::vector<SlotAnswer> expected{{at(120), "hall", minutes{120}}};
    // The child's present place does not stand in its own way; the stranger's does.
    EXPECT_EQ(answers(question, {room("child", 30, 200, "booth"), room("x", 90, 100, "booth")}), expected);
}

TEST(FindFreeSlots, KeepsToTheLimit) {
    auto question = hour_in_the_hall();
    question.limit = 2;
    const std::vector<SlotAnswer> expected{{at(0), "library", minutes{0}}, {at(0), "attic", minutes{0}}};
    EXPECT_EQ(answers(question, {}), expected);
}

TEST(FindFreeSlots, LosesNobodyOptionalWhereTheEventInsistsOnThem) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    question.scope = "event:e1";
    question.optional = {{SubjectKind::person, "salma"}};
    question.starts = {at(0), at(60), at(120)};
    const std::vector taken{person("x", 60, 100, "salma")};
    Rules rules(at(-1000));
    const auto starts = [&] {
        std::vector<Instant> found;
        for (const auto& answer : find_free_slots(question, taken, rules)) found.push_back(answer.start);
        return found;
    };
    EXPECT_EQ(starts(), (std::vector{at(60), at(120)}));
    rules.policies[{"event:e1", ClashCode::P2}] = Severity::refuse;
    EXPECT_EQ(starts(), std::vector{at(120)});
    rules.parameters[{"event:e1", ClashCode::P2}] = 50;
    EXPECT_EQ(starts(), (std::vector{at(60), at(120)}));
}

TEST(FindFreeSlots, LeavesTheBufferThatItsOwnEventHasSet) {
    auto question = hour_in_the_hall();
    question.rooms = {"hall"};
    question.scope = "event:e1";
    question.starts = {at(0), at(90), at(120)};
    Rules rules(at(-1000));
    rules.places[{SubjectKind::room, "hall"}].place.site = "port";
    rules.places[{SubjectKind::room, "office"}].place.site = "city";
    rules.travel.entered[{"city", "port"}] = {{TravelMode::car, minutes{20}}};
    auto earlier = person("x", 0, 60);
    earlier.room = "office";
    EXPECT_EQ(find_free_slots(question, std::vector{earlier}, rules).size(), 2U);
    rules.parameters[{"event:e1", ClashCode::T1}] = 40;
    EXPECT_EQ(find_free_slots(question, std::vector{earlier}, rules), (std::vector<SlotAnswer>{{at(120), "hall", minutes{120}}}));
}

}  // namespace
}  // namespace multaqa::scheduling
