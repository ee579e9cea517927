// Old releases, on both databases: what differs, what everybody is told, and the way back.
#include <gtest/gtest.h>

#include <memory>

#include "programme/release_difference_queries.hpp"
#include "programme/release_history_queries.hpp"
#include "programme/release_reinstate_commands.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;
using test::told;

const Caller kAnybody;

class Reinstating : public test::OnBothDatabases {
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

    ReinstateRelease to(std::int64_t number, ReinstateRelease::Mode mode = ReinstateRelease::Mode::apply) {
        ReinstateRelease reinstate;
        reinstate.event = office().event;
        reinstate.number = {number, 0};
        reinstate.mode = mode;
        if (mode == ReinstateRelease::Mode::apply) reinstate.revision = office().revision_of_event();
        return reinstate;
    }
    Result<Reinstated> reinstate(ReinstateRelease wanted, const Caller& caller = kProtocol) {
        return office().run(caller, reinstate_release(std::move(wanted)));
    }
    Reinstated preview(std::int64_t number) {
        const auto refused = reinstate(to(number, ReinstateRelease::Mode::preview));
        return preview_of(refused.error()).value();
    }
    Result<ReleaseDifference> difference(std::int64_t number, const std::string& against, const Caller& caller = kProtocol,
                                         Audience audience = Audience::public_) {
        return office().read([&](store::Connection& db) {
            return get_difference(db, caller, {office().event, {number, 0}, against, audience, "2026f"});
        });
    }
    Result<ReleaseHistoryPage> history(const Caller& caller, std::size_t limit = 20, const std::string& cursor = "") {
        return office().read([&](store::Connection& db) { return list_history(db, caller, office().event, limit, cursor); });
    }
    Session cancel(const Session& session) {
        SessionPatch patch;
        patch.status = SessionStatus::cancelled;
        return office().patch(office().present(session.id), patch);
    }
    // Two sessions of one hour change rooms, for which each gives up what the release holds for it.
    void swap(const Session& first, const Session& second) {
        office().move(ProgrammeOffice::to(first, "15:00"));
        ASSERT_TRUE(office().run(kProtocol, give_up_placement({first.id, ""})).has_value());
        office().move(ProgrammeOffice::to(second, "09:00", std::optional(office().hall)));
        ASSERT_TRUE(office().run(kProtocol, give_up_placement({second.id, ""})).has_value());
        office().move(ProgrammeOffice::to(office().present(first.id), "09:00", std::optional(office().library)));
    }

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};
MULTAQA_ON_BOTH_DATABASES(Reinstating);

// "fate title field field…", one per session.
std::vector<std::string> told_of(const std::vector<EntryChange>& changes) {
    std::vector<std::string> lines;
    for (const auto& change : changes) {
        std::string line(word(change.fate));
        line += " " + std::string(change.title.at("fr").as_string());
        if (change.fate != EntryFate::new_)
            for (const auto& field : change.fields) line += " " + std::string(field.key());
        lines.push_back(std::move(line));
    }
    return lines;
}

TEST_P(Reinstating, TellsTheDifferenceFromTheOlderToTheNewer) {
    const auto open = office().add(office().wanted("Ouverture", "09:00", office().hall));
    const auto panel = office().add(ProgrammeOffice::with(office().wanted("Panel", "10:00", office().hall), office().amina));
    const auto closing = office().add(office().wanted("Clôture", "17:00"));
    ASSERT_TRUE(office().publish().has_value());
    office().move(ProgrammeOffice::to(open, "11:00", std::optional(office().library)));
    SessionPatch words;
    words.title.languages["ar"] = "ندوة";
    office().patch(panel, words);
    cancel(closing);
    office().add(office().wanted("Réception", "19:00"));
    auto draft = office().wanted("Brouillon", "20:00");
    draft.content.status = SessionStatus::draft;
    office().add(draft);

    const std::vector<std::string> expected{"moved Ouverture roomId start utcEnd utcStart", "changed Panel title",
                                            "cancelled Clôture status", "new Réception"};
    const auto unpublished = difference(1, "working");
    ASSERT_TRUE(unpublished.has_value()) << told(unpublished.error());
    EXPECT_EQ(told_of(unpublished->difference.sessions), expected);
    EXPECT_EQ(unpublished->from->number, (ReleaseNumber{1, 0}));
    EXPECT_FALSE(unpublished->to.has_value());
    ASSERT_TRUE(office().publish().has_value());
    for (const auto& [number, against] : std::vector<std::pair<int, std::string>>{{2, "1"}, {1, "2"}, {2, ""}}) {
        const auto found = difference(number, against);
        ASSERT_TRUE(found.has_value());
        EXPECT_EQ(found->from->number, (ReleaseNumber{1, 0})) << against;
        EXPECT_EQ(found->to->number, (ReleaseNumber{2, 0}));
        EXPECT_EQ(told_of(found->difference.sessions), expected);
    }
    const auto moved = difference(2, "1")->difference.sessions[0].fields;
    EXPECT_EQ(moved.at("start"), (json::object{{"before", "2027-01-12T09:00:00"}, {"after", "2027-01-12T11:00:00"}}));
    EXPECT_EQ(moved.at("roomId"), (json::object{{"before", office().hall.text()}, {"after", office().library.text()}}));
    EXPECT_FALSE(difference(1, "")->from.has_value()) << "before the first there was nothing";
    EXPECT_EQ(difference(1, "")->difference.sessions.size(), 3U);
    EXPECT_EQ(difference(1, "")->difference.people.size(), 1U);
}

TEST_P(Reinstating, ShowsADifferenceToStaffAloneAndToEachAudienceItsOwn) {
    auto open = office().wanted("Ouverture", "09:00", office().hall);
    const auto session = office().add(open);
    ASSERT_TRUE(office().publish().has_value());
    SessionPatch link;
    link.virtual_locations["main"] = VirtualLocationPatch{{}, "https://example.org/secret-link"};
    office().patch(session, link);
    office().move(ProgrammeOffice::to(office().present(session.id), "10:00"));
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(told_of(difference(2, "1")->difference.sessions), (std::vector<std::string>{"moved Ouverture start utcEnd utcStart"}));
    EXPECT_EQ(told_of(difference(2, "1", kProtocol, Audience::staff)->difference.sessions),
              (std::vector<std::string>{"moved Ouverture start utcEnd utcStart virtualLocations"}));
    EXPECT_EQ(difference(2, "1", kAnybody).error().code, ProblemCode::forbidden);
    EXPECT_EQ(difference(3, "1").error().code, ProblemCode::not_found);
    EXPECT_EQ(difference(2, "7").error().code, ProblemCode::not_found);
    EXPECT_EQ(told(difference(2, "one").error()), "validation-failed ?against fault.release-number");
}

TEST_P(Reinstating, IsOnePlacementInWhichTwoSessionsChangePlaces) {
    const auto first = office().add(office().wanted("Ouverture", "09:00", office().hall));
    const auto second = office().add(office().wanted("Panel", "09:00", office().library));
    ASSERT_TRUE(office().publish().has_value());
    swap(first, second);

    const auto revision = office().revision_of_event();
    auto held = office().document(Audience::staff);
    const auto seq = office().head(Audience::staff);
    const auto reinstated = reinstate(to(1));
    ASSERT_TRUE(reinstated.has_value()) << told(reinstated.error());
    EXPECT_EQ(reinstated->outcome, Reinstated::Outcome::applied);
    EXPECT_EQ(reinstated->revision, revision + 1);
    EXPECT_EQ(office().revision_of_event(), revision + 1) << "one command, one revision";
    EXPECT_EQ(told_of(differences_of(reinstated->changes)), (std::vector<std::string>{"moved Ouverture roomId", "moved Panel roomId"}));
    EXPECT_GT(office().present(first.id).version, first.version);
    for (const auto& frame : office().frames(Audience::staff, seq)) test::apply(held, frame);
    EXPECT_EQ(held, office().document(Audience::staff));
    EXPECT_TRUE(difference(1, "working")->difference.sessions.empty());
}

TEST_P(Reinstating, TakesThePlacesThatTheNewestReleaseHoldsForItsOwnSessionsAndKeepsThemFromOthers) {
    const auto first = office().add(office().wanted("Ouverture", "09:00", office().hall));
    const auto second = office().add(office().wanted("Panel", "09:00", office().library));
    ASSERT_TRUE(office().publish().has_value());
    swap(first, second);
    const auto away = office().add(office().wanted("Réception", "11:00", office().hall));
    ASSERT_TRUE(office().publish().has_value());
    const auto reinstated = reinstate(to(1));
    ASSERT_TRUE(reinstated.has_value()) << told(reinstated.error());
    EXPECT_EQ(reinstated->clashes.size(), 2U) << "flagged: participants still expect each where the other goes";
    auto intruder = office().wanted("Presse", "11:00", office().hall);
    EXPECT_EQ(office().run(kProtocol, create_session(intruder)).error().code, ProblemCode::schedule_conflict)
        << "what was cancelled is still announced there";
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_TRUE(office().run(kProtocol, create_session(intruder)).has_value());
    EXPECT_EQ(office().present(away.id).content.status, SessionStatus::cancelled);
}

TEST_P(Reinstating, CancelsWhatWasReleasedLaterAndLeavesWhatNeverWas) {
    const auto first = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(office().publish().has_value());
    const auto later = office().add(office().wanted("Ajoutée", "11:00", office().hall));
    cancel(first);
    ASSERT_TRUE(office().publish().has_value());
    const auto fresh = office().add(office().wanted("Jamais publiée", "13:00", office().hall));
    ASSERT_TRUE(reinstate(to(1)).has_value());
    EXPECT_EQ(office().present(first.id).content.status, SessionStatus::tentative);
    EXPECT_EQ(office().present(later.id).content.status, SessionStatus::cancelled);
    EXPECT_EQ(office().present(fresh.id), fresh);
}

TEST_P(Reinstating, MovesChildrenThatWereNeverReleasedAlongWithTheirParent) {
    auto wanted = office().wanted("Plénière", "09:00", office().hall);
    wanted.content.time.duration = minutes{120};
    const auto parent = office().add(wanted);
    ASSERT_TRUE(office().publish().has_value());
    office().move(ProgrammeOffice::to(office().present(parent.id), "14:00"));
    auto child = office().wanted("Exposé", "14:30");
    child.content.parent = parent.id;
    const auto added = office().add(child);
    const auto reinstated = reinstate(to(1));
    ASSERT_TRUE(reinstated.has_value()) << told(reinstated.error());
    EXPECT_EQ(format_plain_date_time(office().present(added.id).placement.wanted.start), "2027-01-12T09:30:00");
    EXPECT_EQ(office().present(added.id).content.parent, parent.id);
}

TEST_P(Reinstating, LeavesPeopleTheirAnswers) {
    const auto session = office().add(ProgrammeOffice::with(office().wanted("Panel", "09:00"), office().amina));
    ASSERT_TRUE(office().publish().has_value());
    SessionPatch declined;
    declined.participants[office().amina] = ParticipantPatch{{{ParticipantRole::moderator, true}}, {}, ParticipationStatus::declined};
    office().patch(session, declined);
    ASSERT_TRUE(reinstate(to(1)).has_value());
    const auto participant = office().present(session.id).content.participants.at(office().amina);
    EXPECT_EQ(participant.status, ParticipationStatus::declined);
    EXPECT_EQ(participant.roles, (std::set{ParticipantRole::speaker}));
}

TEST_P(Reinstating, IsRefusedWhereThePlaceIsTakenAndAPreviewSaysSoBefore) {
    const auto session = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(office().publish().has_value());
    office().move(ProgrammeOffice::to(office().present(session.id), "14:00"));
    ASSERT_TRUE(office().publish().has_value());
    const auto moved = office().present(session.id);
    office().add(office().wanted("Presse", "09:30", office().hall));
    const auto revision = office().revision_of_event();

    const auto seen = preview(1);
    EXPECT_EQ(seen.outcome, Reinstated::Outcome::refused);
    EXPECT_EQ(seen.clashes.size(), 1U);
    EXPECT_EQ(told_of(differences_of(seen.changes)), (std::vector<std::string>{"moved Ouverture start utcEnd utcStart"}));
    EXPECT_EQ(seen.revision, revision);
    const auto refused = reinstate(to(1));
    ASSERT_EQ(refused.error().code, ProblemCode::schedule_conflict);
    const auto evidence = std::dynamic_pointer_cast<const BlockedRelease>(refused.error().evidence);
    ASSERT_NE(evidence, nullptr);
    EXPECT_EQ(evidence->clashes.size(), 1U);
    EXPECT_EQ(office().present(session.id), moved) << "nothing of it is kept";
    EXPECT_EQ(office().revision_of_event(), revision);

    auto forced = to(1);
    forced.governance.on_conflict = scheduling::OnConflict::override_;
    EXPECT_EQ(told(reinstate(forced).error()), "validation-failed /reason fault.reason-required");
    forced.governance.reason = "accord des deux";
    EXPECT_EQ(reinstate(forced)->clashes.size(), 1U);
    EXPECT_EQ(office().present(session.id).placement.utc, session.placement.utc);
}

TEST_P(Reinstating, PreviewsWithoutChangingAnything) {
    const auto session = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(office().publish().has_value());
    const auto moved = office().move(ProgrammeOffice::to(office().present(session.id), "14:00"));
    const auto revision = office().revision_of_event();
    const auto head = office().head(Audience::staff);
    const auto seen = preview(1);
    EXPECT_EQ(seen.outcome, Reinstated::Outcome::possible);
    EXPECT_EQ(seen.changes.size(), 1U);
    EXPECT_EQ(office().present(session.id), moved);
    EXPECT_EQ(office().revision_of_event(), revision);
    EXPECT_EQ(office().head(Audience::staff), head);
    EXPECT_EQ(office().changes(scope_of(office().event)).size(), static_cast<std::size_t>(revision));
}

TEST_P(Reinstating, IsForTheStaffOfTheEventAndForTheRevisionThatTheyLookedAt) {
    const auto session = office().add(office().wanted("Ouverture", "09:00"));
    ASSERT_TRUE(office().publish().has_value());
    const auto old = to(1);
    office().move(ProgrammeOffice::to(office().present(session.id), "10:00"));
    EXPECT_EQ(reinstate(old).error().code, ProblemCode::revision_mismatch);
    EXPECT_EQ(reinstate(old).error().revision, office().revision_of_event());
    EXPECT_EQ(reinstate(to(1), test::caller_as(Role::participant)).error().code, ProblemCode::forbidden);
    EXPECT_EQ(reinstate(to(2)).error().code, ProblemCode::not_found);
    auto elsewhere = to(1);
    elsewhere.event = EventId{"018d3a52-0000-7000-8000-0000000000ff"};
    EXPECT_EQ(reinstate(elsewhere).error().code, ProblemCode::not_found);
    ASSERT_TRUE(reinstate(to(1)).has_value());
    const auto revision = office().revision_of_event();
    EXPECT_TRUE(reinstate(to(1))->changes.empty());
    EXPECT_EQ(office().revision_of_event(), revision) << "what is so already is not written again";
}

TEST_P(Reinstating, TellsEverybodyFromReleaseToReleaseWithoutWhatWasTakenBack) {
    auto wanted = ProgrammeOffice::with(office().wanted("Réunion secrète", "09:00", office().hall), office().amina);
    wanted.content.virtual_locations["main"] = {{}, "https://example.org/secret-link"};
    const auto session = office().add(wanted);
    EXPECT_EQ(history(kProtocol).error().code, ProblemCode::not_found) << "before the first release";
    ASSERT_TRUE(office().publish().has_value());
    SessionPatch renamed;
    renamed.title.languages["fr"] = "Réunion";
    office().patch(session, renamed);
    office().move(ProgrammeOffice::to(office().present(session.id), "10:00", std::optional(office().library)));
    ASSERT_TRUE(office().publish().has_value());
    cancel(session);
    ASSERT_TRUE(office().publish().has_value());

    const auto page = history(kAnybody);
    ASSERT_TRUE(page.has_value()) << told(page.error());
    ASSERT_EQ(page->steps.size(), 3U);
    json::array items;
    for (const auto& step : page->steps) items.push_back(release_step_json(step, page->shown));
    const auto entry = [&](std::size_t i) { return items.at(i).at("sessions").at(0).as_object(); };
    EXPECT_EQ(items.at(0).at("release").at("number"), 3);
    EXPECT_EQ(entry(0), (json::object{{"id", session.id.text()}, {"change", "cancelled"}, {"title", {{"fr", "Réunion"}}}}));
    EXPECT_EQ(entry(1).at("change"), "moved");
    EXPECT_EQ(entry(1).at("before").at("start"), "2027-01-12T09:00:00");
    EXPECT_EQ(entry(1).at("after").at("roomId"), json::value(office().library.text()));
    EXPECT_EQ(entry(1).at("fields"), (json::array{"title"}));
    EXPECT_EQ(items.at(1).at("rooms").as_object().size(), 2U);
    EXPECT_EQ(entry(2).at("change"), "new");
    const auto bytes = json::serialize(items);
    for (const char* const secret : {"secrète", "secret-link", "secret@example.org", "needs-action"})
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;

    const auto first = history(kAnybody, 2);
    EXPECT_EQ(first->next, "2");
    const auto rest = history(kAnybody, 2, first->next);
    ASSERT_EQ(rest->steps.size(), 1U);
    EXPECT_EQ(rest->steps[0].release.number, (ReleaseNumber{1, 0}));
    EXPECT_EQ(rest->steps[0].difference.sessions[0].fate, EntryFate::new_);
    EXPECT_EQ(rest->next, "");
    EXPECT_EQ(told(history(kAnybody, 2, "x").error()), "validation-failed ?cursor fault.cursor");
}

TEST_P(Reinstating, KeepsTheNumberOfASessionOverReleasesAndGivesNoneTwice) {
    const auto late = office().add(office().wanted("Soir", "18:00"));
    const auto early = office().add(ProgrammeOffice::with(office().wanted("Matin", "08:00"), office().idris));
    ASSERT_TRUE(office().publish().has_value());
    const auto numbers = [this] { return office().read([&](store::Connection& db) { return find_publication(db, office().event); })->session_numbers; };
    EXPECT_EQ(numbers(), (std::map<SessionId, std::int64_t>{{early.id, 1}, {late.id, 2}}));
    const auto third = office().add(office().wanted("Nuit", "05:00"));
    cancel(late);
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(numbers(), (std::map<SessionId, std::int64_t>{{early.id, 1}, {late.id, 2}, {third.id, 3}}));
    const auto people = office().read([&](store::Connection& db) { return find_publication(db, office().event); })->person_numbers;
    EXPECT_EQ(people, (std::map<PersonId, std::int64_t>{{office().idris, 1}}));
}

}  // namespace
}  // namespace multaqa::programme
