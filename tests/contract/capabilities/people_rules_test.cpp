// People who are not available, ways between sites, calendars that were not read: what is entered beside the programme and
// what the programme is told of it, on both databases.
#include <gtest/gtest.h>

#include "access/user_commands.hpp"
#include "common/resource_limits.hpp"
#include "directory/merge_commands.hpp"
#include "planning/conflict_queries.hpp"
#include "planning/policy_commands.hpp"
#include "planning/suggestion_queries.hpp"
#include "resources/booking_commands.hpp"
#include "resources/calendar_commands.hpp"
#include "resources/equipment_commands.hpp"
#include "resources/merge_commands.hpp"
#include "resources/travel_commands.hpp"
#include "resources/travel_queries.hpp"
#include "resources/unavailability_commands.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::resources {
namespace {

using scheduling::ClashCode;
using scheduling::Severity;
using test::caller_as;
using test::kProtocol;
using test::told;

using Codes = std::vector<std::string>;

class PeopleRulesTest : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office = std::make_unique<test::ProgrammeOffice>(database());
    }
    void TearDown() override { office.reset(); }

    static WantedUnavailability away(const std::string& start, minutes duration, scheduling::Certainty certainty = scheduling::Certainty::confirmed) {
        WantedUnavailability wanted;
        WantedPeriod period;
        period.start = *parse_plain_date_time("2027-01-12T" + start + ":00");
        period.zone = "Africa/Nouakchott";
        period.duration = duration;
        wanted.time = period;
        wanted.certainty = certainty;
        wanted.reason = "Traitement médical";
        return wanted;
    }
    Result<SeenUnavailability> declare(const PersonId& person, const WantedUnavailability& wanted, const Caller& caller = kProtocol) {
        return office->run(caller, declare_unavailability(person, wanted));
    }
    std::vector<planning::Conflict> conflicts() {
        return office->read([&](store::Connection& db) {
            return planning::list_conflicts(db, kProtocol, {office->now(), &multaqa::testing::zones()}, office->event);
        }).value().conflicts;
    }
    Codes codes() {
        Codes texts;
        for (const auto& conflict : conflicts())
            texts.push_back(std::string(word(conflict.code)) + " " + std::string(word(conflict.severity)));
        return texts;
    }
    std::string refusal_of(const programme::CreateSession& create) { return told(office->run(kProtocol, programme::create_session(create)).error()); }
    void set_policy(ClashCode code, Severity severity, std::optional<std::int64_t> parameter = {}) {
        office->run(kProtocol, planning::set_policy(office->event, {code, severity, "décidé", parameter})).value();
    }
    // A room on another site.
    RoomId add_room_elsewhere(std::optional<Coordinates> coordinates = {}) {
        other_site = office->run(kProtocol, create_site({{LocalizedText({{"fr", "Port"}}), "Africa/Nouakchott", {}, coordinates}, {}})).value().id;
        return office->run(kProtocol, create_room({{other_site, LocalizedText({{"fr", "Quai"}}), 300, {}, {}, {}}, {}})).value().id;
    }
    void enter_way(const SiteId& from, const SiteId& to, std::optional<minutes> duration) {
        office->run(kProtocol, enter_travel_time({{from.text(), to.text(), scheduling::TravelMode::car}, duration})).value();
    }

    // A plenary at nine that Idris must attend and these may miss.
    programme::CreateSession attended_by(const std::vector<PersonId>& optional) {
        auto plenary = office->with(office->wanted("Plénière", "09:00"), office->idris);
        for (const auto& person : optional) {
            plenary.content.participants[person].roles = {programme::ParticipantRole::attendee};
            plenary.content.participants[person].required = false;
        }
        return plenary;
    }
    static programme::CreateSession overriding(programme::CreateSession create) {
        create.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "décidé"};
        return create;
    }

    std::unique_ptr<test::ProgrammeOffice> office;
    SiteId other_site;
};
MULTAQA_ON_BOTH_DATABASES(PeopleRulesTest);

TEST_P(PeopleRulesTest, RefusesWhoIsAwayAndTellsOnEntryWhatIsPlannedAlready) {
    const auto session = office->add(office->with(office->wanted("Plénière", "09:00", office->hall), office->amina));
    const auto entered = declare(office->amina, away("09:30", minutes{180})).value();
    ASSERT_EQ(entered.clashes.size(), 1U);
    EXPECT_EQ(entered.clashes[0].owner->id, session.id.text());
    EXPECT_EQ(codes(), Codes{"P3 refuse"});
    EXPECT_EQ(refusal_of(office->with(office->wanted("Atelier", "11:00", office->library), office->amina)), "schedule-conflict");
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
    auto override = office->with(office->wanted("Atelier", "11:00", office->library), office->amina);
    override.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "vient quand même"};
    office->add(override);
    const auto suggestions = office->read([&](store::Connection& db) {
        return planning::list_suggestions(db, kProtocol, {&multaqa::testing::zones(), office->now(), 100, "key"}, session.id);
    }).value();
    ASSERT_FALSE(suggestions.empty());
    for (const auto& suggestion : suggestions)
        EXPECT_FALSE(overlaps(suggestion.placement.utc, entered.unavailability.time.utc)) << format_utc(suggestion.placement.utc.start);
    office->run(kProtocol, withdraw_unavailability(entered.unavailability.id, 1)).value();
    EXPECT_EQ(codes(), Codes{});
}

TEST_P(PeopleRulesTest, OnlyWarnsOfWhatIsTentativeAndJudgesAnewWhatIsChanged) {
    const auto entered = declare(office->amina, away("09:00", minutes{60}, scheduling::Certainty::tentative)).value();
    office->add(office->with(office->wanted("Plénière", "09:00", office->hall), office->amina));
    EXPECT_EQ(codes(), Codes{"P3 warn"});
    const auto change = [&](std::int64_t version, const char* patch) {
        return office->run(kProtocol, change_unavailability(entered.unavailability.id, version, json::parse_trusted(patch)));
    };
    EXPECT_EQ(told(change(2, "{}").error()), "version-mismatch");
    EXPECT_EQ(change(1, "{}").value().unavailability.version, 1);
    const auto days = change(1, R"({"start":null,"duration":null,"firstDay":"2027-01-11","lastDay":"2027-01-12","certainty":"confirmed"})").value();
    EXPECT_EQ(days.unavailability.extent, Extent::whole_days);
    EXPECT_EQ(days.unavailability.time.utc, (Interval{*parse_utc("2027-01-11T00:00:00Z"), *parse_utc("2027-01-13T00:00:00Z")}));
    EXPECT_EQ(last_day(days.unavailability.time), *parse_plain_date("2027-01-12"));
    EXPECT_EQ(codes(), Codes{"P3 refuse"});
    EXPECT_EQ(told(change(2, R"({"source":"calendar"})").error()), "validation-failed /asOf fault.calendar-needs-as-of");
}

TEST_P(PeopleRulesTest, KeepsTheReasonOutOfTheLogAndFromWhoeverIsNeitherStaffNorThePerson) {
    const auto entered = declare(office->amina, away("09:00", minutes{60})).value();
    for (const auto& change : office->changes("resources")) EXPECT_EQ(change.data.find("médical"), std::string::npos) << change.kind;
    EXPECT_EQ(office->changes("resources").back().kind, "UnavailabilityDeclared");
    EXPECT_NE(office->changes("resources").back().data.find("reason"), std::string::npos);
    const auto own = access::add_user(office->executor(), caller_as(Role::admin), "request",
                                     {"amina@example.org", "palais-2027", Role::participant, office->amina}).value();
    const auto get = [&](const Caller& caller) {
        return office->read([&](store::Connection& db) { return get_unavailability(db, caller, entered.unavailability.id, office->now()); });
    };
    EXPECT_EQ(get(caller_as(Role::participant, own.id.text())).value().unavailability.reason, "Traitement médical");
    EXPECT_EQ(told(get(caller_as(Role::participant)).error()), "not-found");
    EXPECT_TRUE(declare(office->amina, away("14:00", minutes{60}), caller_as(Role::participant, own.id.text())).has_value());
    EXPECT_EQ(told(declare(office->idris, away("14:00", minutes{60}), caller_as(Role::participant, own.id.text())).error()), "not-found");
    office->add(office->with(office->wanted("Plénière", "11:00", office->hall), office->amina));
    const auto masked = declare(office->amina, away("11:00", minutes{60}), caller_as(Role::participant, own.id.text())).value();
    ASSERT_EQ(masked.clashes.size(), 1U);
    EXPECT_EQ(masked.clashes[0].owner, std::nullopt);
}

TEST_P(PeopleRulesTest, NeedsAZoneAndRefusesWhatTheClocksSkip) {
    auto wanted = away("09:00", minutes{60});
    std::get<WantedPeriod>(wanted.time).zone.clear();
    EXPECT_EQ(told(declare(office->amina, wanted).error()), "validation-failed /timeZone fault.required");
    EXPECT_EQ(told(declare(PersonId{"018d3a52-0000-7000-8000-0000000000ff"}, wanted).error()), "not-found");
    EXPECT_EQ(told(read_unavailability(json::parse_trusted(R"({"firstDay":"2027-01-12","lastDay":"2027-01-11","start":"2027-01-12T09:00:00"})")).error()),
              "validation-failed /start fault.days-or-times /lastDay fault.last-day-before-first");
}

TEST_P(PeopleRulesTest, MovesAbsencesToTheSurvivorOfAMergeAndTellsWhatTheyMeet) {
    const auto session = office->add(office->with(office->wanted("Plénière", "09:00", office->hall), office->amina));
    const auto entered = declare(office->idris, away("09:00", minutes{60})).value();
    const directory::MergeUsers users{{{merge_locks, move_merged}}, {}};
    const auto merged = office->run(kProtocol, directory::merge_people(office->amina, 1, office->idris, {}, users)).value();
    ASSERT_EQ(merged.conflicts.size(), 1U);
    EXPECT_EQ(merged.conflicts[0].code, "P3");
    EXPECT_EQ(merged.conflicts[0].sessions, std::vector<std::string>{session.id.text()});
    ASSERT_EQ(codes(), Codes{"P3 refuse"});
    EXPECT_EQ(conflicts()[0].id, merged.conflicts[0].id);
    const auto moved = office->read([&](store::Connection& db) { return get_unavailability(db, kProtocol, entered.unavailability.id, office->now()); });
    EXPECT_EQ(moved->unavailability.person, office->amina);
    const auto named_of_old = declare(office->idris, away("15:00", minutes{60}));
    ASSERT_TRUE(named_of_old.has_value());
    EXPECT_EQ(named_of_old->unavailability.person, office->amina) << "an id that was merged away stands for the survivor";
}

TEST_P(PeopleRulesTest, AShortWayBlocksTheReleaseUntilItIsLongEnough) {
    const auto quay = add_room_elsewhere();
    office->add(office->with(office->wanted("Ouverture", "09:00", office->hall), office->amina));
    const auto visit = office->add(office->with(office->wanted("Visite", "10:15", quay), office->amina));
    EXPECT_EQ(codes(), Codes{"T1 warn"});
    EXPECT_EQ(conflicts()[0].ground, scheduling::Ground::unknown);
    enter_way(office->site, other_site, minutes{30});
    ASSERT_EQ(codes(), Codes{"T1 block-release"});
    const auto conflict = conflicts()[0];
    EXPECT_EQ(conflict.shortage, 25);
    EXPECT_EQ(conflict.from.best("fr"), "Palais");
    EXPECT_EQ(conflict.to.best("fr"), "Port");
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
    set_policy(ClashCode::T1, Severity::block_release, 0);
    EXPECT_EQ(conflicts()[0].shortage, 15);
    set_policy(ClashCode::T1, Severity::refuse);
    EXPECT_EQ(refusal_of(office->with(office->wanted("Retour", "11:20", office->hall), office->amina)), "schedule-conflict");
    office->move(test::ProgrammeOffice::to(visit, "10:40"));
    EXPECT_EQ(codes(), Codes{});
    enter_way(office->site, other_site, std::nullopt);
    EXPECT_EQ(codes(), Codes{"T1 warn"});
}

TEST_P(PeopleRulesTest, EstimatesAWayFromTheCoordinatesAndSaysSo) {
    const auto quay = add_room_elsewhere(Coordinates{18.03, -16.02});
    const auto between = [&] {
        return office->read([&](store::Connection& db) { return find_travel(db, kProtocol, office->site, other_site); }).value();
    };
    EXPECT_EQ(between().basis, scheduling::TravelBasis::unknown);
    const auto edit = [](const SiteFields& present) {
        auto placed = present;
        placed.coordinates = Coordinates{18.09, -15.97};
        return Draft<SiteFields>{placed, {}};
    };
    office->run(kProtocol, update_site(office->site, 1, edit, {})).value();
    EXPECT_EQ(between().basis, scheduling::TravelBasis::estimated);
    office->add(office->with(office->wanted("Ouverture", "09:00", office->hall), office->amina));
    office->add(office->with(office->wanted("Visite", "10:00", quay), office->amina));
    ASSERT_EQ(codes(), Codes{"T1 block-release"});
    EXPECT_EQ(conflicts()[0].ground, scheduling::Ground::estimated);
    enter_way(other_site, office->site, minutes{12});
    EXPECT_EQ(between().basis, scheduling::TravelBasis::entered);
    EXPECT_EQ(told(office->run(caller_as(Role::participant), enter_travel_time({{office->site.text(), other_site.text(), scheduling::TravelMode::car}, minutes{9}})).error()), "forbidden");
}

TEST_P(PeopleRulesTest, TellsOfOptionalAttendeesLostAndOfCalendarsThatWereNotRead) {
    auto plenary = office->with(office->wanted("Plénière", "09:00"), office->idris);
    plenary.content.participants[office->amina].roles = {programme::ParticipantRole::attendee};
    plenary.content.participants[office->amina].required = false;
    office->add(plenary);
    office->add(office->with(office->wanted("Atelier", "09:30"), office->amina));
    ASSERT_EQ(codes(), Codes{"P2 warn"});
    EXPECT_EQ(conflicts()[0].invited, 2);
    ASSERT_EQ(conflicts()[0].lost.size(), 1U);
    EXPECT_EQ(conflicts()[0].lost[0].name.best("fr"), "Amina");
    set_policy(ClashCode::P2, Severity::warn, 50);
    EXPECT_EQ(codes(), Codes{});
    const auto tell = [&](const Calendar& calendar) { return office->run(kProtocol, tell_calendar(office->idris, calendar)); };
    EXPECT_EQ(told(tell(scheduling::ReadCalendar{"Secrétariat", office->now() + minutes{1}}).error()), "validation-failed /calendar/readAt fault.in-future");
    tell(scheduling::ReadCalendar{"Secrétariat", office->now()}).value();
    EXPECT_EQ(codes(), Codes{});
    office->turn_clock(std::chrono::hours{25});
    EXPECT_EQ(codes(), Codes{"D1 warn"});
    tell(scheduling::ReadCalendar{"Secrétariat", std::nullopt}).value();
    EXPECT_EQ(codes(), Codes{"D1 advise"});
    tell(std::nullopt).value();
    EXPECT_EQ(codes(), Codes{});
}

TEST_P(PeopleRulesTest, AnOverrideStandsUpToTheShortageThatItHasAccepted) {
    set_policy(ClashCode::R2, Severity::refuse);
    RoomFields small;
    small.site = office->site;
    small.name = LocalizedText({{"fr", "Salon"}});
    small.capacity = 20;
    const auto salon = office->run(kProtocol, create_room({small, {}})).value();
    auto wish = office->wanted("Réception", "09:00", salon.id);
    wish.content.needs.room.audience = 25;
    wish.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "debout"};
    office->add(wish);
    ASSERT_TRUE(office->publish().has_value());
    const auto edit = [](const RoomFields& present) {
        auto smaller = present;
        smaller.capacity = 10;
        return Draft<RoomFields>{smaller, {}};
    };
    office->run(kProtocol, update_room(salon.id, salon.version, edit, {})).value();
    office->add(office->wanted("Autre", "12:00"));
    EXPECT_EQ(conflicts().at(0).decision->decided_at, std::nullopt);
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
}

TEST_P(PeopleRulesTest, AnOverrideOfLostAttendanceCoversThosePeopleAndNobodyElse) {
    set_policy(ClashCode::P2, Severity::refuse);
    const auto salma = office->add_person("Salma");
    const auto workshop = office->add(office->with(office->wanted("Atelier", "09:30"), office->amina));
    const auto plenary = attended_by({office->amina, salma});
    EXPECT_EQ(refusal_of(plenary), "schedule-conflict");
    office->add(overriding(plenary));
    ASSERT_NE(conflicts().at(0).decision->decided_at, std::nullopt);
    ASSERT_TRUE(office->publish().has_value());
    office->move(test::ProgrammeOffice::to(workshop, "15:00"));
    office->add(office->with(office->wanted("Visite", "09:30"), salma));
    ASSERT_EQ(codes(), Codes{"P2 refuse"});
    EXPECT_EQ(conflicts().at(0).shortage, 1);
    EXPECT_EQ(conflicts().at(0).decision->decided_at, std::nullopt);
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
}

TEST_P(PeopleRulesTest, LostAttendanceThatGetsNoWorseNeedsNoOtherOverride) {
    set_policy(ClashCode::P2, Severity::refuse);
    const auto salma = office->add_person("Salma");
    const auto youssef = office->add_person("Youssef");
    const auto hawa = office->add_person("Hawa");
    for (const auto& lost : {office->amina, salma, hawa}) office->add(office->with(office->wanted("Atelier", "09:30"), lost));
    auto plenary = office->add(overriding(attended_by({office->amina, salma})));
    programme::SessionPatch change;
    change.participants[youssef] = programme::ParticipantPatch{{{programme::ParticipantRole::attendee, true}}, false, {}, {}};
    plenary = office->patch(plenary, change);
    change = {};
    change.title = programme::TextPatch::set(LocalizedText({{"fr", "Plénière d’ouverture"}}));
    change.duration = minutes{50};
    plenary = office->patch(plenary, change);
    change = {};
    change.participants[salma] = std::nullopt;
    plenary = office->patch(plenary, change);
    change = {};
    change.participants[hawa] = programme::ParticipantPatch{{{programme::ParticipantRole::attendee, true}}, false, {}, {}};
    EXPECT_EQ(told(office->run(kProtocol, programme::patch_session({plenary.id, plenary.version, change, {}})).error()), "schedule-conflict");
    change = {};
    change.duration = minutes{90};
    EXPECT_EQ(told(office->run(kProtocol, programme::patch_session({plenary.id, plenary.version, change, {}})).error()), "schedule-conflict");
    EXPECT_TRUE(office->publish().has_value());
}

TEST_P(PeopleRulesTest, CountsAllWhoAreLostToASessionAndNotOnlyThoseWhoAreWritten) {
    set_policy(ClashCode::P2, Severity::warn, 60);
    const auto salma = office->add_person("Salma");
    const auto youssef = office->add_person("Youssef");
    for (const auto& lost : {office->amina, salma}) office->add(office->with(office->wanted("Atelier", "09:30"), lost));
    auto plenary = office->add(office->with(attended_by({office->amina}), youssef));
    EXPECT_EQ(codes(), Codes{});
    const auto patch = [&](const PersonId& person, std::optional<programme::ParticipantPatch> how) {
        programme::SessionPatch change;
        change.participants[person] = std::move(how);
        auto written = office->run(kProtocol, programme::patch_session({plenary.id, plenary.version, change, {}})).value();
        plenary = written.session;
        return written.flagged;
    };
    const auto flagged = patch(salma, programme::ParticipantPatch{{{programme::ParticipantRole::attendee, true}}, false, {}, {}});
    ASSERT_EQ(flagged.size(), 1U);
    EXPECT_EQ(flagged[0].shortage, 2);
    EXPECT_EQ(flagged[0].invited, 4);
    EXPECT_TRUE(patch(salma, std::nullopt).empty());
    // Nobody optional is written, and yet of those who are left too few can come.
    const auto thinner = patch(youssef, std::nullopt);
    ASSERT_EQ(thinner.size(), 1U);
    EXPECT_EQ(thinner[0].lost, (std::vector<scheduling::Subject>{{scheduling::SubjectKind::person, office->amina.text()}}));
}

TEST_P(PeopleRulesTest, AnOverrideOfWhatARoomLacksCoversNothingThatItLacksBesides) {
    set_policy(ClashCode::R3, Severity::refuse);
    auto wish = office->wanted("Réception", "09:00", office->hall);
    wish.content.needs.room.tags = {"projector"};
    const auto session = office->add(overriding(wish));
    ASSERT_NE(conflicts().at(0).decision->decided_at, std::nullopt);
    programme::SessionPatch change;
    change.needs.tags = {{"projector", "stage"}};
    EXPECT_EQ(told(office->run(kProtocol, programme::patch_session({session.id, session.version, change, {}})).error()), "schedule-conflict");
    EXPECT_TRUE(office->publish().has_value());
}

TEST_P(PeopleRulesTest, WhatWasDecidedOfAClashDoesNotCoverItsGrowthUnderAMilderRule) {
    office->add(office->wanted("Ouverture", "09:00", office->hall));
    auto late = office->add(overriding(office->wanted("Atelier", "09:50", office->hall)));
    ASSERT_NE(conflicts().at(0).decision->decided_at, std::nullopt);
    set_policy(ClashCode::R1, Severity::block_release);
    late = office->move(test::ProgrammeOffice::to(late, "09:10"));
    ASSERT_EQ(codes(), Codes{"R1 block-release"});
    EXPECT_EQ(conflicts().at(0).decision->decided_at, std::nullopt);
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
}

TEST_P(PeopleRulesTest, ADraftElsewhereOnlyWarnsOfAttendanceThatMayBeLost) {
    set_policy(ClashCode::P2, Severity::refuse);
    auto draft = office->with(office->wanted("Esquisse", "09:30"), office->amina);
    draft.content.status = programme::SessionStatus::draft;
    office->add(draft);
    office->add(attended_by({office->amina}));
    EXPECT_EQ(codes(), Codes{"P2 warn"});
    EXPECT_TRUE(office->publish().has_value());
}

TEST_P(PeopleRulesTest, DoesNotPublishASessionWhoseHoldHasRunOutBesideTheOneThatTookItsPlace) {
    auto held = office->wanted("Option", "09:00", office->hall);
    held.content.held_until = office->now() + std::chrono::hours{1};
    office->add(held);
    office->turn_clock(std::chrono::hours{2});
    office->add(office->wanted("Plénière", "09:00", office->hall));
    EXPECT_EQ(codes(), Codes{"R1 refuse"});
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
}

TEST_P(PeopleRulesTest, WhatComesBackFromCancellationNeedsARoomThatIsStillThere) {
    auto session = office->add(office->wanted("Plénière", "09:00", office->hall));
    programme::SessionPatch change;
    change.status = programme::SessionStatus::cancelled;
    session = office->patch(session, change);
    office->run(kProtocol, archive_room(office->hall, 1)).value();
    change.status = programme::SessionStatus::confirmed;
    const auto restore = [&] { return office->run(kProtocol, programme::patch_session({session.id, session.version, change, {}})); };
    EXPECT_EQ(told(restore().error()), "validation-failed /roomId fault.not-found-reference");
    change.room = office->library;
    EXPECT_TRUE(restore().has_value());
}

TEST_P(PeopleRulesTest, RefusesADayThatTheZoneSkippedAndTakesOneWithoutMidnight) {
    WantedUnavailability wanted;
    wanted.time = WholeDays{*parse_plain_date("2011-12-30"), *parse_plain_date("2011-12-30"), "Pacific/Apia"};
    EXPECT_EQ(declare(office->amina, wanted).error().code, ProblemCode::nonexistent_local_time);
    wanted.time = WholeDays{*parse_plain_date("2026-04-24"), *parse_plain_date("2026-04-24"), "Africa/Cairo"};
    EXPECT_EQ(declare(office->amina, wanted).value().unavailability.time.utc,
              (Interval{*parse_utc("2026-04-23T22:00:00Z"), *parse_utc("2026-04-24T21:00:00Z")}));
}

TEST_P(PeopleRulesTest, LeavesMilderNumbersOfARuleToProtocolAndOnlyWithAReason) {
    const auto organizer = caller_as(Role::organizer, "018d3a52-0000-7000-8000-0000000000b1");
    Caller granted = organizer;
    granted.grants = {{programme::scope_of(office->event), GrantRole::organizer}};
    const auto set = [&](const Caller& caller, ClashCode code, std::int64_t number, const std::string& reason,
                         std::optional<Severity> severity = {}) {
        const auto written = office->run(caller, planning::set_policy(office->event, {code, severity.value_or(scheduling::default_severity(code)), reason, number}));
        return written.has_error() ? told(written.error()) : std::string("set");
    };
    EXPECT_EQ(set(granted, ClashCode::P2, 99, "décidé"), "forbidden");
    EXPECT_EQ(set(granted, ClashCode::T1, 9, "décidé"), "forbidden");
    EXPECT_EQ(set(granted, ClashCode::D1, 25, "décidé"), "forbidden");
    // A stricter word does not carry a milder number along.
    EXPECT_EQ(set(granted, ClashCode::T1, 0, "décidé", Severity::refuse), "forbidden");
    EXPECT_EQ(set(kProtocol, ClashCode::T1, 0, " "), "validation-failed /reason fault.reason-required");
    EXPECT_EQ(set(kProtocol, ClashCode::T1, 0, "décidé"), "set");
    EXPECT_EQ(set(granted, ClashCode::T1, 0, "décidé"), "forbidden");
    EXPECT_EQ(set(granted, ClashCode::T1, 11, ""), "set");
    EXPECT_EQ(set(granted, ClashCode::D1, 23, ""), "set");
}

TEST_P(PeopleRulesTest, OneAccountWaitsForSoManyBookingsAndNoMore) {
    RequestBooking request;
    request.fields.subject = subject_of(office->hall);
    request.fields.title = LocalizedText({{"fr", "Entretien"}});
    request.period.start = *parse_plain_date_time("2027-01-12T09:00:00");
    request.period.duration = minutes{1};
    const auto caller = caller_as(Role::organizer);
    std::optional<Booking> last;
    for (int n = 0; n < limits::kOpenBookings; ++n) {
        request.period.start += minutes{2};
        last = office->run(caller, request_booking(request)).value();
    }
    request.period.start += minutes{2};
    EXPECT_EQ(told(office->run(caller, request_booking(request)).error()), "validation-failed  fault.too-many-open-bookings");
    EXPECT_TRUE(office->run(kProtocol, request_booking(request)).has_value());
    office->run(caller, decide_booking(last->id, last->version, {Decision::release, {}, {}})).value();
    EXPECT_TRUE(office->run(caller, request_booking(request)).has_value());
}

}  // namespace
}  // namespace multaqa::resources
