// What repeats, on both databases: made, gathered, previewed, taken along, and made further by time.
#include <gtest/gtest.h>

#include "programme/event_duplicate_commands.hpp"
#include "programme/recurrence_jobs.hpp"
#include "tests/contract/capabilities/recurrence_fixture.hpp"

namespace multaqa::programme {
namespace {

using namespace test_of_recurrences;

class Repeating : public WhereItRepeats {};
MULTAQA_ON_BOTH_DATABASES(Repeating);

TEST_P(Repeating, MakesEachOccurrenceASessionOfItsOwn) {
    const auto session = first();
    const auto recurrence = repeat(session, "FREQ=WEEKLY;COUNT=3");
    EXPECT_EQ(recurrence.version, 1);
    EXPECT_FALSE(recurrence.materialized_until) << "all of them are there";
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(recurrence_ids(made), (Texts{"2027-01-12T09:00:00", "2027-01-19T09:00:00", "2027-01-26T09:00:00"}));
    EXPECT_EQ(made.at(0).id, session.id);
    EXPECT_EQ(made.at(0).version, 2);
    for (const auto& one : made) {
        EXPECT_EQ(taken_by(one.id), 1U);
        EXPECT_EQ(one.occurrence->overridden, OccurrenceMembers{});
        EXPECT_EQ(one.uid, one.id.text() + "@multaqa");
    }
    EXPECT_EQ(view(recurrence.id).recurrence, recurrence) << "reads back as it was written";
}

TEST_P(Repeating, RefusesAClashOfAnyOccurrenceAndNamesIt) {
    const auto session = first();
    auto other = office().wanted("Audience", "09:30", office().hall);
    other.content.time.start = wall_time("2027-01-19T09:30:00");
    office().add(other);
    const auto refused = try_repeat(session, by_rule("FREQ=WEEKLY;COUNT=3"));
    ASSERT_EQ(refused.error().code, ProblemCode::schedule_conflict);
    const auto evidence = std::dynamic_pointer_cast<const RefusedOccurrences>(refused.error().evidence);
    ASSERT_NE(evidence, nullptr);
    const auto is_second = [](const Session& wanted) { return wanted.occurrence && wanted.occurrence->id == wall_time("2027-01-19T09:00:00"); };
    EXPECT_TRUE(std::any_of(evidence->wanted.begin(), evidence->wanted.end(), is_second));
    EXPECT_EQ(live_sessions(), 2U);
    EXPECT_FALSE(office().present(session.id).occurrence);
}

TEST_P(Repeating, RefusesWhatCannotRepeat) {
    const auto session = first();
    EXPECT_EQ(told(try_repeat(session, by_rule("FREQ=WEEKLY;COUNT=501")).error()),
              "validation-failed /recurrenceRule fault.recurrence-too-many");
    auto excluding = by_rule("FREQ=WEEKLY;COUNT=3");
    excluding.excluded = {wall_time("2027-01-12T09:00:00")};
    EXPECT_EQ(told(try_repeat(session, excluding).error()), "validation-failed /excluded fault.recurrence-first-excluded");
    auto part = office().wanted("Partie", "09:15");
    part.content.time.duration = minutes{15};
    part.content.parent = session.id;
    office().add(part);
    EXPECT_EQ(told(try_repeat(office().present(session.id), by_rule("FREQ=WEEKLY;COUNT=3")).error()),
              "validation-failed  fault.recurrence-in-tree");
}

TEST_P(Repeating, KeepsTheWallTimeAcrossAChangeOfClocks) {
    auto create = office().wanted("Paris", "09:00");
    create.content.time.zone = "Europe/Paris";
    create.content.time.start = wall_time("2027-03-23T09:00:00");
    const auto recurrence = repeat(office().add(create), "FREQ=WEEKLY;COUNT=2");
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(starts(made), (Texts{"2027-03-23T09:00:00", "2027-03-30T09:00:00"}));
    EXPECT_EQ(format_utc(made.at(0).placement.utc.start), "2027-03-23T08:00:00Z");
    EXPECT_EQ(format_utc(made.at(1).placement.utc.start), "2027-03-30T07:00:00Z");
}

TEST_P(Repeating, StoresAWallTimeThatTheClocksSkipShiftedUnderItsOwnId) {
    auto create = office().wanted("Nuit", "02:30");
    create.content.time.zone = "Europe/Paris";
    create.content.time.start = wall_time("2027-03-27T02:30:00");
    const auto recurrence = repeat(office().add(create), "FREQ=DAILY;COUNT=3");
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(recurrence_ids(made).at(1), "2027-03-28T02:30:00");
    EXPECT_EQ(starts(made).at(1), "2027-03-28T03:30:00");
    EXPECT_FALSE(made.at(1).occurrence->overridden.contains(OccurrenceMember::start));

    ASSERT_TRUE(move(made.at(0), "2027-03-27T04:00:00", RecurrenceReach::all).has_value());
    EXPECT_EQ(starts(occurrences(recurrence.id)), (Texts{"2027-03-27T04:00:00", "2027-03-28T04:00:00", "2027-03-29T04:00:00"}));
}

TEST_P(Repeating, GoesOnWithTime) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY");
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(made.size(), 105U) << "two years";
    EXPECT_EQ(view(recurrence.id).recurrence.materialized_until, wall_time("2029-01-12T09:00:00"));
    EXPECT_EQ(extend_recurrences(database(), office().executor(), office().now()), 0U);

    office().turn_clock(std::chrono::hours{24} * 66);
    EXPECT_EQ(extend_recurrences(database(), office().executor(), office().now()), 2U) << "two years from 2027-01-26";
    EXPECT_EQ(extend_recurrences(database(), office().executor(), office().now()), 0U);
    const auto later = occurrences(recurrence.id);
    EXPECT_EQ(later.back().occurrence->id, wall_time("2029-01-23T09:00:00"));
    EXPECT_EQ(later.back().content.room, office().hall);
    EXPECT_EQ(view(recurrence.id).recurrence.version, recurrence.version) << "nobody wrote it";
}

TEST_P(Repeating, GoesOnInSpiteOfAClash) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY");
    auto other = office().wanted("Audience", "09:30", office().hall);
    other.content.time.start = wall_time("2029-01-16T09:30:00");
    office().add(other);
    office().turn_clock(std::chrono::hours{24} * 66);
    EXPECT_EQ(extend_recurrences(database(), office().executor(), office().now()), 2U);
    EXPECT_EQ(occurrences(recurrence.id).back().occurrence->id, wall_time("2029-01-23T09:00:00"));
}

TEST_P(Repeating, GoesOnFromWhereItWasCancelled) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY");
    const auto made = occurrences(recurrence.id);
    SessionPatch change;
    change.status = SessionStatus::cancelled;
    ASSERT_TRUE(patch(made.at(0), change, RecurrenceReach::all).has_value());
    office().turn_clock(std::chrono::hours{24} * 66);
    EXPECT_EQ(extend_recurrences(database(), office().executor(), office().now()), 0U);
    change.status = SessionStatus::tentative;
    ASSERT_TRUE(patch(office().present(made.at(0).id), change, RecurrenceReach::all).has_value());
    EXPECT_EQ(extend_recurrences(database(), office().executor(), office().now()), 2U) << "no date is missing";
}

TEST_P(Repeating, TellsOnWhichDatesParticipantsAreElsewhereInTheDay) {
    directory::PersonDetails details;
    details.fields.name = LocalizedText({{"fr", "Claire"}});
    details.fields.home_zone = "Europe/Paris";
    const auto claire = office().run(kProtocol, directory::create_person({details, {}})).value().person.id;
    auto create = ProgrammeOffice::with(office().wanted("Point", "09:00"), claire);
    create.content.time.zone = "Africa/Casablanca";
    create.content.time.start = wall_time("2027-03-09T09:00:00");
    const auto recurrence = repeat(office().add(create), "FREQ=WEEKLY;COUNT=4");
    const auto offsets = view(recurrence.id).offsets;
    ASSERT_EQ(offsets.size(), 1U);
    EXPECT_EQ(offsets[0].usual, minutes{60});
    ASSERT_EQ(offsets[0].exceptions.size(), 1U);
    EXPECT_EQ(offsets[0].exceptions[0].id, wall_time("2027-03-30T09:00:00"));
    EXPECT_EQ(offsets[0].exceptions[0].difference, minutes{120});
}

TEST_P(Repeating, PreviewsWithoutMakingAnything) {
    RecurrencePreview wanted;
    wanted.first.start = wall_time("2027-03-27T02:30:00");
    wanted.first.zone = "Europe/Paris";
    wanted.first.duration = minutes{60};
    wanted.dates = by_rule("FREQ=DAILY;UNTIL=20270330T003000Z");
    const auto preview = office().read([&](store::Connection& db) {
        return preview_recurrence(db, kProtocol, multaqa::testing::zones(), office().now(), office().event, wanted);
    });
    ASSERT_TRUE(preview.has_value());
    EXPECT_EQ(preview->count, 4U) << "UNTIL in UTC, told on the clocks of the place";
    EXPECT_TRUE(preview->is_complete);
    EXPECT_FALSE(preview->occurrences.at(0).fault);
    EXPECT_EQ(preview->occurrences.at(1).fault, ProblemCode::nonexistent_local_time);
    EXPECT_EQ(preview->occurrences.at(1).placement.wanted.start, wall_time("2027-03-28T03:30:00"));
    EXPECT_EQ(live_sessions(), 0U);
}

TEST_P(Repeating, GathersSessionsThatStand) {
    const auto one = first("Un");
    auto create = office().wanted("Deux", "09:00", office().library);
    create.content.time.start = wall_time("2027-01-13T09:30:00");
    const auto two = office().add(create);
    GatherSessions gather;
    gather.event = office().event;
    gather.pattern = pattern_of(one.content);
    gather.dates = by_rule("FREQ=DAILY;COUNT=2");
    gather.occurrences[one.id] = {{}, wall_time("2027-01-12T09:00:00"), {}};
    gather.occurrences[two.id] = {{}, wall_time("2027-01-13T09:00:00"), {OccurrenceMember::start, OccurrenceMember::room}};
    const auto recurrence = office().run(kProtocol, gather_sessions(gather)).value();
    const auto gathered = occurrences(recurrence.id);
    EXPECT_EQ(session_ids(gathered), (std::vector{one.id, two.id}));
    EXPECT_EQ(starts(gathered).at(1), "2027-01-13T09:30:00") << "as it stood";
    EXPECT_EQ(told(office().run(kProtocol, gather_sessions(gather)).error()), "validation-failed /occurrences fault.recurrence-twice");
}

TEST_P(Repeating, KeepsWhatWasGatheredFurtherAheadThanIsDue) {
    const auto one = first("Un");
    auto create = office().wanted("Loin", "09:00", office().hall);
    create.content.time.start = wall_time("2031-01-14T09:00:00");
    const auto far = office().add(create);
    GatherSessions gather;
    gather.event = office().event;
    gather.pattern = pattern_of(one.content);
    gather.dates = by_rule("FREQ=WEEKLY");
    gather.occurrences[one.id] = {{}, wall_time("2027-01-12T09:00:00"), {}};
    gather.occurrences[far.id] = {{}, wall_time("2031-01-14T09:00:00"), {}};
    const auto recurrence = office().run(kProtocol, gather_sessions(gather)).value();
    RecurrencePatch change;
    change.excluded = std::vector{wall_time("2027-01-19T09:00:00")};
    ASSERT_TRUE(change_dates(recurrence, change).has_value());
    EXPECT_EQ(occurrences(recurrence.id).back().id, far.id);
}

TEST_P(Repeating, GathersOnlyWhatNamesWhoAndWhatIsThere) {
    GatherSessions gather;
    gather.event = office().event;
    gather.pattern = pattern_of(first().content);
    gather.dates = by_rule("FREQ=WEEKLY");
    auto& pattern = gather.pattern;
    pattern.room = office().ids.next<RoomId>();
    EXPECT_EQ(told(office().run(kProtocol, gather_sessions(gather)).error()), "validation-failed /pattern/roomId fault.not-found-reference");
    pattern.room.reset();
    const auto nobody = office().ids.next<PersonId>();
    pattern.participants[nobody].roles = {ParticipantRole::speaker};
    EXPECT_EQ(told(office().run(kProtocol, gather_sessions(gather)).error()),
              "validation-failed /pattern/participants/" + nobody.text() + " fault.not-found-reference");
}

TEST_P(Repeating, ComesAlongIntoTheNextEdition) {
    const auto recurrence = repeat(first(), "FREQ=WEEKLY;COUNT=3");
    ASSERT_TRUE(patch(occurrences(recurrence.id).at(1), called("Autre"), RecurrenceReach::this_one).has_value());
    DuplicateEvent next;
    next.source = office().event;
    next.id = office().ids.next<EventId>();
    next.slug = "forum-2028";
    next.first_day = *parse_plain_date("2028-01-18");
    next.taken = everything_taken();
    ASSERT_TRUE(office().run(kProtocol, duplicate_event(next)).has_value());
    const auto page = office().read([&](store::Connection& db) {
        return list_recurrences(db, kProtocol, multaqa::testing::zones(), next.id, 10, "");
    });
    ASSERT_EQ(page->recurrences.size(), 1U);
    const auto& copies = page->recurrences.front().occurrences;
    EXPECT_EQ(starts(copies), (Texts{"2028-01-18T09:00:00", "2028-01-25T09:00:00", "2028-02-01T09:00:00"}));
    EXPECT_EQ(names_of(copies).at(1), "Autre");
    EXPECT_EQ(copies.at(1).occurrence->overridden, OccurrenceMembers{OccurrenceMember::title});
    EXPECT_EQ(occurrences(recurrence.id).size(), 3U) << "the last edition keeps its own";
}

TEST_P(Repeating, ServesImports) {
    auto create = office().wanted("Importée", "09:00");
    create.content.status = SessionStatus::draft;
    const auto session = office().add(create);
    auto own = session.content;
    own.time.start = wall_time("2027-01-19T14:00:00");
    auto set = set_of(session.content.time, by_rule("FREQ=WEEKLY;COUNT=3"));
    set.excluded = {wall_time("2027-01-26T09:00:00")};
    const auto recurrence = office().step<Recurrence>({scope_of(office().event)}, [&](command::Write& write) {
        return repeat_session(write, session, set, {{wall_time("2027-01-19T09:00:00"), own}}, {});
    });
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(starts(made), (Texts{"2027-01-12T09:00:00", "2027-01-19T14:00:00"}));
    EXPECT_EQ(made.at(1).occurrence->overridden, OccurrenceMembers{OccurrenceMember::start});
}

TEST_P(Repeating, ServesImportsWhoseFirstDateIsExcluded) {
    auto create = office().wanted("Importée", "09:00");
    create.content.status = SessionStatus::draft;
    create.content.time.start = wall_time("2027-01-19T09:00:00");
    const auto session = office().add(create);
    auto set = set_of(session.content.time, by_rule("FREQ=WEEKLY;COUNT=3"));
    set.start = wall_time("2027-01-12T09:00:00");
    set.excluded = {set.start};
    const auto recurrence = office().step<Recurrence>({scope_of(office().event)}, [&](command::Write& write) {
        return repeat_session(write, session, set, {}, {});
    });
    const auto made = occurrences(recurrence.id);
    EXPECT_EQ(recurrence_ids(made), (Texts{"2027-01-19T09:00:00", "2027-01-26T09:00:00"}));
    EXPECT_EQ(made.at(0).id, session.id);
    EXPECT_EQ(made.at(0).occurrence->overridden, OccurrenceMembers{});
    EXPECT_EQ(recurrence.pattern.time.start, set.start);
}

TEST_P(Repeating, IsForTheStaffOfTheEvent) {
    const auto session = first();
    const auto recurrence = repeat(session, "FREQ=WEEKLY;COUNT=2");
    const auto anybody = test::caller_as(Role::participant);
    const auto hidden = office().read([&](store::Connection& db) { return get_recurrence(db, anybody, multaqa::testing::zones(), recurrence.id); });
    EXPECT_EQ(hidden.error().code, ProblemCode::not_found);
    EXPECT_EQ(office().run(anybody, patch_recurrence({recurrence.id, 1, {}, {}})).error().code, ProblemCode::not_found);
    EXPECT_EQ(office().run(kProtocol, patch_recurrence({recurrence.id, 7, {}, {}})).error().code, ProblemCode::version_mismatch);
}

}  // namespace
}  // namespace multaqa::programme
