// Sessions without a time, series, and the next edition made from the last one, on both databases.
#include <gtest/gtest.h>

#include <algorithm>

#include "access/user_commands.hpp"
#include "programme/event_duplicate_commands.hpp"
#include "programme/series_commands.hpp"
#include "programme/series_queries.hpp"
#include "scheduling/occupancy_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using test::kProtocol;
using test::ProgrammeOffice;
using test::told;

class Editions : public test::OnBothDatabases {
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

    CreateSession pooled(const std::string& title) {
        auto create = office().wanted(title, "09:00", office().hall);
        create.content.time.standing = Standing::unplaced;
        create.content.time.start = {};
        create.content.status = SessionStatus::draft;
        return create;
    }
    std::size_t occupancies_of(const SessionId& id) {
        return office().read([&](store::Connection& db) { return scheduling::list_occupancies_of_owner(db, {"session", id.text()}); }).size();
    }
    Result<EventWritten> duplicate(const Caller& caller, DuplicateEvent wanted) {
        wanted.id = office().ids.next<EventId>();
        return office().run(caller, duplicate_event(std::move(wanted)));
    }
    DuplicateEvent next_edition(const std::string& slug) {
        DuplicateEvent wanted;
        wanted.source = office().event;
        wanted.slug = slug;
        wanted.first_day = *parse_plain_date("2028-01-18");
        wanted.taken = everything_taken();
        return wanted;
    }

  private:
    std::unique_ptr<ProgrammeOffice> office_;
};
MULTAQA_ON_BOTH_DATABASES(Editions);

TEST_P(Editions, KeepASessionInThePoolUntilItIsMovedToItsPlace) {
    const auto head = office().head(Audience::staff);
    auto document = office().document(Audience::staff);
    const auto waiting = office().add(pooled("Atelier"));
    EXPECT_EQ(office().present(waiting.id), waiting);
    EXPECT_EQ(waiting.placement.wanted.zone, "Africa/Nouakchott") << "a wish";
    EXPECT_EQ(occupancies_of(waiting.id), 0U);
    office().add(office().wanted("Ouverture", "09:00", office().hall));
    const auto agenda = office().document(Audience::staff);
    EXPECT_TRUE(agenda.at("unplaced").as_object().contains(waiting.id.text()));
    EXPECT_FALSE(agenda.at("sessions").as_object().contains(waiting.id.text()));

    const auto refused = office().run(kProtocol, move_session(ProgrammeOffice::to(waiting, "09:30")));
    ASSERT_TRUE(refused.has_value()) << "a draft only warns";
    EXPECT_EQ(refused->flagged.size(), 1U);
    const auto placed = office().present(waiting.id);
    EXPECT_EQ(format_utc(placed.placement.utc.start), "2027-01-12T09:30:00Z");
    EXPECT_EQ(occupancies_of(waiting.id), 1U);

    SessionPatch back;
    back.start.emplace();
    const auto returned = office().patch(placed, back);
    EXPECT_FALSE(is_placed(returned));
    EXPECT_EQ(occupancies_of(waiting.id), 0U);
    for (const auto& frame : office().frames(Audience::staff, head)) test::apply(document, frame);
    EXPECT_EQ(document, office().document(Audience::staff)) << "the frames lead to the same agenda";
}

TEST_P(Editions, LetNothingButDraftsWaitAndTakePartsAlongIntoThePool) {
    auto tentative = pooled("Atelier");
    tentative.content.status = SessionStatus::tentative;
    EXPECT_EQ(told(office().run(kProtocol, create_session(tentative)).error()), "validation-failed /start fault.unplaced-status");
    auto day = office().wanted("Atelier", "09:00");
    day.content.status = SessionStatus::draft;
    const auto parent = office().add(day);
    auto talk = office().wanted("Exposé", "09:00");
    talk.content.parent = parent.id;
    const auto child = office().add(talk);
    SessionPatch back;
    back.start.emplace();
    EXPECT_EQ(told(office().run(kProtocol, patch_session({parent.id, 1, back, {}})).error()),
              "validation-failed /start fault.child-not-draft");
    SessionPatch draft;
    draft.status = SessionStatus::draft;
    office().patch(child, draft);
    office().patch(parent, back);
    EXPECT_FALSE(is_placed(office().present(child.id)));
    EXPECT_EQ(told(office().run(kProtocol, move_session(ProgrammeOffice::to(office().present(child.id), "09:00"))).error()),
              "validation-failed /start fault.unplaced-parent");
}

TEST_P(Editions, PageThroughThePoolLast) {
    office().add(pooled("Un"));
    office().add(pooled("Deux"));
    office().add(office().wanted("Ouverture", "09:00"));
    std::vector<std::string> titles;
    std::string cursor;
    do {
        const auto page = office().read([&](store::Connection& db) { return list_sessions(db, kProtocol, office().event, 1, cursor); });
        for (const auto& session : page->sessions) titles.emplace_back(session.content.title.best("fr"));
        cursor = page->next;
    } while (!cursor.empty());
    EXPECT_EQ(titles, (std::vector<std::string>{"Ouverture", "Un", "Deux"}));
}

TEST_P(Editions, TakeTheAnchorOfTheirEventUnlessASessionNamesItsOwn) {
    EventPatch virtual_one;
    virtual_one.anchor = Anchor::instant;
    (void)office().run(kProtocol, patch_event({office().event, 1, virtual_one})).value();
    EXPECT_EQ(office().add(office().wanted("Ouverture", "09:00")).content.time.anchor, Anchor::instant);
    auto local = office().wanted("Déjeuner", "12:00");
    local.anchor = AnchorSource::content;
    EXPECT_EQ(office().add(local).content.time.anchor, Anchor::local);
}

TEST_P(Editions, BelongToASeriesThatStaffSeeAndOthersOnceAnEditionIsReleased) {
    const auto id = office().ids.next<SeriesId>();
    const auto organizer = test::caller_as(Role::organizer);
    const auto participant = test::caller_as(Role::participant, "018d3a52-0000-7000-8000-00000000000b");
    SeriesContent content;
    content.title = LocalizedText({{"fr", "Réseau"}});
    EXPECT_EQ(office().run(participant, create_series({id, content})).error().code, ProblemCode::forbidden);
    auto unknown = content;
    unknown.organizers = {{OrganizationId{"018d3a52-0000-7000-8000-0000000000ff"}, OrganizerRole::host}};
    EXPECT_EQ(told(office().run(kProtocol, create_series({id, unknown})).error()),
              "validation-failed /organizers/0/organizationId fault.not-found-reference");
    const auto account = office().run(test::caller_as(Role::admin), access::add_account({"o@example.org", "", Role::organizer, {}}, "hash"))->id;
    const auto series = office().run(test::caller_as(Role::organizer, account.text()), create_series({id, content})).value();
    EXPECT_EQ(office().changes(scope_of(id)).at(0).kind, "SeriesCreated");

    SeriesPatch patch;
    patch.title = TextPatch::set(LocalizedText({{"fr", "Réseau des villes"}}));
    EXPECT_EQ(office().run(organizer, patch_series({id, 1, patch})).error().code, ProblemCode::forbidden) << "without the grant";
    EXPECT_EQ(office().run(participant, patch_series({id, 1, patch})).error().code, ProblemCode::not_found);
    EXPECT_EQ(office().run(kProtocol, patch_series({id, 7, patch})).error().code, ProblemCode::version_mismatch);
    EXPECT_EQ(office().run(kProtocol, patch_series({id, 1, patch}))->version, 2);

    const auto sees = [&] { return office().read([&](store::Connection& db) { return get_series(db, participant, id).has_value(); }); };
    EventPatch edition;
    edition.series = id;
    edition.edition_number = 3;
    (void)office().run(kProtocol, patch_event({office().event, 1, edition})).value();
    EXPECT_FALSE(sees());
    office().add(office().wanted("Ouverture", "09:00"));
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_TRUE(sees());
    EventPatch apart;
    apart.series.emplace();
    EXPECT_EQ(told(office().run(kProtocol, patch_event({office().event, 2, apart})).error()),
              "validation-failed /edition fault.edition-without-series");
}

TEST_P(Editions, AreFoundBySeriesTypeDaysAndTitle) {
    auto other = office().event_named("visite");
    other.content.title = LocalizedText({{"fr", "Visite d’ÉTUDE"}, {"ar", "زيارة"}});
    other.content.type = EventType::study_visit;
    other.content.first_day = *parse_plain_date("2027-03-01");
    other.content.last_day = *parse_plain_date("2027-03-04");
    (void)office().run(kProtocol, create_event(other)).value();
    const auto slugs = [&](const EventQuestion& question) {
        const auto page = office().read([&](store::Connection& db) { return list_events(db, kProtocol, question, 10, ""); }).value();
        std::string text;
        for (const auto& event : page.events) text += event.content.slug + " ";
        return text;
    };
    EventQuestion question;
    EXPECT_EQ(slugs(question), "forum visite ");
    question.title = "étude";
    EXPECT_EQ(slugs(question), "visite ");
    question.title = "زيار";
    EXPECT_EQ(slugs(question), "visite ");
    question = {};
    question.type = EventType::study_visit;
    EXPECT_EQ(slugs(question), "visite ");
    question = {};
    question.from = parse_plain_date("2027-01-13");
    question.to = parse_plain_date("2027-02-01");
    EXPECT_EQ(slugs(question), "forum ") << "its last day is included";
    question.to = parse_plain_date("2027-03-01");
    EXPECT_EQ(slugs(question), "forum visite ");
    question = {};
    question.series = office().ids.next<SeriesId>();
    EXPECT_EQ(slugs(question), "");
}

TEST_P(Editions, AreMadeFromTheLastOneWithoutItsReleasesDecisionsAndUids) {
    auto day = office().wanted("Atelier", "09:00", office().hall);
    day.content.time.duration = minutes{120};
    const auto parent = office().add(ProgrammeOffice::with(day, office().amina));
    auto talk = office().wanted("Exposé", "09:30");
    talk.content.parent = parent.id;
    const auto child = office().add(talk);
    auto summary = office().wanted("Synthèse", "11:30");
    summary.content.follows[parent.id] = {minutes{0}, {}, true};
    office().add(summary);
    ASSERT_TRUE(office().publish().has_value());

    const auto before = office().present(parent.id).version;
    const auto written = duplicate(kProtocol, next_edition("forum-2028"));
    ASSERT_TRUE(written.has_value()) << told(written.error());
    EXPECT_FALSE(written->event.released);
    EXPECT_EQ(office().changes(scope_of(written->event.id)).at(0).kind, "EventCreated");
    const auto tree = office().read([&](store::Connection& db) { return load_sessions(db, written->event.id); });
    ASSERT_EQ(tree.sessions().size(), 3U);
    const auto made = [&](std::string_view title) -> const Session& {
        return std::find_if(tree.sessions().begin(), tree.sessions().end(),
                            [&](const auto& one) { return one.second.content.title.by_language().begin()->second == title; })->second;
    };
    for (const auto& [id, session] : tree.sessions()) {
        EXPECT_EQ(session.content.status, SessionStatus::draft);
        EXPECT_FALSE(session.released);
        EXPECT_FALSE(session.published);
        EXPECT_EQ(session.uid, id.text() + "@multaqa");
        EXPECT_NE(id, parent.id);
        EXPECT_NE(id, child.id);
    }
    const auto& workshop = made("Atelier");
    EXPECT_EQ(format_plain_date_time(workshop.content.time.start), "2028-01-18T09:00:00");
    EXPECT_TRUE(workshop.content.participants.contains(office().amina));
    EXPECT_EQ(made("Exposé").content.parent, workshop.id) << "the new one, not the old";
    ASSERT_EQ(made("Synthèse").content.follows.size(), 1U);
    EXPECT_EQ(made("Synthèse").content.follows.begin()->first, workshop.id) << "the new one, not the old";
    EXPECT_EQ(office().present(parent.id).version, before) << "the last one stays as it was";
    EXPECT_EQ(told(duplicate(kProtocol, next_edition("forum-2028")).error()), "slug-taken /slug fault.slug-taken");
}

TEST_P(Editions, AreMadeByStaffOfTheLastOneWhoBecomeStaffOfTheNext) {
    office().add(office().wanted("Ouverture", "09:00"));
    const auto account = office().run(test::caller_as(Role::admin), access::add_account({"o@example.org", "", Role::organizer, {}}, "hash"))->id;
    auto organizer = test::caller_as(Role::organizer, account.text());
    EXPECT_EQ(duplicate(organizer, next_edition("next")).error().code, ProblemCode::not_found) << "not staff of the source";
    organizer.grants = {{scope_of(office().event), GrantRole::organizer}};
    const auto written = duplicate(organizer, next_edition("next"));
    ASSERT_TRUE(written.has_value()) << told(written.error());
    EXPECT_EQ(office().read([&](store::Connection& db) { return load_sessions(db, written->event.id); }).sessions().size(), 1U);
    const auto granted = office().read([&](store::Connection& db) {
        return db.find_integer("SELECT COUNT(*) FROM access_grant WHERE account_id = $1 AND scope = $2",
                               {account, scope_of(written->event.id)});
    });
    EXPECT_EQ(granted, 1);
}

}  // namespace
}  // namespace multaqa::programme
