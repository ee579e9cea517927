// What came out of sessions, and who may join their virtual rooms, on both databases.
#include <gtest/gtest.h>

#include "access/user_commands.hpp"
#include "programme/join_queries.hpp"
#include "programme/outcome_commands.hpp"
#include "programme/outcome_queries.hpp"
#include "programme/series_commands.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;
using test::told;

class AfterSessions : public test::OnBothDatabases {
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

    static OutcomeContent decision(const std::string& text) {
        OutcomeContent content;
        content.text = LocalizedText({{"fr", text}});
        return content;
    }
    Result<Outcome> record(const Caller& caller, const SessionId& session, const OutcomeContent& content) {
        return office().run(caller, record_outcome({session, content}));
    }
    Result<OutcomePage> list(const Caller& caller, const OutcomeQuestion& question, std::size_t limit = 10, const std::string& cursor = "") {
        return office().read([&](store::Connection& db) { return list_outcomes(db, caller, question, limit, cursor); });
    }
    std::string texts(const Result<OutcomePage>& page) {
        if (page.has_error()) return told(page.error());
        std::string text;
        for (const auto& outcome : page->outcomes) text += std::string(outcome.content.text.best("fr")) + " ";
        return text;
    }
    AccountId account_of(const std::string& email, std::optional<PersonId> person) {
        return office().run(test::caller_as(Role::admin), access::add_account({email, "", Role::participant, std::move(person)}, "hash"))->id;
    }
    // "opens key:uri …", or the refusal.
    std::string join(const Caller& caller, const SessionId& session, const std::string& at, const std::string& name = "") {
        const JoinQuestion question{session, name, UiLanguage::fr, *parse_utc(at)};
        const auto answer = office().read([&](store::Connection& db) { return join_session(db, caller, servers_, question); });
        if (answer.has_error()) return told(answer.error());
        std::string text = answer->window ? format_utc(answer->window->start) : "no window";
        for (const auto& [key, room] : answer->rooms) text += " " + key + ":" + room.link.uri.substr(0, room.link.uri.find("multaqa-"));
        return text;
    }

    VirtualServers servers_{.jitsi_url = "https://meet.example",
                            .bigbluebutton_url = "https://bbb.example/api",
                            .bigbluebutton_secret = "secret",
                            .early = std::chrono::minutes{15},
                            .room_key = "key"};

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};
MULTAQA_ON_BOTH_DATABASES(AfterSessions);

TEST_P(AfterSessions, OutcomesAreRecordedChangedAndArchivedWithTheirHistory) {
    const auto session = office().add(office().wanted("Plénière", "09:00"));
    auto wanted = decision("Axes 2024-2025 validés");
    wanted.kind = OutcomeKind::commitment;
    wanted.owner_person = office().amina;
    wanted.due = parse_plain_date("2027-06-30");
    const auto head = office().head(Audience::staff);
    const auto outcome = record(kProtocol, session.id, wanted).value();
    EXPECT_EQ(outcome.content, wanted);
    EXPECT_EQ(office().read([&](store::Connection& db) { return get_outcome(db, kProtocol, outcome.id); }).value(), outcome);
    const auto frames = office().frames(Audience::staff, head);
    ASSERT_EQ(frames.size(), 1U) << "staff hear of the new revision";
    EXPECT_EQ(frames[0].at(0).at("value").at("revision").as_int64(), office().revision_of_event());

    OutcomePatch done;
    done.status = OutcomeStatus::done;
    done.due.emplace();
    EXPECT_EQ(office().run(kProtocol, patch_outcome({outcome.id, 9, done})).error().code, ProblemCode::version_mismatch);
    const auto changed = office().run(kProtocol, patch_outcome({outcome.id, 1, done})).value();
    EXPECT_EQ(changed.content.status, OutcomeStatus::done);
    EXPECT_FALSE(changed.content.due);
    EXPECT_EQ(changed.version, 2);
    EXPECT_EQ(office().run(kProtocol, patch_outcome({outcome.id, 2, done}))->version, 2) << "changes nothing";
    const auto log = office().changes(scope_of(office().event)).back();
    EXPECT_EQ(log.kind, "OutcomeChanged");
    EXPECT_EQ(log.data, R"({"fields":{"due":{"before":"2027-06-30"},"status":{"before":"open","after":"done"}}})");
    ASSERT_TRUE(office().run(kProtocol, archive_outcome({outcome.id, 2})).has_value());
    EXPECT_EQ(texts(list(kProtocol, {session.id, {}, {}})), "");
}

TEST_P(AfterSessions, OutcomesNameEveryFaultAndAreForStaff) {
    const auto session = office().add(office().wanted("Plénière", "09:00"));
    OutcomeContent broken;
    broken.owner_person = PersonId{"018d3a52-0000-7000-8000-0000000000ff"};
    broken.owner_organization = OrganizationId{"018d3a52-0000-7000-8000-0000000000fe"};
    EXPECT_EQ(told(record(kProtocol, session.id, broken).error()),
              "validation-failed /text fault.required /ownerPersonId fault.not-found-reference "
              "/ownerOrganizationId fault.not-found-reference");
    const auto outcome = record(kProtocol, session.id, decision("Décidé")).value();
    const auto participant = test::caller_as(Role::participant);
    EXPECT_EQ(record(participant, session.id, decision("Non")).error().code, ProblemCode::not_found);
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(record(participant, session.id, decision("Non")).error().code, ProblemCode::forbidden) << "the session is seen now";
    EXPECT_EQ(office().run(participant, archive_outcome({outcome.id, 1})).error().code, ProblemCode::not_found);
    EXPECT_EQ(texts(list(participant, {office().event, {}, {}})), "forbidden");
    EXPECT_EQ(texts(list(participant, {session.id, {}, {}})), "forbidden");
}

TEST_P(AfterSessions, OpenOutcomesOfASeriesAreCarriedToItsNextEdition) {
    const auto series = office().ids.next<SeriesId>();
    SeriesContent content;
    content.title = LocalizedText({{"fr", "Réseau"}});
    (void)office().run(kProtocol, create_series({series, content})).value();
    EventPatch edition;
    edition.series = series;
    (void)office().run(kProtocol, patch_event({office().event, 1, edition})).value();
    const auto session = office().add(office().wanted("Plénière", "09:00"));
    (void)record(kProtocol, session.id, decision("Un")).value();
    auto done = decision("Deux");
    done.status = OutcomeStatus::done;
    (void)record(kProtocol, session.id, done).value();
    auto later = decision("Trois");
    later.kind = OutcomeKind::follow_up;
    (void)record(kProtocol, session.id, later).value();

    EXPECT_EQ(texts(list(kProtocol, {series, {}, OutcomeStatus::open})), "Un Trois ");
    EXPECT_EQ(texts(list(kProtocol, {office().event, OutcomeKind::follow_up, {}})), "Trois ");
    const auto first = list(kProtocol, {series, {}, {}}, 2);
    EXPECT_EQ(texts(first), "Un Deux ");
    EXPECT_EQ(texts(list(kProtocol, {series, {}, {}}, 2, first->next)), "Trois ");
    EXPECT_EQ(texts(list(test::caller_as(Role::organizer), {series, {}, {}})), "") << "of events that one works on";
    EXPECT_EQ(texts(list(test::caller_as(Role::participant), {series, {}, {}})), "not-found");
}

TEST_P(AfterSessions, JoiningIsForWhoTakesPartWhileTheRoomsAreOpen) {
    auto create = ProgrammeOffice::with(office().wanted("Atelier", "09:00"), office().amina);
    create.content.time.zone = "Africa/Nouakchott";
    create.content.virtual_locations["jitsi"] = {{}, "", VirtualProvider::jitsi, VirtualAudience::participants, {}};
    create.content.virtual_locations["stream"] = {{}, "https://example.org/stream", VirtualProvider::link, VirtualAudience::everyone, {}};
    const auto session = office().add(create);
    auto amina = test::caller_as(Role::participant, account_of("a@example.org", office().amina).text());
    const auto idris = test::caller_as(Role::participant, account_of("i@example.org", office().idris).text());
    const std::string early = "2027-01-12T08:44:59Z", open = "2027-01-12T08:45:00Z", over = "2027-01-12T10:00:00Z";

    EXPECT_EQ(join(amina, session.id, open), "not-found") << "nothing is released yet";
    EXPECT_EQ(join(kProtocol, session.id, early), open + " jitsi:https://meet.example/ stream:https://example.org/stream");
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(join(amina, session.id, early), "forbidden  fault.join-closed");
    EXPECT_EQ(join(amina, session.id, open), open + " jitsi:https://meet.example/ stream:https://example.org/stream");
    EXPECT_EQ(join(amina, session.id, over), "forbidden  fault.join-closed");
    EXPECT_EQ(join(idris, session.id, open), open + " stream:https://example.org/stream");
    EXPECT_EQ(join(Caller{}, session.id, open), open + " stream:https://example.org/stream");

    SessionPatch patch;
    patch.virtual_locations["stream"];
    patch.participants[office().amina].emplace().status = ParticipationStatus::declined;
    const auto changed = office().patch(office().present(session.id), patch);
    EXPECT_EQ(join(idris, session.id, open), "not-found") << "nothing there is for them";
    EXPECT_EQ(join(amina, session.id, open), "not-found") << "who declined does not come";
    SessionPatch cancel;
    cancel.status = SessionStatus::cancelled;
    office().patch(changed, cancel);
    EXPECT_EQ(join(kProtocol, session.id, open), "forbidden  fault.join-cancelled");
}

TEST_P(AfterSessions, BigBlueButtonIsEnteredUnderANameAndStartedByModerators) {
    auto create = ProgrammeOffice::with(office().wanted("Atelier", "09:00"), office().amina);
    create.content.virtual_locations["bbb"] = {{}, "", VirtualProvider::bigbluebutton, VirtualAudience::everyone, {}};
    const auto session = office().add(create);
    ASSERT_TRUE(office().publish().has_value());
    const std::string open = "2027-01-12T09:00:00Z";
    const auto amina = test::caller_as(Role::participant, account_of("a@example.org", office().amina).text());
    EXPECT_EQ(join(Caller{}, session.id, open), "validation-failed /name fault.required");
    EXPECT_EQ(join(Caller{}, session.id, open, "Visiteur"), "2027-01-12T08:45:00Z bbb:https://bbb.example/api/join?fullName=Visiteur&meetingID=");
    EXPECT_EQ(join(amina, session.id, open), "2027-01-12T08:45:00Z bbb:https://bbb.example/api/join?fullName=Amina&meetingID=");
    const auto staff = office().read([&](store::Connection& db) {
        return join_session(db, kProtocol, servers_, {session.id, "Protocole", UiLanguage::fr, *parse_utc(open)});
    });
    EXPECT_TRUE(staff->rooms.at("bbb").link.start_uri.starts_with("https://bbb.example/api/create?name=Atelier&"));
    const auto guest = office().read([&](store::Connection& db) {
        return join_session(db, amina, servers_, {session.id, "", UiLanguage::fr, *parse_utc(open)});
    });
    EXPECT_EQ(guest->rooms.at("bbb").link.start_uri, "");
    servers_.bigbluebutton_secret.clear();
    EXPECT_EQ(join(amina, session.id, open), "not-found") << "no server is configured any more";
}

TEST_P(AfterSessions, NoPublicDocumentFrameOrChangeOfARefusalCarriesALinkForParticipants) {
    auto create = office().wanted("Atelier", "09:00");
    create.content.virtual_locations["main"] = {LocalizedText({{"fr", "Salle"}}), "https://example.org/planted-link",
                                                VirtualProvider::link, VirtualAudience::participants, {}};
    const auto session = office().add(create);
    ASSERT_TRUE(office().publish().has_value());
    auto later = office().present(session.id);
    (void)office().move(ProgrammeOffice::to(later, "11:00"));
    ASSERT_TRUE(office().publish().has_value());
    const auto text = json::serialize(office().document(Audience::public_));
    EXPECT_EQ(text.find("planted-link"), std::string::npos);
    const auto frames = office().frames(Audience::public_, 0);
    ASSERT_FALSE(frames.empty());
    for (const auto& frame : frames) EXPECT_EQ(json::serialize(frame).find("planted-link"), std::string::npos);
    EXPECT_NE(json::serialize(office().document(Audience::staff)).find("planted-link"), std::string::npos);
}

}  // namespace
}  // namespace multaqa::programme
