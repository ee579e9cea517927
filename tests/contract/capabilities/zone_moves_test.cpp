// What another release of the zone data moves, found, written and taken back, on both databases. The office works under
// 2026f, so the older release is the other one: adopting it is a rollback, and adopting 2026f again brings everything back.
#include <gtest/gtest.h>

#include <algorithm>
#include <future>

#include "common/embedded.hpp"
#include "planning/planning_routes.hpp"
#include "planning/zone_move_commands.hpp"
#include "planning/zone_preview_queries.hpp"
#include "programme/recurrence_commands.hpp"
#include "programme/recurrence_queries.hpp"
#include "programme/release_queries.hpp"
#include "programme/session_occupancies.hpp"
#include "resources/blocking_commands.hpp"
#include "resources/blocking_queries.hpp"
#include "resources/booking_commands.hpp"
#include "resources/booking_queries.hpp"
#include "resources/unavailability_commands.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"
#include "web_api/problem_details.hpp"
#include "web_api/router.hpp"

namespace multaqa::planning {
namespace {

using programme::Audience;
using programme::CreateSession;
using programme::Session;
using test::kProtocol;
using test::ProgrammeOffice;

const ZoneDatabase& older() { return multaqa::testing::zones(multaqa::testing::kZonesBefore); }
const ZoneDatabase& newer() { return multaqa::testing::zones(multaqa::testing::kZonesNow); }

using Lines = std::vector<std::string>;

// "kind title wall UTC > wall UTC", in order.
Lines told_of(const std::vector<ZoneMove>& moves) {
    Lines lines;
    for (const auto& move : moves) {
        const auto at = [](const PlacedAt& placed) { return format_plain_date_time(placed.start) + " " + format_utc(placed.utc_start); };
        lines.push_back(std::string(word(move.kind)) + " " + std::string(move.title.best("fr")) + " " + at(move.before) + " > " + at(move.after));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

class ZoneMoves : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office_ = std::make_unique<ProgrammeOffice>(database());
    }
    void TearDown() override {
        office_.reset();
        OnBothDatabases::TearDown();
    }
    ProgrammeOffice& office() { return *office_; }

    ZoneMoveQuestion back() { return {&newer(), &older(), office().now()}; }
    ZoneMoveQuestion forth() { return {&older(), &newer(), office().now()}; }

    ZoneMoveBatch find(const ZoneMoveQuestion& question, const std::string& cursor = "", std::size_t limit = 100) {
        return office().read([&](store::Connection& db) { return find_zone_moves(db, question, cursor, limit); });
    }
    std::vector<ZoneMove> write(const ZoneMoveQuestion& question, const ZoneMoveBatch& batch) {
        command::Command<std::vector<ZoneMove>> command;
        command.name = "adopt-time-zones";
        command.locks = [locks = batch.locks](store::Connection&) { return locks; };
        command.run = [question, batch](command::Write& write) -> Result<std::vector<ZoneMove>> { return write_zone_moves(write, question, batch).moves; };
        return office().run(kProtocol, command).value();
    }
    // Batch by batch, as small as they come.
    std::vector<ZoneMove> adopt(const ZoneMoveQuestion& question) {
        std::vector<ZoneMove> moves;
        ZoneMoveBatch batch;
        for (int n = 0; n < 50 && !batch.is_last; ++n) {
            batch = find(question, batch.next, 1);
            for (auto& move : write(question, batch)) moves.push_back(std::move(move));
        }
        EXPECT_TRUE(batch.is_last);
        return moves;
    }
    ZonePreview preview(const ZoneMoveQuestion& question, const std::string& cursor = "", std::size_t limit = 100) {
        return office().read([&](store::Connection& db) {
            return preview_zone_moves(db, kProtocol, {question.step(), cursor, limit});
        }).value();
    }

    CreateSession in(const std::string& zone, const std::string& title, const std::string& time = "09:00") {
        auto create = office().wanted(title, time);
        create.content.time.zone = zone;
        return create;
    }
    Session add(const CreateSession& create) { return office().add(create); }
    std::string utc_of(const SessionId& id) { return format_utc(office().present(id).placement.utc.start); }
    std::string taken_from(const SessionId& id, scheduling::Basis basis = scheduling::Basis::working) {
        for (const auto& occupancy : office().read([&](store::Connection& db) {
                 return scheduling::list_occupancies_of_owner(db, programme::owner_of(id));
             }))
            if (occupancy.basis == basis) return format_utc(occupancy.interval.start);
        return "";
    }

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};
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

TEST_P(ZoneMoves, MoveBookingsBlockingsAndAbsences) {
    resources::RequestBooking request;
    request.fields.subject = resources::subject_of(office().hall);
    request.fields.title = LocalizedText({{"fr", "Entretien"}});
    request.period = {*parse_plain_date_time("2027-01-12T09:00:00"), "Africa/Casablanca", minutes{60}, Disambiguation::reject};
    const auto booking = office().run(kProtocol, resources::request_booking(request)).value();
    resources::WantedBlocking closing;
    closing.thing = resources::subject_of(office().library);
    closing.period = request.period;
    closing.reason = "Visite officielle";
    closing.confirmation = office().read([&](store::Connection& db) {
        return resources::preview_blocking(db, kProtocol, newer(), office().now(), closing);
    }).value().confirmation;
    office().run(kProtocol, resources::place_blocking(closing)).value();
    resources::WantedUnavailability away;
    away.time = resources::WholeDays{*parse_plain_date("2027-01-12"), *parse_plain_date("2027-01-13"), "Africa/Casablanca"};
    office().run(kProtocol, resources::declare_unavailability(office().amina, away)).value();

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

TEST_P(ZoneMoves, CountAndPageWhatAPreviewShows) {
    directory::PersonDetails details;
    details.fields.name = LocalizedText({{"fr", "Léa"}});
    details.fields.home_zone = "Europe/Paris";
    const auto lea = office().run(kProtocol, directory::create_person({details, {}})).value().person.id;
    add(ProgrammeOffice::with(ProgrammeOffice::with(in("Africa/Casablanca", "Rabat"), lea), office().amina));
    add(in("America/Havana", "La Havane", "12:00"));
    add(in("Europe/Paris", "Paris"));
    ASSERT_TRUE(office().publish().has_value());
    const auto first = preview(back(), "", 3);
    EXPECT_EQ(first.counts, (PreviewCounts{.sessions = 2, .published_placements = 2, .releases = 1, .events = 1, .people = 2}));
    ASSERT_EQ(first.zones.size(), 2U);
    EXPECT_EQ(first.zones[0].zone, "Africa/Casablanca");
    EXPECT_EQ(format_offset(first.zones[0].difference.before), "+00:00");
    EXPECT_EQ(format_offset(first.zones[0].difference.after), "+01:00");
    ASSERT_EQ(first.items.size(), 3U);
    EXPECT_TRUE(first.conflicts.has_value());
    const auto rest = preview(back(), first.next, 3);
    EXPECT_EQ(rest.items.size(), 1U);
    EXPECT_EQ(rest.next, "");
    EXPECT_FALSE(rest.conflicts.has_value());
    const auto rabat = std::find_if(first.items.begin(), first.items.end(), [](const PreviewedMove& item) { return !item.clocks.empty(); });
    ASSERT_NE(rabat, first.items.end());
    ASSERT_EQ(rabat->clocks.size(), 1U) << "nobody else has a zone at home";
    EXPECT_EQ(rabat->clocks[0].zone, "Europe/Paris");
    EXPECT_EQ(rabat->clocks[0].people, 1);
    EXPECT_EQ(format_plain_date_time(rabat->clocks[0].before), "2027-01-12T10:00:00");
    EXPECT_EQ(format_plain_date_time(rabat->clocks[0].after), "2027-01-12T09:00:00");
    EXPECT_EQ(find(back()).moves.size(), 4U) << "looking changes nothing";
}

TEST_P(ZoneMoves, AreAskedForByTheirVersion) {
    add(ProgrammeOffice::with(in("Africa/Casablanca", "Rabat"), office().amina));
    add(ProgrammeOffice::with(in("Africa/Nouakchott", "Nouakchott", "08:00"), office().amina));
    const Messages messages(embedded::catalogues());
    const auto held = [](const ZoneDatabase& zones) { return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &zones); };
    PlanningParts parts;
    parts.database = &office().database();
    parts.clock = [this] { return office().now(); };
    parts.zones = [&] { return held(newer()); };
    parts.messages = &messages;
    parts.zone_supply.zones_of = [&](const std::string& version) { return version == "2025b" ? held(older()) : nullptr; };
    web_api::Router router;
    add_zone_move_routes(router, parts);
    const auto ask = [&](const Caller& caller, std::vector<std::pair<std::string, std::string>> query) {
        web_api::Request request;
        request.method = web_api::Method::get;
        request.target = request.path = "/api/v1/time-zone-changes/preview";
        request.query = std::move(query);
        request.caller = caller;
        std::promise<web_api::Response> answered;
        const auto match = router.find(request);
        match.route->handler(std::make_shared<web_api::Exchange>(
            std::move(request), [&](web_api::Response response) { answered.set_value(std::move(response)); },
            [&](const Problem& problem, const web_api::Request& asked) { return web_api::problem_response(problem, asked, messages, {}); }));
        return answered.get_future().get();
    };
    EXPECT_EQ(ask(test::caller_as(Role::organizer), {{"version", "2025b"}}).status, 403);
    EXPECT_EQ(ask(kProtocol, {}).status, 422);
    EXPECT_EQ(ask(kProtocol, {{"version", "2001a"}}).status, 422);
    const auto answer = ask(kProtocol, {{"version", "2025b"}, {"limit", "1"}});
    ASSERT_EQ(answer.status, 200);
    const auto body = json::parse_trusted(*answer.body);
    EXPECT_EQ(body.at("from").as_string(), "2026f");
    EXPECT_EQ(body.at("to").as_string(), "2025b");
    EXPECT_EQ(body.at("counts").at("sessions").as_int64(), 1);
    EXPECT_EQ(body.at("counts").at("people").as_int64(), 1);
    const auto& move = body.at("items").as_array().at(0).as_object();
    EXPECT_EQ(move.at("kind").as_string(), "session");
    EXPECT_EQ(move.at("keeps").as_string(), "wall-time");
    EXPECT_EQ(move.at("before").at("utcOffset").as_string(), "+00:00");
    EXPECT_EQ(move.at("after").at("utcOffset").as_string(), "+01:00");
    EXPECT_EQ(move.at("after").at("utcStart").as_string(), "2027-01-12T08:00:00Z");
    const auto& created = body.at("conflicts").at("created").as_array();
    ASSERT_EQ(created.size(), 1U);
    EXPECT_EQ(created.at(0).at("code").as_string(), "P1");
    EXPECT_EQ(created.at(0).at("evidence").at("timeZoneVersion").as_string(), "2025b");
    EXPECT_FALSE(body.as_object().contains("next"));
}

TEST_P(ZoneMoves, AreShownToProtocolAloneAndFromNoCursorOfSomethingElse) {
    const auto ask = [&](const Caller& caller, const std::string& cursor) {
        return office().read([&](store::Connection& db) { return preview_zone_moves(db, caller, {back().step(), cursor, 10}); });
    };
    EXPECT_EQ(ask(test::caller_as(Role::organizer), "").error().code, ProblemCode::forbidden);
    EXPECT_EQ(ask(kProtocol, "elsewhere").error().code, ProblemCode::validation_failed);
    EXPECT_THROW(find(back(), "elsewhere"), std::invalid_argument);
}

}  // namespace
}  // namespace multaqa::planning
