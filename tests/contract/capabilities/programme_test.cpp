// Sessions through the executor, on both databases.
#include <gtest/gtest.h>

#include "access/user_commands.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;
using test::told;

class Programme : public test::OnBothDatabases {
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

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};
MULTAQA_ON_BOTH_DATABASES(Programme);

TEST_P(Programme, StoresASessionAsItWasAskedForAndReadsItBackTheSame) {
    auto create = ProgrammeOffice::with(office().wanted("Ouverture", "09:00", office().hall), office().amina);
    create.content.description = LocalizedText({{"ar", "افتتاح"}, {"fr", "Mot d’ouverture"}});
    create.content.virtual_locations["main"] = {LocalizedText({{"en", "Stream"}}), "https://example.org/join"};
    create.uid = "uid-1@example.org";
    const auto written = office().add(create);

    EXPECT_EQ(office().present(written.id), written);
    EXPECT_EQ(written.placement.wanted.zone, "Africa/Nouakchott") << "the zone of the room's site, not of the event";
    EXPECT_EQ(format_utc(written.placement.utc.start), "2027-01-12T09:00:00Z");
    EXPECT_EQ(written.content.participants, create.content.participants);
    EXPECT_EQ(written.content.virtual_locations, create.content.virtual_locations);
    EXPECT_EQ(written.content.status, SessionStatus::tentative);
    EXPECT_EQ(written.uid, "uid-1@example.org");
    EXPECT_EQ(written.version, 1);
}

TEST_P(Programme, NamesEveryFaultOfAnEntryAtOnce) {
    auto create = office().wanted("", "09:00");
    create.content.title = {};
    create.content.room = RoomId{"018d3a52-0000-7000-8000-0000000000ff"};
    create.content.time.zone = "Mars/Base";
    create.content.held_until = test::kOpening;
    create.content.status = SessionStatus::confirmed;
    const auto refused = office().run(kProtocol, create_session(create));
    EXPECT_EQ(told(refused.error()),
              "validation-failed /title fault.required /heldUntil fault.held-until-status /roomId fault.not-found-reference "
              "/timeZone fault.time-zone");
}

TEST_P(Programme, RefusesATakenRoomAndHandsOnTheRefusedCommand) {
    office().add(office().wanted("Ouverture", "09:00", office().hall));
    const auto revision = office().revision_of_event();
    const auto refused = office().run(kProtocol, create_session(office().wanted("Presse", "09:30", office().hall)));
    ASSERT_EQ(refused.error().code, ProblemCode::schedule_conflict);
    const auto evidence = std::dynamic_pointer_cast<const RefusedSession>(refused.error().evidence);
    ASSERT_NE(evidence, nullptr);
    EXPECT_EQ(evidence->clashes.size(), 1U);
    EXPECT_EQ(evidence->effective_room, office().hall);
    EXPECT_EQ(evidence->wanted.content.title.best("fr"), "Presse");
    EXPECT_EQ(evidence->lineage, "/" + evidence->wanted.id.text());
    EXPECT_EQ(office().revision_of_event(), revision) << "a refusal leaves no hole";

    const auto elsewhere = std::get<CreateSession>(
        replaced(evidence->command, *parse_plain_date_time("2027-01-12T10:00:00"), "Africa/Nouakchott", office().hall));
    EXPECT_EQ(office().add(elsewhere).content.time.start, *parse_plain_date_time("2027-01-12T10:00:00"));
}

TEST_P(Programme, LetsADraftStandBesideAndRefusesItWhenItLeavesDraft) {
    office().add(office().wanted("Ouverture", "09:00", office().hall));
    auto create = office().wanted("Presse", "09:30", office().hall);
    create.content.status = SessionStatus::draft;
    const auto written = office().run(kProtocol, create_session(create));
    ASSERT_TRUE(written.has_value());
    EXPECT_EQ(written->flagged.size(), 1U);
    SessionPatch confirm;
    confirm.status = SessionStatus::confirmed;
    const auto refused = office().run(kProtocol, patch_session({written->session.id, 1, confirm, {}}));
    EXPECT_EQ(refused.error().code, ProblemCode::schedule_conflict);
}

TEST_P(Programme, MovesAParentWithItsChildrenByTheSameWallClock) {
    auto day = office().wanted("Atelier", "09:00", office().hall);
    day.content.time.duration = minutes{180};
    const auto parent = office().add(day);
    auto talk = office().wanted("Exposé", "10:00");
    talk.content.parent = parent.id;
    const auto child = office().add(talk);
    EXPECT_EQ(child.placement.wanted.zone, "Africa/Nouakchott") << "of its parent";

    const auto moved = office().move(ProgrammeOffice::to(parent, "14:30"));
    EXPECT_EQ(moved.version, 2);
    const auto shifted = office().present(child.id);
    EXPECT_EQ(shifted.content.time.start, *parse_plain_date_time("2027-01-12T15:30:00"));
    EXPECT_EQ(shifted.version, 2);
    const auto taken = office().read([&](store::Connection& db) {
        return scheduling::list_occupancies_of_owner(db, {"session", child.id.text()});
    });
    ASSERT_EQ(taken.size(), 1U) << "the room of its parent";
    EXPECT_EQ(taken[0].subject.id, office().hall.text());
    EXPECT_EQ(taken[0].interval, shifted.placement.utc);
    EXPECT_EQ(taken[0].lineage, "/" + parent.id.text() + "/" + child.id.text());
}

TEST_P(Programme, KeepsChildrenWithinTheirParentAndTreesShallow) {
    const auto parent = office().add(office().wanted("Atelier", "09:00"));
    auto outside = office().wanted("Exposé", "09:30");
    outside.content.parent = parent.id;
    EXPECT_EQ(told(office().run(kProtocol, create_session(outside)).error()), "validation-failed /start fault.outside-parent");

    auto below = office().wanted("Exposé", "09:00");
    below.content.parent = parent.id;
    const auto child = office().add(below);
    below.content.parent = child.id;
    const auto grandchild = office().add(below);
    below.content.parent = grandchild.id;
    EXPECT_EQ(told(office().run(kProtocol, create_session(below)).error()), "validation-failed /parentId fault.too-deep");

    SessionPatch ring;
    ring.parent = grandchild.id;
    EXPECT_EQ(told(office().run(kProtocol, patch_session({parent.id, 1, ring, {}})).error()),
              "validation-failed /parentId fault.own-descendant");
    SessionPatch shorter;
    shorter.duration = minutes{30};
    EXPECT_EQ(told(office().run(kProtocol, patch_session({parent.id, 1, shorter, {}})).error()),
              "validation-failed /start fault.child-outside");
    SessionPatch apart;
    apart.parent = std::optional<SessionId>{};
    const auto freed = office().patch(child, apart);
    EXPECT_EQ(freed.root, child.id);
    EXPECT_EQ(office().present(grandchild.id).root, child.id);
}

TEST_P(Programme, AnswersAPatchThatChangesNothingWithTheVersionUnchanged) {
    const auto session = office().add(office().wanted("Ouverture", "09:00"));
    const auto revision = office().revision_of_event();
    SessionPatch same;
    same.title = TextPatch::set(session.content.title);
    EXPECT_EQ(office().patch(session, same), session);
    EXPECT_EQ(office().revision_of_event(), revision);
}

TEST_P(Programme, TellsWhoNamesAnOldVersionThePresentOne) {
    const auto session = office().add(office().wanted("Ouverture", "09:00"));
    office().move(ProgrammeOffice::to(session, "10:00"));
    const auto refused = office().run(kProtocol, move_session(ProgrammeOffice::to(session, "11:00")));
    EXPECT_EQ(told(refused.error()), "version-mismatch If-Match: fault.stale-version");
    EXPECT_EQ(refused.error().faults[0].arguments[0].second, "2");
}

TEST_P(Programme, HidesSessionsFromWhomTheEventIsHiddenAndForbidsWhatIsSeen) {
    const auto session = office().add(office().wanted("Ouverture", "09:00"));
    const auto stranger = test::caller_as(Role::organizer);
    const auto try_move = [&] { return office().run(stranger, move_session(ProgrammeOffice::to(session, "10:00"))).error().code; };
    EXPECT_EQ(try_move(), ProblemCode::not_found);
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(try_move(), ProblemCode::forbidden);
    const auto draft = office().add(office().wanted("Secret", "15:00"));
    EXPECT_EQ(office().run(stranger, move_session(ProgrammeOffice::to(draft, "10:00"))).error().code, ProblemCode::not_found);
    EXPECT_EQ(office().run(stranger, create_session(office().wanted("Intrus", "16:00"))).error().code, ProblemCode::forbidden);
}

TEST_P(Programme, AsksAboutTimesThatTheClocksSkipOrShowTwice) {
    auto create = office().wanted("Nuit", "09:00");
    create.content.time.zone = "Europe/Paris";
    create.content.time.start = *parse_plain_date_time("2027-03-28T02:30:00");
    const auto skipped = office().run(kProtocol, create_session(create));
    ASSERT_EQ(skipped.error().code, ProblemCode::nonexistent_local_time);
    EXPECT_EQ(skipped.error().alternatives[1].start, "2027-03-28T03:30:00");
    create.content.time.start = *parse_plain_date_time("2027-10-31T02:30:00");
    EXPECT_EQ(office().run(kProtocol, create_session(create)).error().code, ProblemCode::ambiguous_local_time);
    create.governance.disambiguation = Disambiguation::later;
    const auto second = office().add(create);
    EXPECT_EQ(second.placement.fold, Fold::second);
    SessionPatch longer;
    longer.duration = minutes{90};
    EXPECT_EQ(office().patch(second, longer).placement.fold, Fold::second) << "not asked again about a start that stays";
}

TEST_P(Programme, ArchivesWhatWasNeverReleasedWithItsChildren) {
    auto day = office().wanted("Atelier", "09:00", office().hall);
    const auto parent = office().add(day);
    auto talk = office().wanted("Exposé", "09:00");
    talk.content.parent = parent.id;
    const auto child = office().add(talk);
    ASSERT_TRUE(office().run(kProtocol, archive_session({parent.id, 1})).has_value());
    EXPECT_TRUE(office().read([&](store::Connection& db) { return load_sessions(db, office().event); }).sessions().empty());
    EXPECT_EQ(office().run(kProtocol, archive_session({child.id, 1})).error().code, ProblemCode::not_found);
    day.uid = parent.uid;
    EXPECT_EQ(office().add(day).uid, parent.uid) << "room and uid are free again";
}

TEST_P(Programme, LogsWhatChangedFieldByField) {
    const auto session = office().add(office().wanted("Ouverture", "09:00"));
    office().move(ProgrammeOffice::to(session, "10:00", std::optional(office().hall)));
    const auto changes = office().changes(scope_of(office().event));
    ASSERT_EQ(changes.size(), 3U);
    EXPECT_EQ(changes[0].kind, "EventCreated");
    EXPECT_EQ(changes[1].kind, "SessionCreated");
    EXPECT_EQ(changes[2].kind, "SessionMoved");
    const auto fields = json::parse_trusted(changes[2].data).at("fields").as_object();
    EXPECT_EQ(json::serialize(fields.at("start")), R"({"before":"2027-01-12T09:00:00","after":"2027-01-12T10:00:00"})");
    EXPECT_EQ(json::serialize(fields.at("roomId")), R"({"after":")" + office().hall.text() + R"("})");
    EXPECT_FALSE(fields.contains("version"));
}

TEST_P(Programme, TellsStaffEachChangeSoThatTheSnapshotFollowsFromTheFrames) {
    auto held = office().document(Audience::staff);
    auto seq = office().head(Audience::staff);
    const auto follow = [&] {
        for (const auto& frame : office().frames(Audience::staff, seq)) test::apply(held, frame);
        seq = office().head(Audience::staff);
        EXPECT_EQ(held, office().document(Audience::staff));
    };
    auto session = office().add(ProgrammeOffice::with(office().wanted("Ouverture", "09:00", office().hall), office().amina));
    follow();
    EXPECT_EQ(held.at("people").as_object().size(), 1U);
    session = office().move(ProgrammeOffice::to(session, "10:00", std::optional(office().library)));
    follow();
    SessionPatch swap;
    swap.participants[office().amina] = std::nullopt;
    swap.participants[office().idris].emplace().roles[ParticipantRole::chair] = true;
    session = office().patch(session, swap);
    follow();
    EXPECT_EQ(held.at("people").as_object().size(), 1U) << "who takes part no more is shown no more";
    ASSERT_TRUE(office().publish().has_value());
    follow();
    session = office().move(ProgrammeOffice::to(office().present(session.id), "14:00"));
    follow();
    EXPECT_TRUE(held.at("sessions").at(session.id.text()).as_object().contains("publishedPlacement"));
    session = office().run(kProtocol, give_up_placement({session.id, ""})).value().session;
    follow();
    EXPECT_FALSE(held.at("sessions").at(session.id.text()).as_object().contains("publishedPlacement"));
    EventPatch renamed;
    renamed.title.languages["ar"] = "منتدى";
    ASSERT_TRUE(office().run(kProtocol, patch_event({office().event, 1, renamed})).has_value());
    follow();
    EXPECT_EQ(held.at("event").at("revision").as_int64(), office().revision_of_event());
}

TEST_P(Programme, GivesTheCreatorOfAnEventTheOrganizerGrantAndRefusesATakenSlug) {
    const auto added = office().run(test::caller_as(Role::admin), access::add_account({"o@example.org", "", Role::organizer, {}}, "hash"));
    const Caller creator{.account = added->id, .role = Role::organizer, .grants = {}};
    const auto own = office().run(creator, create_event(office().event_named("le-sien"))).value().event;
    const auto grants = office().read([&](store::Connection& db) {
        return db.list("SELECT scope, role FROM access_grant WHERE account_id = $1", {added->id},
                       [](const store::Row& row) { return row.string(0) + " " + row.string(1); });
    });
    EXPECT_EQ(grants, std::vector{scope_of(own.id) + " organizer"});
    const auto participant = test::caller_as(Role::participant);
    EXPECT_EQ(office().run(participant, create_event(office().event_named("autre"))).error().code, ProblemCode::forbidden);
    EXPECT_EQ(told(office().run(kProtocol, create_event(office().event_named("forum"))).error()), "slug-taken /slug fault.slug-taken");
    auto wrong = office().event_named("Not a slug");
    wrong.content.last_day = *parse_plain_date("2027-01-01");
    wrong.content.sites = {SiteId{"018d3a52-0000-7000-8000-0000000000ff"}};
    EXPECT_EQ(told(office().run(kProtocol, create_event(wrong)).error()),
              "validation-failed /slug fault.slug /lastDay fault.days-reversed /siteIds/0 fault.not-found-reference");
}

}  // namespace
}  // namespace multaqa::programme
