// Bookings and blockings beside sessions: what one holds the other cannot take, on both databases.
#include <gtest/gtest.h>

#include <random>

#include "planning/conflict_queries.hpp"
#include "planning/policy_commands.hpp"
#include "planning/suggestion_queries.hpp"
#include "programme/session_occupancies.hpp"
#include "resources/blocking_commands.hpp"
#include "resources/blocking_queries.hpp"
#include "resources/booking_commands.hpp"
#include "resources/booking_queries.hpp"
#include "resources/equipment_commands.hpp"
#include "resources/vehicle_commands.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::resources {
namespace {

using scheduling::ClashCode;
using scheduling::Severity;
using test::caller_as;
using test::kProtocol;
using test::told;

class BookingTest : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office = std::make_unique<test::ProgrammeOffice>(database());
    }
    void TearDown() override { office.reset(); }

    static RequestBooking wanted(const scheduling::Subject& subject, const std::string& time, minutes duration = minutes{60}) {
        RequestBooking request;
        request.fields.subject = subject;
        request.fields.title = LocalizedText({{"fr", "Entretien"}});
        request.period.start = *parse_plain_date_time("2027-01-12T" + time + ":00");
        request.period.duration = duration;
        return request;
    }
    Booking ask(const RequestBooking& request) { return office->run(kProtocol, request_booking(request)).value(); }
    Result<Booking> decide(const Booking& booking, DecideBooking decision) {
        return office->run(kProtocol, decide_booking(booking.id, booking.version, std::move(decision)));
    }
    Result<Booking> confirm(const Booking& booking) { return decide(booking, {Decision::confirm, {}, {}}); }
    std::vector<planning::Conflict> conflicts() {
        return office->read([&](store::Connection& db) {
            return planning::list_conflicts(db, kProtocol, {office->now(), &multaqa::testing::zones()}, office->event);
        }).value().conflicts;
    }
    // "R1 refuse", each.
    std::vector<std::string> codes() {
        std::vector<std::string> texts;
        for (const auto& conflict : conflicts())
            texts.push_back(std::string(word(conflict.code)) + " " + std::string(word(conflict.severity)));
        return texts;
    }
    WantedBlocking closing(BlockedThing thing, const std::string& time, minutes duration) {
        WantedBlocking blocking;
        blocking.thing = std::move(thing);
        blocking.period.start = *parse_plain_date_time("2027-01-12T" + time + ":00");
        blocking.period.duration = duration;
        blocking.reason = "Visite officielle";
        return blocking;
    }
    BlockingPreview preview(const WantedBlocking& blocking) {
        return office->read([&](store::Connection& db) {
            return preview_blocking(db, kProtocol, multaqa::testing::zones(), office->now(), blocking);
        }).value();
    }
    RoomId add_room(RoomFields fields) {
        fields.site = office->site;
        fields.name = LocalizedText({{"fr", "Salle"}});
        return office->run(kProtocol, create_room({std::move(fields), {}})).value().id;
    }
    EquipmentId add_receivers(std::int64_t pieces) {
        return office->run(kProtocol, create_equipment({{office->site, LocalizedText({{"fr", "Récepteurs"}}), pieces, {}}, {}})).value().id;
    }

    std::unique_ptr<test::ProgrammeOffice> office;
};
MULTAQA_ON_BOTH_DATABASES(BookingTest);

using Codes = std::vector<std::string>;

TEST_P(BookingTest, OnlyWarnsWhileItIsRequestedAndRefusesSessionsOnceItIsHeld) {
    const auto booking = ask(wanted(subject_of(office->hall), "09:00"));
    EXPECT_EQ(booking.status, BookingStatus::requested);
    office->add(office->wanted("Plénière", "09:30", office->hall));
    EXPECT_EQ(codes(), Codes{"R1 warn"});
    EXPECT_EQ(told(confirm(booking).error()), "schedule-conflict");
    const auto other = confirm(ask(wanted(subject_of(office->library), "09:00"))).value();
    EXPECT_EQ(other.status, BookingStatus::confirmed);
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(office->wanted("Atelier", "09:30", office->library))).error()),
              "schedule-conflict");
    office->run(kProtocol, decide_booking(other.id, other.version, {Decision::release, {}, {}})).value();
    office->add(office->wanted("Atelier", "09:30", office->library));
}

TEST_P(BookingTest, CannotTakeAVehicleThatAnotherHas) {
    VehicleFields van;
    van.site = office->site;
    van.name = LocalizedText({{"fr", "Minibus"}});
    van.seats = 9;
    van.turnaround = minutes{30};
    const auto vehicle = office->run(kProtocol, create_vehicle({van, {}})).value();
    ASSERT_TRUE(confirm(ask(wanted(subject_of(vehicle.id), "09:00"))).has_value());
    EXPECT_EQ(told(confirm(ask(wanted(subject_of(vehicle.id), "10:15"))).error()), "schedule-conflict");
    EXPECT_TRUE(confirm(ask(wanted(subject_of(vehicle.id), "10:30"))).has_value());
}

TEST_P(BookingTest, CountsAsAbsentOnceItsHoldHasPassedAndIsClearedByTheJob) {
    const auto until = office->now() + std::chrono::hours{1};
    const auto held = decide(ask(wanted(subject_of(office->hall), "09:00")), {Decision::hold, until, {}}).value();
    EXPECT_EQ(held.held_until, until);
    EXPECT_EQ(office->run(kProtocol, release_expired_bookings()).value(), 0U);
    EXPECT_TRUE(office->run(kProtocol, programme::create_session(office->wanted("Trop tôt", "09:00", office->hall))).has_error());
    office->turn_clock(std::chrono::hours{2});
    office->add(office->wanted("Plénière", "09:00", office->hall));
    EXPECT_EQ(office->run(kProtocol, release_expired_bookings()).value(), 1U);
    EXPECT_EQ(office->run(kProtocol, release_expired_bookings()).value(), 0U);
    const auto cleared = office->read([&](store::Connection& db) { return find_booking(db, held.id); }).value();
    EXPECT_EQ(cleared.status, BookingStatus::released);
    EXPECT_EQ(office->changes("resources").back().kind, "BookingReleased");
}

TEST_P(BookingTest, IsDecidedByTheOwnerAndSeenByWhoAskedForIt) {
    const OrganizationId region{"018d3a52-0000-7000-8000-00000000aa01"};
    const auto booking = ask(wanted(subject_of(office->hall), "09:00"));
    const DecideBooking yes{Decision::confirm, {}, {}};
    auto stranger = caller_as(Role::organizer);
    EXPECT_EQ(told(office->run(stranger, decide_booking(booking.id, booking.version, yes)).error()), "not-found");
    EXPECT_EQ(told(office->run(caller_as(Role::participant), request_booking(wanted(subject_of(office->hall), "11:00"))).error()), "forbidden");
    auto owner = stranger;
    owner.grants = {{"resource-owner"}};
    EXPECT_EQ(told(office->run(owner, decide_booking(booking.id, booking.version + 1, yes)).error()), "version-mismatch");
    EXPECT_TRUE(office->run(owner, decide_booking(booking.id, booking.version, yes)).has_value());
    EXPECT_EQ(told(office->run(owner, decide_booking(booking.id, booking.version + 1, yes)).error()),
              "status-transition-refused /decision fault.booking-decided");
    EXPECT_EQ(told(office->run(kProtocol, request_booking(wanted({scheduling::SubjectKind::room, region.text()}, "09:00"))).error()),
              "validation-failed /resource/id fault.not-found-reference");
}

TEST_P(BookingTest, MasksFromTheOrganiserOfAnEventWhatIsNotTheirs) {
    ASSERT_TRUE(confirm(ask(wanted(subject_of(office->hall), "09:00"))).has_value());
    auto override = office->wanted("Plénière", "09:00", office->hall);
    override.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "décidé"};
    office->add(override);
    auto organizer = caller_as(Role::organizer);
    organizer.grants = {{programme::scope_of(office->event)}};
    const auto seen = office->read([&](store::Connection& db) {
        return planning::list_conflicts(db, organizer, {office->now(), &multaqa::testing::zones()}, office->event);
    }).value().conflicts;
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].second->sight, planning::Sight::masked);
    EXPECT_TRUE(seen[0].second->title.empty());
    EXPECT_EQ(conflicts().at(0).second->title.best("fr"), "Entretien");
    const auto use = office->read([&](store::Connection& db) {
        return list_use(db, organizer, office->hall.text(), {*parse_utc("2027-01-12T00:00:00Z"), *parse_utc("2027-01-13T00:00:00Z")}, office->now());
    }).value();
    ASSERT_EQ(use.occupancies.size(), 2U);
    EXPECT_EQ(std::count_if(use.occupancies.begin(), use.occupancies.end(), [](const auto& one) { return !one.owner; }), 1);
}

TEST_P(BookingTest, ABlockingShowsWhatItDisplacesAndActsOnThatAlone) {
    const auto session = office->add(office->wanted("Plénière", "09:00", office->hall));
    auto blocking = closing(BlockedSite{office->site}, "08:00", minutes{240});
    const auto shown = preview(blocking);
    ASSERT_EQ(shown.displaced.size(), 1U);
    EXPECT_EQ(shown.displaced[0].owner, programme::owner_of(session.id));
    blocking.confirmation = "guessed";
    EXPECT_EQ(told(office->run(kProtocol, place_blocking(blocking)).error()), "revision-mismatch /confirmation fault.confirmation-stale");
    blocking.confirmation = shown.confirmation;
    EXPECT_EQ(told(office->run(caller_as(Role::organizer), place_blocking(blocking)).error()), "forbidden");
    const auto placed = office->run(kProtocol, place_blocking(blocking)).value();
    EXPECT_EQ(codes(), Codes{"R4 refuse"});
    EXPECT_EQ(conflicts().at(0).ground, scheduling::Ground::blocked);
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(office->wanted("Atelier", "10:30", office->library))).error()),
              "schedule-conflict");
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(office->wanted("Atelier", "10:30", office->add_room("Nouvelle")))).error()),
              "schedule-conflict");
    EXPECT_TRUE(office->publish().has_error());
    office->move(test::ProgrammeOffice::to(session, "13:00"));
    EXPECT_EQ(codes(), Codes{});
    office->run(kProtocol, lift_blocking(placed.id, placed.version)).value();
    office->add(office->wanted("Atelier", "10:30", office->library));
}

TEST_P(BookingTest, ARoomThatDoesNotServeBlocksTheReleaseAndIsNotSuggested) {
    RoomFields small;
    small.capacity = 20;
    RoomFields large;
    large.capacity = 200;
    large.offers.booths = 3;
    large.offers.safety_limit = 210;
    const auto little = add_room(small);
    const auto great = add_room(large);
    auto wish = office->wanted("Plénière", "09:00", little);
    wish.content.needs.room = {.audience = 120, .booths = 2};
    const auto session = office->add(wish);
    EXPECT_EQ(codes(), (Codes{"R2 block-release", "R3 block-release"}));
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
    const auto suggestions = office->read([&](store::Connection& db) {
        return planning::list_suggestions(db, kProtocol, {&multaqa::testing::zones(), office->now(), 100, "key"}, session.id);
    }).value();
    ASSERT_FALSE(suggestions.empty());
    for (const auto& suggestion : suggestions) EXPECT_EQ(suggestion.placement.room, great);
    office->move(test::ProgrammeOffice::to(session, "09:00", great));
    EXPECT_EQ(codes(), Codes{});
    wish.content.room = great;
    wish.content.time.start += std::chrono::hours{3};
    wish.content.needs.room.audience = 211;
    wish.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "tant pis"};
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(wish)).error()), "schedule-conflict");
}

TEST_P(BookingTest, SharedEquipmentIsCountedOverSessionsAndBookings) {
    const auto receivers = add_receivers(100);
    auto wish = office->wanted("Plénière", "09:00", office->hall);
    wish.content.needs.equipment[receivers] = 70;
    const auto session = office->add(wish);
    EXPECT_EQ(office->present(session.id).content.needs, wish.content.needs);
    auto request = wanted(subject_of(receivers), "09:30");
    request.fields.quantity = 40;
    ASSERT_TRUE(confirm(ask(request)).has_value());
    ASSERT_EQ(codes(), Codes{"R5 block-release"});
    EXPECT_EQ(conflicts().at(0).shortage, 10);
    programme::SessionPatch fewer;
    fewer.needs.equipment[receivers] = 60;
    office->patch(session, fewer);
    EXPECT_EQ(codes(), Codes{});
    wish.content.needs.equipment[EquipmentId{"018d3a52-0000-7000-8000-0000000000ff"}] = 1;
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(wish)).error()),
              "validation-failed /needs/equipment/018d3a52-0000-7000-8000-0000000000ff fault.not-found-reference");
}

TEST_P(BookingTest, OpeningHoursFollowTheZoneOfTheSite) {
    RoomFields fields;
    fields.offers.hours.weekly[scheduling::Weekday::tuesday] = {{minutes{9 * 60}, minutes{17 * 60}}};
    const auto salon = add_room(fields);
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(office->wanted("Trop tôt", "08:30", salon))).error()), "schedule-conflict");
    office->add(office->wanted("À l’heure", "09:00", salon));
    EXPECT_EQ(codes(), Codes{});
    const auto edit = [](const SiteFields& present) {
        auto moved = present;
        moved.zone = "Asia/Dubai";
        return Draft<SiteFields>{moved, {}};
    };
    office->run(kProtocol, update_site(office->site, 1, edit, {})).value();
    EXPECT_EQ(codes(), Codes{});  // 09:00 in Nouakchott is 13:00 in Dubai
    EXPECT_TRUE(office->run(kProtocol, programme::create_session(office->wanted("En soirée", "18:00", salon))).has_error());
}

TEST_P(BookingTest, AnEventSetsItsSeveritiesButNotBelowTheOwners) {
    RoomFields fields;
    fields.capacity = 10;
    fields.offers.rules[ClashCode::R2] = Severity::warn;
    const auto salon = add_room(fields);
    auto wish = office->wanted("Plénière", "09:00", salon);
    wish.content.needs.room.audience = 50;
    office->add(wish);
    const auto set = [&](const Caller& caller, std::optional<Severity> severity, const std::string& reason) {
        return office->run(caller, planning::set_policy(office->event, {ClashCode::R2, severity, reason}));
    };
    auto organizer = caller_as(Role::organizer);
    EXPECT_EQ(told(set(organizer, Severity::refuse, "").error()), "not-found");
    organizer.grants = {{programme::scope_of(office->event)}};
    EXPECT_EQ(told(set(organizer, Severity::ignore, "petit").error()), "forbidden");
    EXPECT_EQ(told(set(kProtocol, Severity::ignore, " ").error()), "validation-failed /reason fault.reason-required");
    ASSERT_TRUE(set(kProtocol, Severity::ignore, "debout").has_value());
    EXPECT_EQ(codes(), Codes{"R2 warn"});
    EXPECT_EQ(conflicts().at(0).rule.by, scheduling::SetBy::owner);
    ASSERT_TRUE(set(organizer, Severity::refuse, "").has_value());
    wish.content.time.start += std::chrono::hours{2};
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(wish)).error()), "schedule-conflict");
    ASSERT_TRUE(set(kProtocol, std::nullopt, "").has_value());
    EXPECT_EQ(codes(), Codes{"R2 block-release"});
    EXPECT_EQ(office->changes(programme::scope_of(office->event)).back().kind, "SeverityPolicySet");
}

TEST_P(BookingTest, ArchivesOnlyWhatNothingTakes) {
    const auto session = office->add(office->wanted("Plénière", "09:00", office->hall));
    EXPECT_EQ(told(office->run(kProtocol, archive_room(office->hall, 1)).error()), "status-transition-refused  fault.resource-in-use");
    EXPECT_EQ(told(office->run(kProtocol, archive_site(office->site, 1)).error()), "status-transition-refused  fault.resource-in-use");
    const auto archived = office->run(kProtocol, archive_room(office->library, 1)).value();
    EXPECT_EQ(archived.standing, Standing::archived);
    EXPECT_EQ(told(office->run(kProtocol, programme::create_session(office->wanted("Atelier", "10:30", office->library))).error()),
              "validation-failed /roomId fault.not-found-reference");
    office->move(test::ProgrammeOffice::to(session, "09:00", std::optional<RoomId>()));
    EXPECT_TRUE(office->run(kProtocol, archive_room(office->hall, 1)).has_value());
}

// Whatever is asked for, in whatever order: what refuses never stands without somebody having decided it.
TEST_P(BookingTest, NoSequenceOfCommandsLeavesARefusedConflictThatNobodyDecided) {
    std::mt19937 dice(20270112);
    const auto roll = [&](int sides) { return static_cast<int>(dice() % static_cast<unsigned>(sides)); };
    RoomFields fields;
    fields.turnaround = minutes{30};
    fields.offers.hours.weekly[scheduling::Weekday::tuesday] = {{minutes{9 * 60}, minutes{15 * 60}}};
    const std::vector<RoomId> rooms{office->hall, add_room(fields)};
    std::vector<Booking> bookings;
    std::vector<SessionId> sessions;
    int overridden = 0;
    for (int step = 0; step < 120; ++step) {
        const std::string hour = std::to_string(8 + roll(10));
        const std::string time = (hour.size() == 1 ? "0" + hour : hour) + (roll(2) == 0 ? ":00" : ":20");
        const auto& room = rooms[static_cast<std::size_t>(roll(2))];
        scheduling::OnConflict mode = roll(6) == 0 ? scheduling::OnConflict::override_ : scheduling::OnConflict::reject;
        switch (roll(4)) {
            case 0: bookings.push_back(ask(wanted(subject_of(room), time))); break;
            case 1: {
                if (bookings.empty()) break;
                auto& booking = bookings[static_cast<std::size_t>(roll(static_cast<int>(bookings.size())))];
                const auto decision = roll(2) == 0 ? Decision::confirm : Decision::release;
                if (auto decided = decide(booking, {decision, {}, {mode, "décidé"}}); decided.has_value()) booking = *decided;
                break;
            }
            case 2: {
                auto wish = office->wanted("S", time, room);
                wish.governance = {Disambiguation::reject, mode, "décidé"};
                if (auto made = office->run(kProtocol, programme::create_session(wish)); made.has_value()) sessions.push_back(made->session.id);
                break;
            }
            default: {
                if (sessions.empty()) break;
                const auto session = office->present(sessions[static_cast<std::size_t>(roll(static_cast<int>(sessions.size())))]);
                auto move = test::ProgrammeOffice::to(session, time, std::optional(room));
                move.governance = {Disambiguation::reject, mode, "décidé"};
                (void)office->run(kProtocol, programme::move_session(move));
            }
        }
        for (const auto& conflict : conflicts()) {
            if (conflict.severity != Severity::refuse) continue;
            ++overridden;
            ASSERT_TRUE(conflict.decision && conflict.decision->decided_at) << "step " << step << " " << word(conflict.code);
        }
    }
    EXPECT_GT(overridden, 0);
    EXPECT_GT(sessions.size(), 3U);
}

TEST_P(BookingTest, WhatWasDecidedAboutTheClosingHourDoesNotHoldAgainstAnAuthority) {
    RoomFields fields;
    fields.offers.hours.weekly[scheduling::Weekday::tuesday] = {{minutes{9 * 60}, minutes{17 * 60}}};
    const auto salon = add_room(fields);
    auto late = office->wanted("Réception", "17:00", salon);
    late.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "le gardien reste"};
    office->add(late);
    ASSERT_NE(conflicts().at(0).decision->decided_at, std::nullopt);
    ASSERT_TRUE(office->publish().has_value());
    auto blocking = closing(subject_of(salon), "17:30", minutes{15});
    blocking.confirmation = preview(blocking).confirmation;
    office->run(kProtocol, place_blocking(blocking)).value();
    office->add(office->wanted("Autre", "12:00"));
    ASSERT_EQ(conflicts().at(0).ground, scheduling::Ground::blocked);
    EXPECT_FALSE(conflicts().at(0).decision && conflicts().at(0).decision->decided_at);
    EXPECT_EQ(told(office->publish().error()), "release-blocked");
}

}  // namespace
}  // namespace multaqa::resources
