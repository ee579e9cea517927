// Who may do what in one event: grants of the event and of who organizes it, links to its released agenda.
#include <gtest/gtest.h>

#include <algorithm>

#include "access/audit_queries.hpp"
#include "access/caller_queries.hpp"
#include "access/link_commands.hpp"
#include "access/user_commands.hpp"
#include "directory/organization_commands.hpp"
#include "directory/organization_grant_commands.hpp"
#include "programme/event_access_commands.hpp"
#include "programme/event_access_queries.hpp"
#include "programme/event_rights.hpp"
#include "resources/booking_queries.hpp"
#include "search/search_queries.hpp"
#include "tests/contract/capabilities/programme_fixture.hpp"

namespace multaqa::programme {
namespace {

using namespace std::chrono_literals;
using access::Account;
using access::WantedGrant;
using test::kProtocol;
using test::told;

class EventAccess : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office_ = std::make_unique<test::ProgrammeOffice>(database());
    }
    void TearDown() override { office_.reset(); }
    test::ProgrammeOffice& office() { return *office_; }

    Account add(const std::string& email, Role role = Role::organizer) {
        return office().run(test::caller_as(Role::admin), access::add_account({email, "", role, {}}, "hash")).value();
    }
    static WantedGrant to(const std::string& email, GrantRole role) { return {.account = {{}, email}, .role = role, .faults = {}}; }
    Result<access::Holder> grant(const std::string& email, GrantRole role, const Caller& by = kProtocol) {
        return office().run(by, grant_event(office().event, to(email, role)));
    }
    // With the rights that it has now.
    Caller caller(const Account& account) {
        return office().read([&](store::Connection& db) {
            return access::refreshed(db, {.account = account.id, .role = Role::participant, .grants = {}}, office().now());
        });
    }
    Event event() {
        return office().read([&](store::Connection& db) { return find_event(db, office().event); }).value();
    }
    Result<EventWritten> patch(const Caller& by, const EventPatch& patch) {
        return office().run(by, patch_event({office().event, event().version, patch}));
    }
    OrganizationId add_organization() {
        directory::Draft<directory::OrganizationFields> draft;
        draft.fields.name = LocalizedText({{"fr", "Région"}});
        return office().run(kProtocol, directory::create_organization(draft, {})).value().id;
    }
    Result<access::IssuedLink> issue(const Caller& by = kProtocol) {
        return office().run(by, issue_event_link({office().event, "the minister's office", {}, {}}));
    }
    Caller bearing(const std::string& secret) {
        return office().read([&](store::Connection& db) {
            Caller visitor;
            access::add_links(db, visitor, std::vector{secret}, office().now());
            return visitor;
        });
    }

  private:
    std::unique_ptr<test::ProgrammeOffice> office_;
};
MULTAQA_ON_BOTH_DATABASES(EventAccess);

TEST_P(EventAccess, LetsAViewerLookAnEditorEditAndAnOrganizerPublishAndGrant) {
    const auto someone = add("amina@example.org");
    for (const auto& [role, may_edit, may_publish] : {std::tuple{GrantRole::viewer, false, false}, std::tuple{GrantRole::editor, true, false},
                                                      std::tuple{GrantRole::organizer, true, true}}) {
        ASSERT_TRUE(grant("Amina@example.org", role).has_value());
        const auto who = caller(someone);
        EXPECT_TRUE(require_working(who, event()).has_value()) << word(role);
        EXPECT_EQ(require_staff(who, event()).has_value(), may_edit) << word(role);
        EXPECT_EQ(require_organizer(who, event()).has_value(), may_publish) << word(role);
        auto session = office().run(who, create_session(office().wanted("Plénière", "09:00")));
        EXPECT_EQ(session.has_value(), may_edit) << word(role);
        if (!may_edit) {
            EXPECT_EQ(told(session.error()), "forbidden");
        }
        const auto release = office().run(who, publish_release_on_writer({office().event, 1, {}, {}, ""}));
        EXPECT_EQ(told(release.error()), may_publish ? "revision-mismatch" : "forbidden") << word(role);
        EXPECT_EQ(grant("amina@example.org", role, who).has_value(), may_publish) << word(role);
    }
}

TEST_P(EventAccess, LeavesWhatDecidesRightsToOrganizers) {
    const auto someone = add("amina@example.org");
    ASSERT_TRUE(grant("amina@example.org", GrantRole::editor).has_value());
    EventPatch title;
    title.title.languages["ar"] = "منتدى";
    EXPECT_TRUE(patch(caller(someone), title).has_value());
    EventPatch visibility;
    visibility.visibility = Visibility::restricted;
    EXPECT_EQ(told(patch(caller(someone), visibility).error()), "forbidden");
    EventPatch organizers;
    organizers.organizers = std::vector{EventOrganizer{add_organization(), OrganizerRole::organizer}};
    EXPECT_EQ(told(patch(caller(someone), organizers).error()), "forbidden");
    EXPECT_TRUE(patch(kProtocol, organizers).has_value());
}

TEST_P(EventAccess, CoversTheEventsThatAnOrganizationOrganizes) {
    const auto someone = add("amina@example.org");
    const auto region = add_organization();
    ASSERT_TRUE(office().run(kProtocol, directory::grant_organization(region, to("amina@example.org", GrantRole::editor))).has_value());
    EXPECT_EQ(told(require_working(caller(someone), event()).error()), "not-found");
    for (const auto& [role, covers] : {std::pair{OrganizerRole::funder, false}, std::pair{OrganizerRole::host, false},
                                       std::pair{OrganizerRole::co_organizer, true}, std::pair{OrganizerRole::organizer, true}}) {
        EventPatch organizers;
        organizers.organizers = std::vector{EventOrganizer{region, role}};
        ASSERT_TRUE(patch(kProtocol, organizers).has_value());
        EXPECT_EQ(require_staff(caller(someone), event()).has_value(), covers) << word(role);
    }
    EXPECT_EQ(told(office().run(caller(someone), directory::grant_organization(region, to("amina@example.org", GrantRole::organizer))).error()),
              "forbidden");
    ASSERT_TRUE(office().run(kProtocol, directory::revoke_organization_grant(region, someone.id)).has_value());
    EXPECT_EQ(told(require_working(caller(someone), event()).error()), "not-found");
}

TEST_P(EventAccess, OfAnOrganizationReachesTheSearchTheAuditAndTheRooms) {
    const auto someone = add("amina@example.org");
    const auto region = add_organization();
    office().add(office().wanted("Plénière", "09:00", office().hall));
    const auto use = [&] {
        return office().read([&](store::Connection& db) {
            const Interval days{*parse_utc("2027-01-12T00:00:00Z"), *parse_utc("2027-01-13T00:00:00Z")};
            return resources::list_use(db, caller(someone), office().hall.text(), days, office().now(), sees_working_scope);
        }).value().occupancies;
    };
    const auto found = [&] {
        return office().read([&](store::Connection& db) { return search::search(db, caller(someone), {"plénière", {}, 10}); })->size();
    };
    const auto audit = [&] {
        return office().read([&](store::Connection& db) {
            return access::list_audit(db, caller(someone), {.scope = scope_of(office().event)}, {}, 10, sees_working_scope);
        });
    };
    ASSERT_TRUE(office().run(kProtocol, directory::grant_organization(region, to("amina@example.org", GrantRole::viewer))).has_value());
    for (const auto& [role, sees] : {std::pair{OrganizerRole::host, false}, std::pair{OrganizerRole::co_organizer, true},
                                     std::pair{OrganizerRole::organizer, true}}) {
        EventPatch organizers;
        organizers.organizers = std::vector{EventOrganizer{region, role}};
        ASSERT_TRUE(patch(kProtocol, organizers).has_value());
        EXPECT_EQ(found(), sees ? 1U : 0U) << word(role);
        EXPECT_EQ(audit().has_value(), sees) << word(role);
        ASSERT_EQ(use().size(), 1U);
        EXPECT_EQ(use()[0].owner.has_value(), sees) << word(role);
    }
    const auto all = office().read([&](store::Connection& db) { return access::list_audit(db, caller(someone), {}, {}, 50, sees_working_scope); });
    EXPECT_TRUE(std::any_of(all->changes.begin(), all->changes.end(), [&](const auto& change) { return change.scope == scope_of(office().event); }));
}

TEST_P(EventAccess, RefusesGrantsWithTheirRemedy) {
    add("guest@example.org", Role::participant);
    EXPECT_EQ(told(grant("nobody@example.org", GrantRole::viewer).error()), "validation-failed /email fault.no-account");
    EXPECT_EQ(told(grant("guest@example.org", GrantRole::editor).error()), "validation-failed /role fault.beyond-account-role");
    EXPECT_TRUE(grant("guest@example.org", GrantRole::viewer).has_value());
    const auto stranger = test::caller_as(Role::organizer);
    EXPECT_EQ(told(grant("guest@example.org", GrantRole::viewer, stranger).error()), "not-found");
}

TEST_P(EventAccess, ListsAndRevokesGrants) {
    const auto someone = add("amina@example.org");
    ASSERT_TRUE(grant("amina@example.org", GrantRole::viewer).has_value());
    ASSERT_TRUE(grant("amina@example.org", GrantRole::organizer).has_value());
    const auto list = [&](const Caller& by) {
        return office().read([&](store::Connection& db) { return list_event_grants(db, by, office().event, {}, 10); });
    };
    const auto held = list(kProtocol);
    ASSERT_EQ(held->items.size(), 1U);
    EXPECT_EQ(held->items[0], (access::Holder{someone.id, "amina@example.org", GrantRole::organizer, office().now()}));
    EXPECT_TRUE(list(caller(someone)).has_value());
    EXPECT_TRUE(office().run(kProtocol, revoke_event_grant(office().event, someone.id)).has_value());
    EXPECT_EQ(told(office().run(kProtocol, revoke_event_grant(office().event, someone.id)).error()), "not-found");
    EXPECT_EQ(told(list(caller(someone)).error()), "not-found");
}

TEST_P(EventAccess, LetsALinkReadWhatIsReleasedOfARestrictedEvent) {
    office().add(office().wanted("Ouverture", "09:00"));
    EventPatch restricted;
    restricted.visibility = Visibility::restricted;
    ASSERT_TRUE(patch(kProtocol, restricted).has_value());
    const auto issued = issue();
    ASSERT_TRUE(issued.has_value());
    EXPECT_EQ(sight_of(bearing(issued->secret), event()), Sight::none) << "nothing is released";
    ASSERT_TRUE(office().publish().has_value());
    EXPECT_EQ(sight_of({}, event()), Sight::none);
    EXPECT_EQ(sight_of(bearing(issued->secret), event()), Sight::released);
    EXPECT_FALSE(bearing(issued->secret).is_signed_in());
    EXPECT_TRUE(office().run({}, access::redeem_agenda_link(issued->secret)).has_value());
    EXPECT_EQ(sight_of(bearing(issued->secret), event()), Sight::released) << "as often as one likes";
    office().turn_clock(90 * 24h);
    EXPECT_EQ(sight_of(bearing(issued->secret), event()), Sight::none);
}

TEST_P(EventAccess, TakesALinkBackAtOnce) {
    const auto issued = issue();
    const auto visitor = bearing(issued->secret);
    EXPECT_EQ(visitor.links, std::vector{issued->link.id});
    EXPECT_EQ(visitor.until, issued->link.expires_at);
    EXPECT_EQ(told(office().run(test::caller_as(Role::organizer), revoke_event_link(office().event, issued->link.id)).error()), "not-found");
    ASSERT_TRUE(office().run(kProtocol, revoke_event_link(office().event, issued->link.id)).has_value());
    const auto now = office().read([&](store::Connection& db) { return access::refreshed(db, visitor, office().now()); });
    EXPECT_TRUE(now.grants.empty() && now.links.empty());
    EXPECT_EQ(told(office().run({}, access::redeem_agenda_link(issued->secret)).error()), "link-invalid");
}

TEST_P(EventAccess, RefusesALinkWithAllFaultsAtOnce) {
    EXPECT_EQ(told(office().run(kProtocol, issue_event_link({office().event, "", office().now(), {{"/x", "fault.unknown-field", {}}}})).error()),
              "validation-failed /x fault.unknown-field /expiresAt fault.not-in-future");
    EXPECT_EQ(told(office().run(kProtocol, issue_event_link({office().event, "", office().now() + 367 * 24h, {}})).error()),
              "validation-failed /expiresAt fault.too-late");
    EXPECT_EQ(told(issue(test::caller_as(Role::organizer)).error()), "not-found");
}

}  // namespace
}  // namespace multaqa::programme
