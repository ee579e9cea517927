#include <gtest/gtest.h>

#include <map>

#include "access/account_queries.hpp"
#include "access/acts_for_commands.hpp"
#include "access/caller_queries.hpp"
#include "access/invitation_commands.hpp"
#include "access/token_commands.hpp"
#include "access/user_commands.hpp"
#include "common/ical/recurrence_rule_text.hpp"
#include "common/limits.hpp"
#include "directory/membership_commands.hpp"
#include "directory/membership_queries.hpp"
#include "directory/merge_commands.hpp"
#include "directory/organization_commands.hpp"
#include "directory/organization_queries.hpp"
#include "directory/organization_scope.hpp"
#include "directory/person_queries.hpp"
#include "programme/merge_commands.hpp"
#include "programme/outcome_commands.hpp"
#include "programme/outcome_queries.hpp"
#include "programme/recurrence_commands.hpp"
#include "programme/recurrence_queries.hpp"
#include "programme/series_commands.hpp"
#include "programme/series_queries.hpp"
#include "resources/merge_commands.hpp"
#include "resources/room_commands.hpp"
#include "resources/room_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::directory {
namespace {

using programme::Session;
using test::kProtocol;
using test::told;

OrganizationFields named(const std::string& name) {
    OrganizationFields fields;
    fields.name = LocalizedText({{"fr", name}});
    return fields;
}

const MergeUsers kUsers{{{resources::merge_locks, resources::move_merged}, {programme::merge_locks, programme::move_merged}}, {}};

class MergeTest : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office = std::make_unique<test::ProgrammeOffice>(database());
    }
    void TearDown() override { office.reset(); }

    Result<MergedInto<PersonRecord>> merge(const PersonId& survivor, const PersonId& gone, MergeGovernance governance = {},
                                           const Caller& caller = kProtocol) {
        const auto present = office->read([&](store::Connection& db) { return get_person(db, kProtocol, survivor); });
        return office->run(caller, merge_people(survivor, present->person.version, gone, std::move(governance), kUsers));
    }
    PersonRecord person(const PersonId& id) {
        return office->read([&](store::Connection& db) { return get_person(db, kProtocol, id); }).value();
    }
    std::set<std::string> taken_subjects() {
        std::set<std::string> subjects;
        office->read([&](store::Connection& db) {
            db.query("SELECT subject FROM occupancy", {}, [&](const store::Row& row) { subjects.insert(row.string(0)); });
            return 0;
        });
        return subjects;
    }

    std::unique_ptr<test::ProgrammeOffice> office;
};
MULTAQA_ON_BOTH_DATABASES(MergeTest);

TEST_P(MergeTest, LeavesARedirectThatOutlivesFurtherMerges) {
    const auto zeinab = office->add_person("Zeinab");
    ASSERT_TRUE(merge(office->amina, office->idris).has_value());
    EXPECT_EQ(person(office->idris).person.id, office->amina);
    ASSERT_TRUE(merge(zeinab, office->amina).has_value());
    EXPECT_EQ(person(office->idris).person.id, zeinab);
    EXPECT_EQ(person(office->amina).person.id, zeinab);
    const auto page = office->read([](store::Connection& db) { return list_people(db, kProtocol, {}, {}, 10); });
    ASSERT_EQ(page->items.size(), 1U);
    EXPECT_EQ(page->items[0].person.id, zeinab);
}

TEST_P(MergeTest, MovesSessionsAndWhatTheyTake) {
    const auto first = office->add(test::ProgrammeOffice::with(office->wanted("One", "09:00"), office->idris));
    auto both = test::ProgrammeOffice::with(office->wanted("Two", "11:00"), office->idris);
    both.content.participants[office->amina].roles = {programme::ParticipantRole::chair};
    const auto second = office->add(both);
    const auto merged = merge(office->amina, office->idris);
    ASSERT_TRUE(merged.has_value());
    EXPECT_EQ(merged->conflicts, std::vector<MergeConflict>{});
    const auto participants = [&](const Session& session) { return office->present(session.id).content.participants; };
    ASSERT_EQ(participants(first).size(), 1U);
    EXPECT_EQ(participants(first).at(office->amina).roles, (std::set{programme::ParticipantRole::speaker}));
    ASSERT_EQ(participants(second).size(), 1U);
    EXPECT_EQ(participants(second).at(office->amina).roles,
              (std::set{programme::ParticipantRole::chair, programme::ParticipantRole::speaker}));
    EXPECT_EQ(taken_subjects(), (std::set<std::string>{"person/" + office->amina.text()}));
}

TEST_P(MergeTest, IsNoChangeOfOneOccurrence) {
    const auto session = office->add(test::ProgrammeOffice::with(office->wanted("Weekly", "09:00"), office->idris));
    const programme::RecurrenceDates dates{ical::parse_recurrence_rule("FREQ=WEEKLY;COUNT=2", "/rule").value(), {}, {}};
    ASSERT_TRUE(office->run(kProtocol, programme::repeat_session({session.id, session.version, dates, {}})).has_value());
    ASSERT_TRUE(merge(office->amina, office->idris).has_value());
    const auto present = office->present(session.id);
    EXPECT_TRUE(present.content.participants.contains(office->amina));
    EXPECT_EQ(present.occurrence.value().overridden, programme::OccurrenceMembers{});
}

TEST_P(MergeTest, LetsTheSurvivorBeTakenOutOfWhatRepeats) {
    const auto session = office->add(test::ProgrammeOffice::with(office->wanted("Weekly", "09:00"), office->idris));
    const programme::RecurrenceDates dates{ical::parse_recurrence_rule("FREQ=WEEKLY;COUNT=2", "/rule").value(), {}, {}};
    const auto made = office->run(kProtocol, programme::repeat_session({session.id, session.version, dates, {}})).value();
    ASSERT_TRUE(merge(office->amina, office->idris).has_value());
    const auto pattern = [&] {
        const auto view = office->read([&](store::Connection& db) {
            return programme::get_recurrence(db, kProtocol, multaqa::testing::zones(), made.id);
        });
        return view->recurrence.pattern.participants;
    };
    EXPECT_TRUE(pattern().contains(office->amina));
    programme::SessionPatch without_her;
    without_her.participants[office->amina] = std::nullopt;
    const auto present = office->present(session.id);
    ASSERT_TRUE(office->run(kProtocol, programme::patch_occurrences({present.id, present.version, without_her, {}},
                                                                    programme::RecurrenceReach::all)).has_value());
    EXPECT_TRUE(pattern().empty()) << "nor do later dates bring her again";
}

TEST_P(MergeTest, MovesPlacesHeldFromTheLastRelease) {
    const auto session = office->add(test::ProgrammeOffice::with(office->wanted("One", "09:00"), office->idris));
    ASSERT_TRUE(office->publish().has_value());
    office->move(test::ProgrammeOffice::to(office->present(session.id), "15:00"));
    ASSERT_TRUE(merge(office->amina, office->idris).has_value());
    EXPECT_EQ(taken_subjects(), (std::set<std::string>{"person/" + office->amina.text()}));
    EXPECT_EQ(office->read([](store::Connection& db) { return db.find_integer("SELECT count(*) FROM occupancy"); }), 2);
}

TEST_P(MergeTest, RefusesToBookTheSurvivorTwiceUnlessOverridden) {
    office->add(test::ProgrammeOffice::with(office->wanted("One", "09:00"), office->amina));
    const auto other = office->add(test::ProgrammeOffice::with(office->wanted("Two", "09:30"), office->idris));
    const auto refused = merge(office->amina, office->idris);
    ASSERT_TRUE(refused.has_error());
    EXPECT_EQ(told(refused.error()), "schedule-conflict");
    EXPECT_EQ(office->present(other.id).content.participants.count(office->idris), 1U);
    EXPECT_EQ(person(office->idris).person.id, office->idris);

    const auto merged = merge(office->amina, office->idris, {MergeGovernance::Clashes::override_, "one person after all"});
    ASSERT_TRUE(merged.has_value());
    ASSERT_EQ(merged->conflicts.size(), 1U);
    EXPECT_EQ(merged->conflicts[0].code, "P1");
    EXPECT_EQ(merged->conflicts[0].sessions.size(), 2U);
    EXPECT_EQ(office->read([](store::Connection& db) {
        return db.find_integer("SELECT count(*) FROM conflict_record WHERE decision = 'overridden'");
    }), 1);
}

TEST_P(MergeTest, MovesAccountsMembershipsAndFiles) {
    const auto network = office->run(kProtocol, create_organization({[] {
        OrganizationFields fields;
        fields.name = LocalizedText({{"fr", "AIRF"}});
        return fields;
    }(), {}})).value();
    MembershipFields fields;
    fields.organization = network.id;
    fields.person = office->idris;
    ASSERT_TRUE(office->run(kProtocol, create_membership({fields, {}})).has_value());
    for (const auto& [email, owner] : {std::pair{"a@example.org", office->amina}, std::pair{"b@example.org", office->idris}})
        ASSERT_TRUE(access::add_user(office->executor(), access::command_line(), "r",
                                     {email, "correct horse battery", Role::participant, owner})
                        .has_value());
    const auto merged = merge(office->amina, office->idris);
    ASSERT_TRUE(merged.has_value());
    EXPECT_EQ(merged->conflicts, (std::vector<MergeConflict>{{"two-accounts", office->amina.text(), {}}}));
    EXPECT_EQ(office->read([&](store::Connection& db) {
        return db.find_integer("SELECT count(*) FROM account WHERE person_id = $1", {office->amina});
    }), 2);
    MembershipFilter filter;
    filter.person = office->idris;
    const auto page = office->read([&](store::Connection& db) { return list_memberships(db, kProtocol, filter, {}, 10); });
    ASSERT_EQ(page->items.size(), 1U);
    EXPECT_EQ(page->items[0].person, office->amina);
}

TEST_P(MergeTest, HandsNobodyTheRightsOfAnotherAccount) {
    const auto add = [&](const std::string& email, Role role, const std::optional<PersonId>& owner) {
        return office->run(test::caller_as(Role::admin), access::add_account({email, "", role, owner}, "hash")).value();
    };
    const auto allow = [&](const access::Account& account, const PersonId& person) {
        const access::NewActsFor wanted{{account.id, ""}, "person:" + person.text(), {}};
        const auto known = [](store::Connection&, std::string_view) { return true; };
        return office->run(test::caller_as(Role::admin), access::allow_acts_for(wanted, known)).value().id.text();
    };
    const auto role_for = [&](const access::Account& account, const PersonId& person) {
        const auto acting = office->read([&](store::Connection& db) {
            return access::acting_for(db, access::caller_of(account), "person:" + person.text());
        });
        return acting.has_value() ? std::string(word(acting->role)) : "refused";
    };
    add("weak@example.org", Role::participant, office->idris);
    const auto strong = add("strong@example.org", Role::protocol, office->amina);
    const auto assistant = add("assistant@example.org", Role::organizer, {});
    const auto secretary = add("secretary@example.org", Role::organizer, {});
    const auto of_gone = allow(assistant, office->idris);
    const auto of_survivor = allow(secretary, office->amina);
    EXPECT_EQ(role_for(assistant, office->idris), "participant");
    EXPECT_EQ(role_for(secretary, office->amina), "protocol");
    const auto merged = merge(office->amina, office->idris);
    EXPECT_EQ(merged->conflicts, (std::vector<MergeConflict>{{"two-accounts", office->amina.text(), {}}, {"acts-for-ended", of_survivor, {}},
                                                             {"acts-for-ended", of_gone, {}}}));
    allow(assistant, office->amina);
    EXPECT_EQ(role_for(assistant, office->amina), "refused") << "of two accounts nobody knows which";

    const auto zeinab = office->add_person("Zeinab");
    const auto twin = office->add_person("Zeinab");
    add("zeinab@example.org", Role::protocol, twin);
    allow(assistant, zeinab);
    allow(secretary, twin);
    EXPECT_EQ(role_for(assistant, zeinab), "participant");
    ASSERT_EQ(merge(zeinab, twin)->conflicts.size(), 1U);
    EXPECT_EQ(role_for(assistant, zeinab), "refused") << "allowed for a person without account, not for the account of the twin";
    EXPECT_EQ(role_for(secretary, zeinab), "protocol") << "the same account as before";
}

TEST_P(MergeTest, LeavesAVersionAndAChangeInEveryRowThatItTouches) {
    const auto city = [&](const std::string& name, const std::optional<OrganizationId>& parent = {}) {
        OrganizationFields fields;
        fields.name = LocalizedText({{"fr", name}});
        fields.parent = parent;
        return office->run(kProtocol, create_organization({fields, {}})).value().id;
    };
    const auto network = city("Réseau");
    const auto kept = city("Ville");
    const auto gone = city("La ville");
    const auto part = city("Cabinet", gone);
    PersonDetails details;
    details.fields.name = LocalizedText({{"fr", "Zeinab"}});
    details.functions = {{LocalizedText({{"fr", "Maire"}}), gone, {}}};
    const auto mayor = office->run(kProtocol, create_person({details, {}})).value().person.id;
    const auto belongs = [&](const OrganizationId& to, const OrganizationId& member) {
        MembershipFields fields;
        fields.organization = to;
        fields.member_organization = member;
        return office->run(kProtocol, create_membership({fields, {}})).value().id;
    };
    belongs(network, kept);
    const auto twice = belongs(network, gone);
    const auto of_itself = belongs(gone, kept);
    const auto moved = belongs(gone, network);
    const auto before = office->changes("directory").size();

    const auto merged = office->run(kProtocol, merge_organizations(kept, 1, gone, {}, kUsers)).value();
    EXPECT_EQ(merged.conflicts,
              (std::vector<MergeConflict>{{"membership-twice", twice.text(), {}}, {"membership-of-itself", of_itself.text(), {}}}));
    std::map<std::string, std::string> kinds;
    const auto all = office->changes("directory");
    for (auto i = before; i < all.size(); ++i) kinds[all[i].entity] = all[i].kind;
    EXPECT_EQ(kinds, (std::map<std::string, std::string>{{gone.text(), "OrganizationMerged"},
                                                         {kept.text(), "OrganizationChanged"},
                                                         {part.text(), "OrganizationChanged"},
                                                         {mayor.text(), "PersonChanged"},
                                                         {twice.text(), "MembershipChanged"},
                                                         {of_itself.text(), "MembershipChanged"},
                                                         {moved.text(), "MembershipChanged"}}));
    office->read([&](store::Connection& db) {
        EXPECT_EQ(get_organization(db, kProtocol, part)->version, 2);
        EXPECT_EQ(get_person(db, kProtocol, mayor)->person.version, 2);
        EXPECT_EQ(get_person(db, kProtocol, mayor)->functions.at(0).organization, kept);
        for (const auto& [id, archived] : {std::pair{twice, true}, std::pair{of_itself, true}, std::pair{moved, false}}) {
            const auto membership = get_membership(db, kProtocol, id).value();
            EXPECT_EQ(membership.version, 2);
            EXPECT_EQ(membership.archived, archived);
        }
        return 0;
    });
}

TEST_P(MergeTest, RefusesToSinkPartsBelowTheDepthThereMayBe) {
    const auto city = [&](const std::optional<OrganizationId>& parent) {
        OrganizationFields fields;
        fields.name = LocalizedText({{"fr", "Service"}});
        fields.parent = parent;
        return office->run(kProtocol, create_organization({fields, {}})).value().id;
    };
    std::optional<OrganizationId> lowest;
    for (std::size_t level = 0; level + 1 < limits::kOrganizationDepth; ++level) lowest = city(lowest);
    const auto gone = city({});
    const auto below = city(gone);
    const auto merge_now = [&] { return office->run(kProtocol, merge_organizations(*lowest, 1, gone, {}, kUsers)); };
    city(below);
    EXPECT_EQ(told(merge_now().error()), "validation-failed /organizationId fault.merge-too-deep");
    EXPECT_TRUE(office->run(kProtocol, merge_organizations(*lowest, 1, below, {}, kUsers)).has_value()) << "one level fewer";
}

TEST_P(MergeTest, LetsResourcesNameTheOneThatIsGone) {
    OrganizationFields fields;
    fields.name = LocalizedText({{"fr", "Ville"}});
    const auto kept = office->run(kProtocol, create_organization({fields, {}})).value().id;
    const auto gone = office->run(kProtocol, create_organization({fields, {}})).value().id;
    ASSERT_TRUE(office->run(kProtocol, merge_organizations(kept, 1, gone, {}, kUsers)).has_value());
    resources::RoomFields room{office->site, LocalizedText({{"fr", "Salon"}}), 30, {}, {}, {}};
    room.owner = gone;
    EXPECT_EQ(office->run(kProtocol, resources::create_room({room, {}})).value().owner, kept);
}

TEST_P(MergeTest, LetsTheProgrammeNameWhoIsGone) {
    const auto kept = office->run(kProtocol, create_organization({named("Ville"), {}})).value().id;
    const auto gone = office->run(kProtocol, create_organization({named("La ville"), {}})).value().id;
    ASSERT_TRUE(office->run(kProtocol, merge_organizations(kept, 1, gone, {}, kUsers)).has_value());
    ASSERT_TRUE(merge(office->amina, office->idris).has_value());

    const auto speaks = office->add(test::ProgrammeOffice::with(office->wanted("One", "09:00"), office->idris));
    EXPECT_EQ(office->present(speaks.id).content.participants.count(office->amina), 1U);
    EXPECT_EQ(office->present(speaks.id).content.participants.size(), 1U);
    EXPECT_EQ(taken_subjects(), (std::set<std::string>{"person/" + office->amina.text()}));
    auto both = test::ProgrammeOffice::with(office->wanted("Two", "11:00"), office->idris);
    both.content.participants[office->amina].roles = {programme::ParticipantRole::chair};
    EXPECT_EQ(office->add(both).content.participants.at(office->amina).roles, (std::set{programme::ParticipantRole::chair})) << "its own entry counts";
    programme::SessionPatch patch;
    patch.participants.emplace(office->idris, std::nullopt);
    EXPECT_EQ(office->patch(speaks, patch).content.participants.size(), 0U);
    const auto twice = office->run(kProtocol, programme::create_session(test::ProgrammeOffice::with(office->wanted("Three", "11:30"), office->idris)));
    EXPECT_EQ(told(twice.error()), "schedule-conflict") << "who stands for them is taken";

    auto event = office->event_named("reunion");
    event.content.organizers = {{gone, programme::OrganizerRole::organizer}, {kept, programme::OrganizerRole::organizer}};
    const std::vector<programme::EventOrganizer> organizers{{kept, programme::OrganizerRole::organizer}};
    EXPECT_EQ(office->run(kProtocol, programme::create_event(event)).value().event.content.organizers, organizers);
    programme::CreateSeries series{office->ids.next<programme::SeriesId>(), {}};
    series.content.title = LocalizedText({{"fr", "Réunions annuelles"}});
    series.content.organizers = event.content.organizers;
    EXPECT_EQ(office->run(kProtocol, programme::create_series(series)).value().content.organizers, organizers);
    programme::OutcomeContent content;
    content.text = LocalizedText({{"fr", "Publier le rapport"}});
    content.owner_person = office->idris;
    EXPECT_EQ(office->run(kProtocol, programme::record_outcome({speaks.id, content})).value().content.owner_person, office->amina);
    content.owner_person.reset();
    content.owner_organization = gone;
    EXPECT_EQ(office->run(kProtocol, programme::record_outcome({speaks.id, content})).value().content.owner_organization, kept);
}

TEST_P(MergeTest, TakesTokensAndInvitationsAlong) {
    const auto kept = office->run(kProtocol, create_organization({named("Ville"), {}})).value().id;
    const auto gone = office->run(kProtocol, create_organization({named("La ville"), {}})).value().id;
    const auto known = [](store::Connection&, std::string_view) { return true; };
    const auto admin = test::caller_as(Role::admin);
    const auto owner = office->run(admin, access::add_account({"owner@example.org", "", Role::protocol, {}}, "hash")).value();
    const auto token_in = [&](std::vector<std::string> scopes) {
        const access::NewToken wanted{.name = "scoped", .role = {}, .expires_at = {}, .scopes = std::move(scopes)};
        return office->run(access::caller_of(owner), access::create_token(wanted, {}, {}, known)).value().token.id;
    };
    const auto of_gone = token_in({"event:" + office->event.text(), scope_of(gone)});
    const auto of_both = token_in({scope_of(gone), scope_of(kept)});
    access::NewInvitation invitation;
    invitation.invitation = {"guest@example.org", Role::organizer, {{scope_of(gone), GrantRole::editor}, {scope_of(kept), GrantRole::viewer}}};
    const auto invited = office->run(admin, access::invite(invitation, known)).value().link.id;

    ASSERT_TRUE(office->run(kProtocol, merge_organizations(kept, 1, gone, {}, kUsers)).has_value());
    const auto scopes_of = [&](const TokenId& id) {
        return office->read([&](store::Connection& db) { return access::get_token(db, access::caller_of(owner), id); })->scopes;
    };
    EXPECT_EQ(scopes_of(of_gone), (std::vector<std::string>{"event:" + office->event.text(), scope_of(kept)}));
    EXPECT_EQ(scopes_of(of_both), (std::vector<std::string>{scope_of(kept)}));
    const auto link = office->read([&](store::Connection& db) { return access::find_link(db, invited); });
    EXPECT_EQ(link->invitation->grants, (std::vector<Grant>{{scope_of(kept), GrantRole::editor}}));
    std::map<std::string, std::string> kinds;
    for (const auto& change : office->changes("access")) kinds[change.entity] = change.kind;
    EXPECT_EQ(kinds[of_gone.text()], "TokenChanged");
    EXPECT_EQ(kinds[invited.text()], "LinkChanged");
}

TEST_P(MergeTest, IsForTheProtocolOfficeAndForTwoWhoAreThere) {
    const auto organizer = test::caller_as(Role::organizer);
    EXPECT_EQ(told(merge(office->amina, office->idris, {}, organizer).error()), "forbidden");
    EXPECT_EQ(told(merge(office->amina, office->idris, {}, test::caller_as(Role::participant)).error()), "not-found");
    EXPECT_EQ(told(merge(office->amina, office->amina).error()), "validation-failed /personId fault.merge-with-itself");
    EXPECT_EQ(told(merge(office->amina, PersonId{"018d3a52-0000-7000-8000-0000000000ff"}).error()),
              "validation-failed /personId fault.not-found-reference");
    ASSERT_TRUE(merge(office->amina, office->idris).has_value());
    EXPECT_EQ(told(merge(office->amina, office->idris).error()), "validation-failed /personId fault.not-found-reference");
    EXPECT_EQ(told(office->run(kProtocol, merge_people(office->idris, 2, office->amina, {}, kUsers)).error()), "not-found");
    EXPECT_EQ(told(office->run(kProtocol, merge_people(office->amina, 1, office->idris, {}, kUsers)).error()), "version-mismatch");
}

TEST_P(MergeTest, OfOrganizationsMovesOrganizersPeopleAndParts) {
    const auto named = [](const std::string& name, const std::optional<OrganizationId>& parent = {}) {
        OrganizationFields fields;
        fields.name = LocalizedText({{"fr", name}});
        fields.parent = parent;
        return Draft<OrganizationFields>{fields, {}};
    };
    const auto kept = office->run(kProtocol, create_organization(named("Ville"))).value();
    const auto gone = office->run(kProtocol, create_organization(named("La ville"))).value();
    const auto part = office->run(kProtocol, create_organization(named("Cabinet", gone.id))).value();
    PersonDetails details;
    details.fields.name = LocalizedText({{"fr", "Zeinab"}});
    details.fields.organization = gone.id;
    const auto zeinab = office->run(kProtocol, create_person({details, {}})).value().person.id;
    auto event = office->event_named("reunion");
    event.content.organizers = {{gone.id, programme::OrganizerRole::organizer}, {kept.id, programme::OrganizerRole::host}};
    ASSERT_TRUE(office->run(kProtocol, programme::create_event(event)).has_value());

    EXPECT_EQ(told(office->run(kProtocol, merge_organizations(gone.id, 1, part.id, {}, kUsers)).error()),
              "validation-failed /organizationId fault.merge-in-line");
    ASSERT_TRUE(office->run(kProtocol, merge_organizations(kept.id, 1, gone.id, {}, kUsers)).has_value());
    EXPECT_EQ(person(zeinab).person.organization, kept.id);
    EXPECT_EQ(office->read([&](store::Connection& db) { return get_organization(db, kProtocol, gone.id); })->id, kept.id);
    EXPECT_EQ(office->read([&](store::Connection& db) { return get_organization(db, kProtocol, part.id); })->parent, kept.id);
    const auto organizers = office->read([&](store::Connection& db) { return programme::find_event(db, event.id); })->content.organizers;
    ASSERT_EQ(organizers.size(), 2U);
    for (const auto& organizer : organizers) EXPECT_EQ(organizer.organization, kept.id);
}

TEST_P(MergeTest, HandsOverWhatOrganisationsRunOwnAndOwe) {
    const auto city = [&](const std::string& name) {
        OrganizationFields fields;
        fields.name = LocalizedText({{"fr", name}});
        return office->run(kProtocol, create_organization({fields, {}})).value().id;
    };
    const auto kept = city("Ville");
    const auto gone = city("La ville");
    programme::CreateSeries series{office->ids.next<programme::SeriesId>(), {}};
    series.content.title = LocalizedText({{"fr", "Réunions annuelles"}});
    series.content.organizers = {{gone, programme::OrganizerRole::host}};
    ASSERT_TRUE(office->run(kProtocol, programme::create_series(series)).has_value());
    programme::OutcomeContent content;
    content.text = LocalizedText({{"fr", "Publier le rapport"}});
    content.owner_organization = gone;
    const auto session = office->add(office->wanted("One", "09:00"));
    const auto outcome = office->run(kProtocol, programme::record_outcome({session.id, content})).value().id;
    auto room = office->read([&](store::Connection& db) { return resources::find_room(db, office->hall); }).value();
    room.owner = gone;
    const auto own = [&](const resources::RoomFields&) { return Draft<resources::RoomFields>{room, {}}; };
    ASSERT_TRUE(office->run(kProtocol, resources::update_room(room.id, room.version, own, {})).has_value());

    ASSERT_TRUE(office->run(kProtocol, merge_organizations(kept, 1, gone, {}, kUsers)).has_value());
    office->read([&](store::Connection& db) {
        EXPECT_EQ(programme::get_series(db, kProtocol, series.id)->content.organizers.at(0).organization, kept);
        EXPECT_EQ(programme::get_outcome(db, kProtocol, outcome)->content.owner_organization, kept);
        EXPECT_EQ(resources::find_room(db, room.id)->owner, kept);
        return 0;
    });
    // and what is handed to who is gone afterwards goes to who stayed: nobody else holds a grant to decide over it
    const auto version = office->read([&](store::Connection& db) { return resources::find_room(db, room.id)->version; });
    const auto again = [&](const resources::RoomFields& fields) {
        auto draft = Draft<resources::RoomFields>{fields, {}};
        draft.fields.owner = gone;
        draft.fields.capacity = 17;
        return draft;
    };
    EXPECT_EQ(office->run(kProtocol, resources::update_room(room.id, version, again, {}))->owner, kept);
}

}  // namespace
}  // namespace multaqa::directory
