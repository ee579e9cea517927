// Releases through the executor, on both databases: what is published, held, freed and told.
#include <gtest/gtest.h>

#include <future>

#include "programme/release_commands.hpp"
#include "programme/release_queries.hpp"
#include "programme/renamed_queries.hpp"
#include "scheduling/clash.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;
using test::told;

const Caller kAnybody;

class Releases : public test::OnBothDatabases {
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

    Result<AgendaDocument> agenda(const Caller& caller, Audience audience, const std::string& release = "") {
        return office().read([&](store::Connection& db) {
            return get_agenda(db, caller, {office().event, audience, release, "", "2026f"});
        });
    }
    Result<Release> publish(PublishRelease wanted) {
        std::promise<command::Outcome<Release>> promise;
        const ReleaseParts parts{&database(), &office().executor(), [this] { return office().now(); }, [] {
                                     return std::shared_ptr<const ZoneDatabase>(std::shared_ptr<void>(), &multaqa::testing::zones());
                                 }};
        publish_release(parts, kProtocol, "request", std::move(wanted), {},
                        [&](command::Outcome<Release> outcome) { promise.set_value(std::move(outcome)); });
        auto outcome = promise.get_future().get();
        if (outcome.has_error()) return outcome.error();
        return std::get<Release>(std::move(*outcome));
    }
    PublishRelease now() { return {office().event, office().revision_of_event(), {}, {}, ""}; }

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};
MULTAQA_ON_BOTH_DATABASES(Releases);

TEST_P(Releases, ShowEverybodyWhatIsReleasedAndNothingElse) {
    auto open = ProgrammeOffice::with(office().wanted("Ouverture", "09:00", office().hall), office().amina);
    open.content.virtual_locations["main"] = {{}, "https://example.org/secret-link"};
    const auto shown = office().add(open);
    auto draft = ProgrammeOffice::with(office().wanted("Brouillon", "11:00", office().library), office().idris);
    draft.content.status = SessionStatus::draft;
    office().add(draft);
    EXPECT_EQ(agenda(kAnybody, Audience::public_).error().code, ProblemCode::not_found);

    const auto release = publish(now());
    ASSERT_TRUE(release.has_value()) << told(release.error());
    EXPECT_EQ(release->number, (ReleaseNumber{1, 0}));
    EXPECT_EQ(release->counts, (ReleaseCounts{1, 1, 0, 0}));
    EXPECT_EQ(release->revision, office().revision_of_event());

    const auto bytes = *agenda(kAnybody, Audience::public_)->bytes;
    const auto document = json::parse_trusted(bytes);
    EXPECT_EQ(document.at("sessions").as_object().size(), 1U);
    EXPECT_TRUE(document.at("sessions").as_object().contains(shown.id.text()));
    EXPECT_EQ(document.at("rooms").as_object().size(), 1U);
    EXPECT_EQ(document.at("people").as_object().size(), 1U);
    for (const char* const secret : {"secret-link", "secret@example.org", "Brouillon", "Idris", "Biblioth", "needs-action", "revision"})
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret;
    EXPECT_EQ(bytes, *office().read([&](store::Connection& db) {
        return topic_snapshot(db, office().topic(Audience::public_), "2026f");
    })->bytes);
    EXPECT_EQ(agenda(kAnybody, Audience::staff).error().code, ProblemCode::forbidden);
}

TEST_P(Releases, TellFollowersTheDifferenceToTheReleaseBefore) {
    const auto session = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(publish(now()).has_value());
    auto held = office().document(Audience::public_);
    const auto seq = office().head(Audience::public_);
    EXPECT_EQ(seq, 1);
    office().move(ProgrammeOffice::to(session, "10:00", std::optional(office().library)));
    EXPECT_EQ(office().head(Audience::public_), seq) << "the public hears of it at the release";
    auto wanted = now();
    wanted.note = LocalizedText({{"fr", "À dix heures"}});
    const auto release = publish(wanted);
    ASSERT_TRUE(release.has_value());
    EXPECT_EQ(release->counts, (ReleaseCounts{1, 0, 1, 0}));
    const auto frames = office().frames(Audience::public_, seq);
    ASSERT_EQ(frames.size(), 1U);
    test::apply(held, frames[0]);
    EXPECT_EQ(held, office().document(Audience::public_));
    EXPECT_EQ(held.at("release").at("note").at("fr").as_string(), "À dix heures");
}

TEST_P(Releases, RefuseARevisionThatIsOldAndAProgrammeThatIsUnchanged) {
    const auto session = office().add(office().wanted("Ouverture", "09:00"));
    const auto seen = now();
    office().move(ProgrammeOffice::to(session, "10:00"));
    const auto old = publish(seen);
    EXPECT_EQ(old.error().code, ProblemCode::revision_mismatch);
    EXPECT_EQ(old.error().revision, office().revision_of_event());
    ASSERT_TRUE(publish(now()).has_value());
    EXPECT_EQ(publish(now()).error().code, ProblemCode::nothing_to_release);
    EXPECT_EQ(publish({EventId{"018d3a52-0000-7000-8000-0000000000ff"}, 0, {}, {}, ""}).error().code, ProblemCode::not_found);
}

TEST_P(Releases, HoldThePublishedPlaceUntilTheNextRelease) {
    const auto session = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(publish(now()).has_value());
    const auto moved = office().move(ProgrammeOffice::to(office().present(session.id), "14:00"));
    ASSERT_TRUE(moved.published.has_value());
    EXPECT_EQ(moved.published->hold, Hold::held);
    const auto intruder = office().wanted("Presse", "09:00", office().hall);
    EXPECT_EQ(office().run(kProtocol, create_session(intruder)).error().code, ProblemCode::schedule_conflict);
    ASSERT_TRUE(publish(now()).has_value());
    EXPECT_EQ(office().present(session.id).published->hold, Hold::standing);
    EXPECT_GT(office().present(session.id).version, moved.version) << "its representation changed";
    EXPECT_TRUE(office().run(kProtocol, create_session(intruder)).has_value());
}

TEST_P(Releases, FreeThePublishedPlaceAtOnceWhenItIsGivenUp) {
    const auto session = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(publish(now()).has_value());
    EXPECT_EQ(office().run(kProtocol, give_up_placement({session.id, ""})).error().code, ProblemCode::nothing_to_give_up);
    office().move(ProgrammeOffice::to(office().present(session.id), "14:00"));
    ASSERT_TRUE(office().run(kProtocol, give_up_placement({session.id, "loué"})).has_value());
    EXPECT_TRUE(office().run(kProtocol, create_session(office().wanted("Presse", "09:00", office().hall))).has_value());
    // Moving on must not hold a place that was never published.
    office().move(ProgrammeOffice::to(office().present(session.id), "16:00"));
    EXPECT_TRUE(office().run(kProtocol, create_session(office().wanted("Suite", "14:00", office().hall))).has_value());
}

TEST_P(Releases, EndTheHoldOfASessionThatReturns) {
    const auto session = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(publish(now()).has_value());
    office().move(ProgrammeOffice::to(office().present(session.id), "14:00"));
    const auto back = office().move(ProgrammeOffice::to(office().present(session.id), "09:00"));
    EXPECT_EQ(back.published->hold, Hold::standing);
    const auto taken = office().read([&](store::Connection& db) {
        return scheduling::list_occupancies_of_owner(db, {"session", session.id.text()});
    });
    EXPECT_EQ(taken.size(), 1U);
}

TEST_P(Releases, KeepReleasedSessionsOutOfDraftAndOutOfTheArchive) {
    const auto session = office().add(office().wanted("Ouverture", "09:00", office().hall));
    ASSERT_TRUE(publish(now()).has_value());
    SessionPatch draft;
    draft.status = SessionStatus::draft;
    EXPECT_EQ(told(office().run(kProtocol, patch_session({session.id, 1, draft, {}})).error()),
              "status-transition-refused /status fault.draft-after-release");
    EXPECT_EQ(told(office().run(kProtocol, archive_session({session.id, 1})).error()),
              "status-transition-refused /status fault.cancel-instead");
    SessionPatch cancel;
    cancel.status = SessionStatus::cancelled;
    const auto cancelled = office().patch(session, cancel);
    EXPECT_EQ(cancelled.sequence, 1);
    EXPECT_EQ(cancelled.published->hold, Hold::held) << "the public still expects it there";
    ASSERT_TRUE(publish(now()).has_value());
    const auto document = json::parse_trusted(*agenda(kAnybody, Audience::public_)->bytes);
    EXPECT_EQ(document.at("sessions").at(session.id.text()).at("status").as_string(), "cancelled");
}

TEST_P(Releases, AreNotBlockedByWhatWasDecidedWhenItWasBooked) {
    office().add(office().wanted("Ouverture", "09:00", office().hall));
    auto forced = office().wanted("Presse", "09:30", office().hall);
    forced.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "ordre du ministre"};
    office().add(forced);
    EXPECT_TRUE(publish(now()).has_value());
}

TEST_P(Releases, AreBlockedByOpenConflictsUntilTheyAreOverridden) {
    office().add(office().wanted("Ouverture", "09:00", office().hall));
    auto forced = office().wanted("Presse", "09:30", office().hall);
    forced.governance = {Disambiguation::reject, scheduling::OnConflict::override_, "ordre du ministre"};
    office().add(forced);
    // As after a change of zone rules: two that clash and nobody has decided on.
    office().step<std::int64_t>({}, [](command::Write& write) { return write.db().execute("DELETE FROM conflict_record"); });
    const auto revision = office().revision_of_event();

    const auto blocked = publish(now());
    ASSERT_EQ(blocked.error().code, ProblemCode::release_blocked);
    const auto evidence = std::dynamic_pointer_cast<const BlockedRelease>(blocked.error().evidence);
    ASSERT_NE(evidence, nullptr);
    ASSERT_EQ(evidence->clashes.size(), 1U);
    EXPECT_EQ(office().revision_of_event(), revision);

    auto wanted = now();
    wanted.overrides = {scheduling::conflict_id(evidence->clashes[0])};
    EXPECT_EQ(told(publish(wanted).error()), "validation-failed /reason fault.reason-required");
    wanted.reason = "accord des deux";
    EXPECT_TRUE(publish(wanted).has_value());
    const auto last = office().changes(scope_of(office().event)).back();
    EXPECT_EQ(last.kind, "ReleasePublished");
    EXPECT_NE(last.data.find(wanted.overrides[0]), std::string::npos);
}

TEST_P(Releases, TakeBackWhatALaterReleaseDroppedFromEverybodyButStaff) {
    const auto session = office().add(office().wanted("Ouverture", "09:00"));
    ASSERT_TRUE(publish(now()).has_value());
    office().move(ProgrammeOffice::to(office().present(session.id), "10:00"));
    ASSERT_TRUE(publish(now()).has_value());
    EXPECT_TRUE(agenda(kAnybody, Audience::public_, "2").has_value());
    EXPECT_TRUE(agenda(kAnybody, Audience::public_, "latest").has_value());
    EXPECT_EQ(agenda(kAnybody, Audience::public_, "1").error().code, ProblemCode::not_found);
    EXPECT_TRUE(agenda(kProtocol, Audience::public_, "1").has_value());
    EXPECT_TRUE(agenda(kProtocol, Audience::staff, "1").has_value());
    const auto listed = office().read([&](store::Connection& db) { return list_releases(db, kProtocol, office().event, 1, ""); });
    ASSERT_EQ(listed->releases.size(), 1U);
    EXPECT_EQ(listed->releases[0].number, (ReleaseNumber{2, 0}));
    EXPECT_EQ(listed->next, "2");
}

TEST_P(Releases, OfARestrictedEventAreForThoseWhoHoldAGrant) {
    office().add(office().wanted("Ouverture", "09:00"));
    EventPatch restricted;
    restricted.visibility = Visibility::restricted;
    ASSERT_TRUE(office().run(kProtocol, patch_event({office().event, 1, restricted})).has_value());
    ASSERT_TRUE(publish(now()).has_value());
    EXPECT_EQ(agenda(kAnybody, Audience::public_).error().code, ProblemCode::not_found);
    auto guest = test::caller_as(Role::participant);
    EXPECT_EQ(agenda(guest, Audience::public_).error().code, ProblemCode::not_found);
    guest.grants = {{scope_of(office().event), GrantRole::participant}};
    EXPECT_TRUE(agenda(guest, Audience::public_).has_value());
    EXPECT_FALSE(office().read([&](store::Connection& db) { return find_publication(db, office().event); }).has_value());
}

TEST_P(Releases, OfOneRevisionAreMadeOnceHoweverManyAsk) {
    office().add(office().wanted("Ouverture", "09:00", office().hall));
    const auto wanted = now();
    std::vector<std::future<ProblemCode>> answers;
    constexpr auto kPublished = ProblemCode::malformed_json;  // stands for none
    for (int i = 0; i < 8; ++i)
        answers.push_back(std::async(std::launch::async, [&] {
            const auto release = publish(wanted);
            return release.has_error() ? release.error().code : kPublished;
        }));
    std::map<ProblemCode, int> counted;
    for (auto& answer : answers) ++counted[answer.get()];
    EXPECT_EQ(counted, (std::map<ProblemCode, int>{{kPublished, 1}, {ProblemCode::revision_mismatch, 7}}));
    EXPECT_EQ(office().head(Audience::public_), 1);
}

TEST_P(Releases, TellStaffOfANewNameAndThePublicAtTheNextRelease) {
    office().add(ProgrammeOffice::with(office().wanted("Ouverture", "09:00"), office().amina));
    ASSERT_TRUE(publish(now()).has_value());
    const directory::NameUsers users{
        [](store::Connection& db, std::string_view, const std::string& id) { return scopes_showing(db, NamedKind::person, id); },
        [](command::Write& write, std::string_view, const std::string& id) {
            return topics_for_renamed(write.db(), NamedKind::person, id);
        }};
    auto held = office().document(Audience::staff);
    const auto seq = office().head(Audience::staff);
    const auto revision = office().revision_of_event();
    const auto rename = [](const directory::PersonDetails& present) {
        auto wanted = present;
        wanted.fields.name = LocalizedText({{"ar", "أمينة"}});
        return directory::Draft<directory::PersonDetails>{wanted, {}};
    };
    ASSERT_TRUE(office().run(kProtocol, directory::update_person(office().amina, 1, rename, users)).has_value());
    for (const auto& frame : office().frames(Audience::staff, seq)) test::apply(held, frame);
    EXPECT_EQ(held, office().document(Audience::staff));
    EXPECT_EQ(json::serialize(held.at("people").at(office().amina.text()).at("name")), R"({"ar":"أمينة"})");
    EXPECT_EQ(office().revision_of_event(), revision);
    ASSERT_TRUE(publish(now()).has_value());
    EXPECT_NE(agenda(kAnybody, Audience::public_)->bytes->find("أمينة"), std::string::npos);
}

}  // namespace
}  // namespace multaqa::programme
