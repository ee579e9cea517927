// What another release of the zone data moves, found, written and taken back, on both databases.
#include <gtest/gtest.h>

#include "programme/recurrence_commands.hpp"
#include "programme/recurrence_queries.hpp"
#include "programme/release_queries.hpp"
#include "resources/blocking_commands.hpp"
#include "resources/blocking_queries.hpp"
#include "resources/booking_commands.hpp"
#include "resources/booking_queries.hpp"
#include "resources/unavailability_commands.hpp"
#include "resources/unavailability_queries.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/zone_moves_fixture.hpp"

namespace multaqa::planning {
namespace {

using namespace test_of_zones;

class ZoneMoves : public UnderOtherZones {};
MULTAQA_ON_BOTH_DATABASES(ZoneMoves);

TEST_P(ZoneMoves, NameExactlyTheSessionsThatMoveAndWriteThemOnce) {
    const auto rabat = add(in("Africa/Casablanca", "Rabat"));
    const auto paris = add(in("Europe/Paris", "Paris"));
    const auto vancouver = add(in("America/Vancouver", "Vancouver"));
    add(in("America/Havana", "La Havane"));
    add(in("America/Winnipeg", "Winnipeg"));
    add(in("Africa/Nouakchott", "Nouakchott"));
    auto past = in("Africa/Casablanca", "Passé");
    past.content.time.start = *parse_plain_date_time("2026-11-01T09:00:00");
    add(past);
    const Lines expected{"session La Havane 2027-01-12T09:00:00 2027-01-12T13:00:00Z > 2027-01-12T09:00:00 2027-01-12T14:00:00Z",
                         "session Rabat 2027-01-12T09:00:00 2027-01-12T09:00:00Z > 2027-01-12T09:00:00 2027-01-12T08:00:00Z",
                         "session Vancouver 2027-01-12T09:00:00 2027-01-12T16:00:00Z > 2027-01-12T09:00:00 2027-01-12T17:00:00Z",
                         "session Winnipeg 2027-01-12T09:00:00 2027-01-12T14:00:00Z > 2027-01-12T09:00:00 2027-01-12T15:00:00Z"};
    const auto found = find(back());
    EXPECT_EQ(told_of(found.moves), expected);
    EXPECT_EQ(found.looked_at, 6) << "what has ended is not read";
    EXPECT_EQ(found.parts, (std::vector{programme::EventPart{office().event, {}}}));

    EXPECT_EQ(told_of(adopt(back())), expected);
    EXPECT_TRUE(adopt(back()).empty());
    const auto moved = office().present(rabat.id);
    EXPECT_EQ(format_utc(moved.placement.utc.start), "2027-01-12T08:00:00Z");
    EXPECT_EQ(moved.placement.zone_version, "2025b");
    EXPECT_EQ(moved.version, rabat.version + 1);
    EXPECT_EQ(moved.sequence, rabat.sequence + 1);
    EXPECT_EQ(office().present(paris.id), paris) << "what stays is not written";

    adopt(forth());
    EXPECT_EQ(office().present(rabat.id).placement, rabat.placement);
    EXPECT_EQ(office().present(vancouver.id).placement, vancouver.placement);
    EXPECT_EQ(office().present(rabat.id).sequence, rabat.sequence + 2);
}

TEST_P(ZoneMoves, KeepTheInstantWhereThatIsWhatCounts) {
    auto create = in("Africa/Casablanca", "Visioconférence");
    create.anchor = programme::AnchorSource::content;
    create.content.time.anchor = programme::Anchor::instant;
    const auto session = add(create);
    const auto moves = adopt(back());
    ASSERT_EQ(moves.size(), 1U);
    EXPECT_EQ(moves[0].keeps, Keeps::instant);
    EXPECT_EQ(utc_of(session.id), "2027-01-12T09:00:00Z");
    EXPECT_EQ(format_plain_date_time(office().present(session.id).placement.wanted.start), "2027-01-12T10:00:00");
    adopt(forth());
    EXPECT_EQ(office().present(session.id).placement, session.placement);
}

TEST_P(ZoneMoves, LeaveTheOccurrencesOfAnInstantWhereTheyAreWhenAllAreMoved) {
    auto create = in("Africa/Casablanca", "Visioconférence");
    create.anchor = programme::AnchorSource::content;
    create.content.time.anchor = programme::Anchor::instant;
    const auto session = add(create);
    const programme::RecurrenceDates dates{.rule = {}, .added = {*parse_plain_date_time("2027-01-19T09:00:00")}, .excluded = {}};
    ASSERT_TRUE(office().run(kProtocol, programme::repeat_session({session.id, session.version, dates, {}})).has_value());
    EXPECT_EQ(adopt(back()).size(), 2U);
    const auto recurrence = office().present(session.id).occurrence->recurrence;
    const auto standing = [&] {
        std::string starts;
        const auto view = office().read([&](store::Connection& db) {
            return programme::get_recurrence(db, kProtocol, multaqa::testing::zones(), recurrence);
        });
        for (const auto& one : view->occurrences) starts += format_plain_date_time(one.content.time.start) + " ";
        return starts;
    };
    EXPECT_EQ(standing(), "2027-01-12T10:00:00 2027-01-19T10:00:00 ");
    auto later = ProgrammeOffice::to(office().present(session.id), "11:00");
    ASSERT_TRUE(office().run(kProtocol, programme::move_occurrences(later, programme::RecurrenceReach::all)).has_value());
    EXPECT_EQ(standing(), "2027-01-12T11:00:00 2027-01-19T11:00:00 ");
    EXPECT_EQ(format_plain_date_time(office().present(session.id).occurrence->id), "2027-01-12T10:00:00") << "an hour later, as it was moved";
}

TEST_P(ZoneMoves, TakeTheEditsBetweenFindingAndWritingAndKeepThemOnTheWayBack) {
    const auto session = add(in("Africa/Casablanca", "Rabat"));
    const auto other = add(in("Africa/Casablanca", "Autre", "15:00"));
    const auto found = find(back());
    auto move = ProgrammeOffice::to(session, "11:00");
    move.zone = "Europe/Paris";
    office().move(move);
    const auto late = add(in("Africa/Casablanca", "Tard", "18:00"));
    EXPECT_EQ(write(back(), found).size(), 2U) << "the other, and the one that came meanwhile";
    EXPECT_EQ(utc_of(session.id), "2027-01-12T10:00:00Z") << "it stands in Paris now";
    EXPECT_EQ(utc_of(late.id), "2027-01-12T17:00:00Z");

    programme::SessionPatch words;
    words.title.languages["fr"] = "Renommée";
    office().patch(office().present(other.id), words);
    adopt(forth());
    EXPECT_EQ(office().present(other.id).placement, other.placement);
    EXPECT_EQ(office().present(other.id).content.title.best("fr"), "Renommée");
}

TEST_P(ZoneMoves, MoveWhatSessionsTakeEvenIntoAClash) {
    auto rabat = ProgrammeOffice::with(in("Africa/Casablanca", "Rabat"), office().amina);
    rabat.content.status = programme::SessionStatus::confirmed;
    const auto session = add(rabat);
    auto dakar = ProgrammeOffice::with(in("Africa/Nouakchott", "Nouakchott", "08:00"), office().amina);
    dakar.content.status = programme::SessionStatus::confirmed;
    add(dakar);
    const auto seen = preview(back());
    ASSERT_TRUE(seen.conflicts.has_value());
    ASSERT_EQ(seen.conflicts->created.size(), 1U);
    EXPECT_EQ(seen.conflicts->created[0].code, scheduling::ClashCode::P1);
    EXPECT_TRUE(seen.conflicts->removed.empty());
    adopt(back());
    EXPECT_EQ(taken_from(session.id), "2027-01-12T08:00:00Z");
    const auto seen_again = preview(forth());
    ASSERT_EQ(seen_again.conflicts->removed.size(), 1U);
    EXPECT_EQ(seen_again.conflicts->removed[0].id, seen.conflicts->created[0].id);
    EXPECT_TRUE(seen_again.conflicts->created.empty());
}

TEST_P(ZoneMoves, TellStaffWhatAFreshAgendaShows) {
    const auto session = add(ProgrammeOffice::with(in("Africa/Casablanca", "Rabat"), office().amina));
    auto held = office().document(Audience::staff);
    const auto seq = office().head(Audience::staff);
    adopt(back());
    const auto frames = office().frames(Audience::staff, seq);
    ASSERT_EQ(frames.size(), 1U);
    test::apply(held, frames[0]);
    EXPECT_EQ(held.at("timeZoneVersion").as_string(), "2025b");
    held.as_object()["timeZoneVersion"] = "2026f";  // what the snapshot of this fixture is told
    EXPECT_EQ(held, office().document(Audience::staff));
    EXPECT_EQ(office().changes(programme::scope_of(office().event)).back().kind, "SessionMoved");
    EXPECT_EQ(office().changes(programme::scope_of(office().event)).back().entity, session.id.text());
}

TEST_P(ZoneMoves, IssueTheReleaseAgainFromWhatWasReleased) {
    const auto session = add(in("Africa/Casablanca", "Rabat"));
    add(in("Europe/Paris", "Paris"));
    ASSERT_TRUE(office().publish().has_value());
    programme::SessionPatch words;
    words.title.languages["fr"] = "Brouillon secret";
    office().patch(office().present(session.id), words);
    auto held = office().document(Audience::public_);
    const auto seq = office().head(Audience::public_);

    EXPECT_EQ(adopt(back()).size(), 2U) << "the session, and where the release shows it";
    const auto frames = office().frames(Audience::public_, seq);
    ASSERT_EQ(frames.size(), 1U);
    test::apply(held, frames[0]);
    const auto shown = office().document(Audience::public_);
    EXPECT_EQ(held, shown);
    EXPECT_EQ(shown.at("release").at("number").as_int64(), 1);
    EXPECT_EQ(shown.at("release").at("part").as_int64(), 1);
    EXPECT_EQ(shown.at("timeZoneVersion").as_string(), "2025b");
    const auto& entry = shown.at("sessions").at(session.id.text());
    EXPECT_EQ(entry.at("utcStart").as_string(), "2027-01-12T08:00:00Z");
    EXPECT_EQ(entry.at("utcOffset").as_string(), "+01:00");
    EXPECT_EQ(entry.at("start").as_string(), "2027-01-12T09:00:00");
    EXPECT_EQ(entry.at("title").at("fr").as_string(), "Rabat");
    EXPECT_EQ(office().present(session.id).published->hold, programme::Hold::standing);

    adopt(back());
    EXPECT_EQ(office().head(Audience::public_), seq + 1) << "once";
    adopt(forth());
    EXPECT_EQ(office().document(Audience::public_).at("release").at("part").as_int64(), 2);
    EXPECT_EQ(office().document(Audience::public_).at("sessions").at(session.id.text()).at("utcStart").as_string(), "2027-01-12T09:00:00Z");
}

TEST_P(ZoneMoves, KeepBothPlacesRightWhereTheDraftHasLeftThePublishedOne) {
    auto create = in("Africa/Casablanca", "Rabat");
    create.content.room = office().hall;
    const auto session = add(create);
    ASSERT_TRUE(office().publish().has_value());
    office().move(ProgrammeOffice::to(office().present(session.id), "14:00"));
    EXPECT_EQ(taken_from(session.id, scheduling::Basis::released), "2027-01-12T09:00:00Z");
    adopt(back());
    EXPECT_EQ(taken_from(session.id), "2027-01-12T13:00:00Z");
    EXPECT_EQ(taken_from(session.id, scheduling::Basis::released), "2027-01-12T08:00:00Z");
    const auto moved = office().present(session.id);
    EXPECT_EQ(moved.published->hold, programme::Hold::held);
    EXPECT_EQ(format_utc(moved.published->placement.utc.start), "2027-01-12T08:00:00Z");
}

TEST_P(ZoneMoves, IssueTheReleaseAgainThatCameBetweenFindingAndWriting) {
    const auto session = add(in("Africa/Casablanca", "Rabat"));
    const auto other = add(in("Africa/Casablanca", "Autre", "15:00"));
    ASSERT_TRUE(office().publish().has_value());
    const auto found = find(back());
    ASSERT_TRUE(found.reissue != nullptr);
    office().move(ProgrammeOffice::to(office().present(other.id), "16:00"));
    ASSERT_TRUE(office().publish().has_value());
    write(back(), found);
    const auto shown = office().document(Audience::public_);
    EXPECT_EQ(shown.at("release").at("number").as_int64(), 2);
    EXPECT_EQ(shown.at("release").at("part").as_int64(), 1);
    EXPECT_EQ(shown.at("sessions").at(session.id.text()).at("utcStart").as_string(), "2027-01-12T08:00:00Z");
    EXPECT_EQ(shown.at("sessions").at(other.id.text()).at("utcStart").as_string(), "2027-01-12T15:00:00Z");
}

TEST_P(ZoneMoves, CutAnEventBetweenTwoSessionsAndIssueItsReleaseWithTheLast) {
    std::vector<SessionId> sessions;
    for (const auto* const time : {"09:00", "11:00", "13:00"}) sessions.push_back(add(in("Africa/Casablanca", time, time)).id);
    ASSERT_TRUE(office().publish().has_value());
    const auto released = office().document(Audience::public_);
    const auto first = find(back(), "", 1);
    EXPECT_EQ(first.moves.size(), 2U) << "one session, and where the release shows it";
    EXPECT_EQ(first.parts, (std::vector{programme::EventPart{office().event, {}, sessions[0]}}));
    EXPECT_EQ(write(back(), first).size(), 2U);
    EXPECT_EQ(utc_of(sessions[0]), "2027-01-12T08:00:00Z");
    EXPECT_EQ(utc_of(sessions[1]), "2027-01-12T11:00:00Z");
    EXPECT_EQ(office().document(Audience::public_), released) << "a release is whole";

    ZoneMoveBatch batch = first;
    std::size_t moves = 0;
    std::int64_t looked_at = first.looked_at;
    while (!batch.is_last) {
        batch = find(back(), batch.next, 1);
        looked_at += batch.looked_at;
        moves += write(back(), batch).size();
    }
    EXPECT_EQ(moves, 4U);
    EXPECT_EQ(looked_at, 6);
    const auto shown = office().document(Audience::public_);
    EXPECT_EQ(shown.at("release").at("part").as_int64(), 1) << "issued again once";
    EXPECT_EQ(shown.at("timeZoneVersion").as_string(), "2025b");
    EXPECT_EQ(shown.at("sessions").at(sessions[0].text()).at("utcStart").as_string(), "2027-01-12T08:00:00Z");
    EXPECT_EQ(shown.at("sessions").at(sessions[2].text()).at("utcStart").as_string(), "2027-01-12T12:00:00Z");
}

// The office works under 2026f already while the session still stands as 2025b had it: as between the start of a change
// and the batch that moves the session.
TEST_P(ZoneMoves, KeepTheInstantOfASessionThatIsEditedBeforeItsTurn) {
    auto create = in("Africa/Casablanca", "Visioconférence");
    create.anchor = programme::AnchorSource::content;
    create.content.time.anchor = programme::Anchor::instant;
    const auto session = add(create);
    adopt(back());
    programme::SessionPatch longer;
    longer.duration = minutes{90};
    office().patch(office().present(session.id), longer);
    EXPECT_EQ(utc_of(session.id), "2027-01-12T09:00:00Z");
    const auto edited = office().present(session.id);
    EXPECT_EQ(format_plain_date_time(edited.placement.wanted.start), "2027-01-12T09:00:00");
    EXPECT_EQ(edited.placement.zone_version, "2026f");
    EXPECT_TRUE(adopt(forth()).empty());
}

// Under 2025b Morocco skips an hour after Ramadan 2027, under 2026f it does not.
PlainDateTime skipped_in_rabat() {
    const auto& rabat = **older().find("Africa/Casablanca");
    PlainDateTime skipped{};
    for (const auto& change : rabat.transitions(*parse_utc("2027-01-01T00:00:00Z"), *parse_utc("2027-12-31T00:00:00Z")))
        if (rabat.offset_at(change.at - minutes{1}) < change.offset) skipped = to_local(rabat, change.at - minutes{1}) + minutes{31};
    return skipped;
}

TEST_P(ZoneMoves, GiveBackTheWallTimeThatTheyShiftedOutOfAGap) {
    const auto skipped = skipped_in_rabat();
    ASSERT_NE(skipped, PlainDateTime{});
    auto create = in("Africa/Casablanca", "Rabat");
    create.content.time.start = skipped;
    const auto session = add(create);
    adopt(back());
    EXPECT_EQ(office().present(session.id).placement.wanted.start, skipped + std::chrono::hours{1});
    EXPECT_TRUE(adopt(back()).empty()) << "shifted once";
    adopt(forth());
    const auto again = office().present(session.id);
    EXPECT_EQ(again.placement, session.placement);
}

TEST_P(ZoneMoves, KeepWhatWasPlacedAnewSinceItWasShiftedOutOfAGap) {
    const auto skipped = skipped_in_rabat();
    auto create = in("Africa/Casablanca", "Rabat");
    create.content.time.start = skipped;
    const auto session = add(create);
    adopt(back());
    programme::SessionPatch longer;
    longer.duration = minutes{90};
    office().patch(office().present(session.id), longer);
    adopt(forth());
    EXPECT_EQ(office().present(session.id).placement.wanted.start, skipped + std::chrono::hours{1});
}

TEST_P(ZoneMoves, HoldThePublishedPlaceWhereTheDraftKeepsItsInstantMeanwhile) {
    auto create = in("Africa/Casablanca", "Rabat");
    create.content.room = office().hall;
    const auto session = add(create);
    ASSERT_TRUE(office().publish().has_value());
    programme::SessionPatch patch;
    patch.anchor = programme::Anchor::instant;
    office().patch(office().present(session.id), patch);
    EXPECT_EQ(office().present(session.id).published->hold, programme::Hold::standing);
    adopt(back());
    const auto moved = office().present(session.id);
    EXPECT_EQ(moved.published->hold, programme::Hold::held) << "people were told nine o'clock in Rabat";
    EXPECT_EQ(taken_from(session.id), "2027-01-12T09:00:00Z");
    EXPECT_EQ(taken_from(session.id, scheduling::Basis::released), "2027-01-12T08:00:00Z");
    adopt(forth());
    EXPECT_EQ(office().present(session.id).published->hold, programme::Hold::standing);
    EXPECT_EQ(taken_from(session.id, scheduling::Basis::released), "");
}

TEST_P(ZoneMoves, LeaveADecisionAboutTwoThatMoveTogether) {
    auto first = in("Africa/Casablanca", "Rabat");
    first.content.room = office().hall;
    first.content.status = programme::SessionStatus::confirmed;
    add(first);
    auto second = first;
    second.content.title = LocalizedText({{"fr", "Double"}});
    second.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "salle partagée"};
    add(second);
    adopt(back());
    const auto decisions = office().read([&](store::Connection& db) {
        return scheduling::list_decisions_of_scope(db, programme::scope_of(office().event));
    });
    ASSERT_EQ(decisions.size(), 1U);
    EXPECT_EQ(decisions[0].decision, "overridden");
    EXPECT_TRUE(office().publish().has_value()) << "what was let stand still stands";
}

class ZoneMovesOfResources : public UnderOtherZones {
  protected:
    static resources::WantedPeriod an_hour_in_rabat(const std::string& start) {
        return {*parse_plain_date_time(start), "Africa/Casablanca", minutes{60}, Disambiguation::reject};
    }
    resources::Booking book_hall(const std::string& start) {
        resources::RequestBooking request;
        request.fields.subject = resources::subject_of(office().hall);
        request.fields.title = LocalizedText({{"fr", "Entretien"}});
        request.period = an_hour_in_rabat(start);
        return office().run(kProtocol, resources::request_booking(request)).value();
    }
    resources::Blocking block_library(const std::string& start) {
        resources::WantedBlocking closing;
        closing.thing = resources::subject_of(office().library);
        closing.period = an_hour_in_rabat(start);
        closing.reason = "Visite officielle";
        closing.confirmation = office().read([&](store::Connection& db) {
            return resources::preview_blocking(db, kProtocol, newer(), office().now(), closing);
        }).value().confirmation;
        return office().run(kProtocol, resources::place_blocking(closing)).value();
    }
    resources::Unavailability keep_amina_away(const resources::WantedAbsence& time) {
        resources::WantedUnavailability away;
        away.time = time;
        return office().run(kProtocol, resources::declare_unavailability(office().amina, away)).value().unavailability;
    }
    resources::PlacedTime time_of(const BookingId& id) {
        return office().read([&](store::Connection& db) { return resources::find_booking(db, id); }).value().time;
    }
    resources::PlacedTime time_of_blocking() {
        return office().read([&](store::Connection& db) {
            return resources::list_blockings(db, kProtocol, std::nullopt, {}, 10);
        }).value().items.at(0).time;
    }
    resources::Unavailability present(const UnavailabilityId& id) {
        return office().read([&](store::Connection& db) {
            return resources::get_unavailability(db, kProtocol, id, office().now());
        }).value().unavailability;
    }
};
MULTAQA_ON_BOTH_DATABASES(ZoneMovesOfResources);

TEST_P(ZoneMovesOfResources, AreThoseOfBookingsBlockingsAndAbsences) {
    const auto booking = book_hall("2027-01-12T09:00:00");
    block_library("2027-01-12T09:00:00");
    keep_amina_away(resources::WholeDays{*parse_plain_date("2027-01-12"), *parse_plain_date("2027-01-13"), "Africa/Casablanca"});

    EXPECT_EQ(told_of(adopt(back())),
              (Lines{"blocking  2027-01-12T09:00:00 2027-01-12T09:00:00Z > 2027-01-12T09:00:00 2027-01-12T08:00:00Z",
                     "booking Entretien 2027-01-12T09:00:00 2027-01-12T09:00:00Z > 2027-01-12T09:00:00 2027-01-12T08:00:00Z",
                     "unavailability  2027-01-12T00:00:00 2027-01-12T00:00:00Z > 2027-01-12T00:00:00 2027-01-11T23:00:00Z"}));
    EXPECT_TRUE(adopt(back()).empty());
    const auto moved = office().read([&](store::Connection& db) { return resources::find_booking(db, booking.id); }).value();
    EXPECT_EQ(format_utc(moved.time.utc.start), "2027-01-12T08:00:00Z");
    EXPECT_EQ(moved.version, booking.version + 1);
    // Under the moved blocking the library is to be had from nine, and not from eight.
    auto session = office().wanted("Lecture", "08:00", office().library);
    session.content.status = programme::SessionStatus::confirmed;
    EXPECT_EQ(office().run(kProtocol, programme::create_session(session)).error().code, ProblemCode::schedule_conflict);
    session.content.time.start += std::chrono::hours{1};
    EXPECT_TRUE(office().run(kProtocol, programme::create_session(session)).has_value());
    adopt(forth());
    EXPECT_EQ(office().read([&](store::Connection& db) { return resources::find_booking(db, booking.id); })->time, booking.time);
}

TEST_P(ZoneMovesOfResources, GiveBackTheWallTimeThatTheyShiftedOutOfAGap) {
    const auto skipped = skipped_in_rabat();
    const auto start = format_plain_date_time(skipped);
    const auto booking = book_hall(start);
    const auto blocking = block_library(start);
    const auto away = keep_amina_away(an_hour_in_rabat(start));
    EXPECT_EQ(adopt(back()).size(), 3U);
    const auto shifted = skipped + std::chrono::hours{1};
    for (const auto& time : {time_of(booking.id), time_of_blocking(), present(away.id).time}) {
        EXPECT_EQ(time.start, shifted);
        EXPECT_EQ(time.meant, skipped);
    }
    EXPECT_TRUE(adopt(back()).empty()) << "shifted once";
    EXPECT_EQ(adopt(forth()).size(), 3U);
    EXPECT_EQ(time_of(booking.id), booking.time);
    EXPECT_EQ(time_of_blocking(), blocking.time);
    EXPECT_EQ(present(away.id).time, away.time);
}

TEST_P(ZoneMovesOfResources, KeepAnAbsenceWhereItWasPutSinceItWasShiftedOutOfAGap) {
    const auto skipped = skipped_in_rabat();
    const auto shifted = skipped + std::chrono::hours{1};
    const auto told_why = keep_amina_away(an_hour_in_rabat(format_plain_date_time(skipped)));
    const auto longer = keep_amina_away(an_hour_in_rabat(format_plain_date_time(skipped)));
    adopt(back());
    const auto change = [&](const UnavailabilityId& id, const json::value& patch) {
        ASSERT_TRUE(office().run(kProtocol, resources::change_unavailability(id, present(id).version, patch)).has_value());
    };
    change(told_why.id, json::object{{"reason", "Congé"}});
    change(longer.id, json::object{{"duration", "PT2H"}});
    EXPECT_EQ(present(told_why.id).time.meant, skipped) << "nobody has moved it";
    EXPECT_EQ(present(longer.id).time.meant, std::nullopt);
    adopt(forth());
    EXPECT_EQ(present(told_why.id).time.start, skipped);
    EXPECT_EQ(present(told_why.id).reason, "Congé");
    EXPECT_EQ(present(longer.id).time.start, shifted);
}

}  // namespace
}  // namespace multaqa::planning
