#include <gtest/gtest.h>

#include "directory/organization_commands.hpp"
#include "directory/organization_queries.hpp"
#include "directory/person_commands.hpp"
#include "directory/person_queries.hpp"
#include "tests/contract/capabilities/office.hpp"

namespace multaqa::directory {
namespace {

using test::caller_as;
using test::told;

const Caller kStaff = caller_as(Role::organizer);

Draft<OrganizationFields> organization_named(const std::string& name) {
    OrganizationFields fields;
    fields.name = LocalizedText({{"fr", name}});
    fields.country = "MR";
    return {fields, {}};
}

PersonDetails details_named(const std::string& name) {
    PersonDetails details;
    details.fields.name = LocalizedText({{"fr", name}});
    return details;
}

template <class Fields>
Edit<Fields> to(const Fields& wanted) {
    return [wanted](const Fields&) { return Draft<Fields>{wanted, {}}; };
}

class DirectoryTest : public test::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (!IsSkipped()) office = std::make_unique<test::Office>(database());
    }
    void TearDown() override { office.reset(); }

    PersonRecord add(const std::string& name, std::vector<ContactPoint> contacts = {}) {
        auto details = details_named(name);
        details.contact_points = std::move(contacts);
        return office->run(kStaff, create_person({details, {}})).value();
    }
    FoundPerson meet(const PersonInFile& wanted) {
        return office->step<FoundPerson>(
            {"directory"}, [&](command::Write& write) { return find_or_create_person(write, wanted); });
    }

    std::unique_ptr<test::Office> office;
};
MULTAQA_ON_BOTH_DATABASES(DirectoryTest);

TEST_P(DirectoryTest, KeepsAPersonAsGiven) {
    const auto city = office->run(kStaff, create_organization(organization_named("Nouakchott"))).value();
    PersonDetails details;
    details.fields = {LocalizedText({{"ar", "رئيسة"}, {"fr", "Présidente"}}),
                      LocalizedText({{"fr", "Madame"}}),
                      city.id,
                      {"ar", "fr"},
                      "Africa/Nouakchott"};
    details.contact_points = {{ContactKind::mobile, "+222 45"}, {ContactKind::email, "Cabinet@Example.org"}};
    const auto added = office->run(kStaff, create_person({details, {}})).value();
    EXPECT_EQ(details_of(added), details);
    EXPECT_EQ(added.person.version, 1);
    EXPECT_EQ(added.person.updated_at, office->now());
    EXPECT_EQ(
        office->read([&](store::Connection& db) { return get_person(db, kStaff, added.person.id); }).value(),
        added);
    EXPECT_EQ(office->read([&](store::Connection& db) { return find_person(db, added.person.id); }),
              added.person);
    EXPECT_EQ(office->read([&](store::Connection& db) { return find_organization(db, city.id); }), city);
}

TEST_P(DirectoryTest, TellsFaultsOfFormAndOfReferenceAtOnce) {
    auto details = details_named("Idris");
    details.fields.organization = OrganizationId{"018d3a52-0000-7000-8000-0000000000ff"};
    details.fields.home_zone = "Africa/Atlantis";
    EXPECT_EQ(told(office->run(kStaff, create_person({details, {{"/languages", "fault.type", {}}}})).error()),
              "validation-failed /languages fault.type /organizationId fault.not-found-reference "
              "/homeTimeZone fault.time-zone");
    details.fields.organization.reset();
    EXPECT_EQ(told(office->run(kStaff, create_person({details, {}})).error()),
              "unknown-time-zone /homeTimeZone fault.time-zone");
    EXPECT_EQ(office->revision("directory"), 0);
}

TEST_P(DirectoryTest, IsClosedToThoseWhoAreNotStaff) {
    const auto person = add("Amina", {{ContactKind::mobile, "+222 45 00 00 00"}});
    for (const Caller& caller : {Caller{}, caller_as(Role::participant)}) {
        EXPECT_EQ(told(office->run(caller, create_person({details_named("Idris"), {}})).error()),
                  "forbidden");
        EXPECT_EQ(told(office->run(caller, update_person(person.person.id, 1, to(details_named("Idris")), {}))
                           .error()),
                  "not-found");
        EXPECT_EQ(
            told(office->read([&](store::Connection& db) { return get_person(db, caller, person.person.id); })
                     .error()),
            "not-found");
        EXPECT_EQ(
            told(office->read([&](store::Connection& db) { return list_people(db, caller, {}, {}, 10); })
                     .error()),
            "forbidden");
        EXPECT_EQ(told(office->run(caller, create_organization(organization_named("X"))).error()),
                  "forbidden");
        EXPECT_EQ(
            told(office->read([&](store::Connection& db) { return list_organizations(db, caller, {}, {}, 10); })
                     .error()),
            "forbidden");
    }
    for (const Role role : {Role::organizer, Role::protocol, Role::admin})
        EXPECT_TRUE(office
                        ->read([&](store::Connection& db) {
                            return get_person(db, caller_as(role), person.person.id);
                        })
                        .has_value());
}

TEST_P(DirectoryTest, ChangesOnlyTheVersionThatWasSeen) {
    const auto person = add("Amina");
    const auto changed =
        office->run(kStaff, update_person(person.person.id, 1, to(details_named("Amina B.")), {})).value();
    EXPECT_EQ(changed.person.version, 2);
    EXPECT_EQ(
        told(office->run(kStaff, update_person(person.person.id, 1, to(details_named("Idris")), {})).error()),
        "version-mismatch");
    EXPECT_EQ(
        office->run(kStaff, update_person(person.person.id, 2, to(details_named("Amina B.")), {})).value(),
        changed);
    EXPECT_EQ(office->revision("directory"), 2);
    EXPECT_EQ(told(office
                       ->run(kStaff, update_person(PersonId{"018d3a52-0000-7000-8000-0000000000ff"}, 1,
                                                   to(details_named("X")), {}))
                       .error()),
              "not-found");
}

TEST_P(DirectoryTest, LogsChangesWithoutContactPoints) {
    const auto person = add("Amina", {{ContactKind::mobile, "+222 45 00 00 00"}});
    auto wanted = details_named("Amina B.");
    wanted.contact_points = {{ContactKind::mobile, "+222 46 99 99 99"}};
    ASSERT_TRUE(office->run(kStaff, update_person(person.person.id, 1, to(wanted), {})).has_value());
    const auto changes = office->changes("directory");
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(
        json::parse_trusted(changes[1].data),
        json::parse_trusted(
            R"({"fields":{"name":{"before":{"fr":"Amina"},"after":{"fr":"Amina B."}}},"personal":["contactPoints"]})"));
    for (const auto& change : changes)
        for (const auto* number : {"45 00", "46 99"}) EXPECT_EQ(change.data.find(number), std::string::npos);
}

TEST_P(DirectoryTest, TellsThoseWhoShowAName) {
    const auto person = add("Amina");
    NameUsers users;
    users.scopes = [&](store::Connection&, std::string_view kind, const std::string& id) {
        EXPECT_EQ(kind, "person");
        EXPECT_EQ(id, person.person.id.text());
        return std::vector<std::string>{"event:e1"};
    };
    users.topics = [&](command::Write& write, std::string_view, const std::string& id) {
        const auto told = find_person(write.db(), PersonId{id}).value();
        const auto name = told.name.best("fr");
        return std::vector<command::TopicOperations>{
            {"event/e1/staff", {R"({"set":"people/x","value":{"name":")" + std::string(name) + R"("}})"}}};
    };
    ASSERT_TRUE(office->run(kStaff, update_person(person.person.id, 1, to(details_named("Amina B.")), users))
                    .has_value());
    auto silent = details_named("Amina B.");
    silent.contact_points = {{ContactKind::phone, "1"}};
    ASSERT_TRUE(office->run(kStaff, update_person(person.person.id, 2, to(silent), users)).has_value());
    const auto told_ops = office->read([](store::Connection& db) {
        return db.list("SELECT ops FROM topic_entry WHERE topic = 'event/e1/staff'", {},
                       [](const store::Row& row) { return row.string(0); });
    });
    ASSERT_EQ(told_ops.size(), 1U);
    EXPECT_NE(told_ops[0].find("Amina B."), std::string::npos);
}

TEST_P(DirectoryTest, ListsPeoplePageByPageAndByOrganization) {
    const auto city = office->run(kStaff, create_organization(organization_named("Nouakchott"))).value();
    for (const auto* name : {"a", "b", "c", "d", "e"}) {
        auto details = details_named(name);
        if (std::string_view(name) < "d") details.fields.organization = city.id;
        details.contact_points = {{ContactKind::phone, name}};
        ASSERT_TRUE(office->run(kStaff, create_person({details, {}})).has_value());
    }
    const auto pages = [&](const PersonFilter& filter) {
        std::string names;
        PersonId after;
        do {
            const auto page =
                office->read([&](store::Connection& db) { return list_people(db, kStaff, filter, after, 2); })
                    .value();
            for (const auto& record : page.items)
                names += std::string(record.person.name.best("fr")) + record.contact_points.at(0).value;
            names += "|";
            after = PersonId{page.next_cursor};
        } while (!after.empty());
        return names;
    };
    EXPECT_EQ(pages({}), "aabb|ccdd|ee|");
    EXPECT_EQ(pages({city.id, {}}), "aabb|cc|");
    EXPECT_EQ(pages({OrganizationId{"018d3a52-0000-7000-8000-0000000000ff"}, {}}), "|");
}

TEST_P(DirectoryTest, FindsManyPeopleByTheirIds) {
    std::vector<PersonId> ids;
    office->step<int>({"directory"}, [&](command::Write& write) {
        for (int i = 0; i < 130; ++i)
            ids.push_back(add_person(write, details_named(std::to_string(i))).person.id);
        return 0;
    });
    std::sort(ids.begin(), ids.end());
    auto asked = ids;
    asked.push_back(ids.front());
    asked.emplace_back("018d3a52-0000-7000-8000-0000000000ff");
    std::reverse(asked.begin(), asked.end());
    std::vector<PersonId> found;
    for (const auto& person : office->read([&](store::Connection& db) { return list_people(db, asked); }))
        found.push_back(person.id);
    EXPECT_EQ(found, ids);
    EXPECT_TRUE(
        office->read([](store::Connection& db) { return list_people(db, std::span<const PersonId>{}); })
            .empty());
    EXPECT_EQ(office->revision("directory"), 1);
}

TEST_P(DirectoryTest, MatchesPeopleInFilesByGuid) {
    const PersonInFile speaker{"frab", "guid-1", "", details_named("Amina")};
    const auto first = meet(speaker);
    EXPECT_EQ(first.origin, Origin::created);
    auto renamed = speaker;
    renamed.details = details_named("Someone else");
    EXPECT_EQ(meet(renamed).id, first.id);
    EXPECT_EQ(meet(renamed).origin, Origin::found);
    EXPECT_NE(meet({"pretalx", "guid-1", "", details_named("Amina")}).id, first.id);
    EXPECT_EQ(office->read([](store::Connection& db) { return find_person_by_source(db, "frab", "guid-1"); }),
              first.id);
}

TEST_P(DirectoryTest, MatchesPeopleInFilesByAddressAndRemembersTheirGuid) {
    const auto amina = add("Amina", {{ContactKind::email, "Amina@Example.org"}}).person.id;
    EXPECT_EQ(meet({"", "", "amina@example.ORG", details_named("A.")}).id, amina);
    EXPECT_EQ(meet({"frab", "guid-7", "amina@example.org", details_named("A.")}).id, amina);
    EXPECT_EQ(meet({"frab", "guid-7", "", details_named("A.")}).id, amina);
    const auto idris = meet({"", "", "idris@example.org", details_named("Idris")});
    EXPECT_EQ(idris.origin, Origin::created);
    EXPECT_EQ(meet({"", "", "IDRIS@example.org", details_named("Idris")}).id, idris.id);
}

TEST_P(DirectoryTest, NeverMatchesPeopleInFilesByNameAlone) {
    const auto amina = add("Amina").person.id;
    EXPECT_NE(meet({"", "", "", details_named("Amina")}).id, amina);
    EXPECT_NE(meet({"frab", "guid-9", "", details_named("Amina")}).id, amina);
    EXPECT_NE(meet({"", "", "amina@example.org", details_named("Amina")}).id, amina);
}

TEST_P(DirectoryTest, TellsPeopleOfOneMailboxApartByName) {
    const auto amina = add("Amina", {{ContactKind::email, "cabinet@example.org"}}).person.id;
    const auto idris = add("Idris", {{ContactKind::email, "cabinet@example.org"}}).person.id;
    EXPECT_EQ(meet({"", "", "cabinet@example.org", details_named("Idris")}).id, idris);
    EXPECT_EQ(meet({"", "", "cabinet@example.org", details_named("Amina")}).id, amina);
    const auto third = meet({"", "", "cabinet@example.org", details_named("Zeinab")});
    EXPECT_EQ(third.origin, Origin::created);
    EXPECT_EQ(meet({"", "", "cabinet@example.org", details_named("Zeinab")}).id, third.id);
}

TEST_P(DirectoryTest, AnswersARepeatedKeyWithoutAddingAnother) {
    const command::IdempotencyKey key{"k1", "hash"};
    const auto first =
        office->executor().run<Organization>(kStaff, "r1", create_organization(organization_named("A"), key));
    const auto again =
        office->executor().run<Organization>(kStaff, "r2", create_organization(organization_named("A"), key));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(std::get<command::Answer>(*again).resource_id, std::get<Organization>(*first).id.text());
    EXPECT_EQ(office->read([](store::Connection& db) { return list_organizations(db, kStaff, {}, {}, 10); })
                  ->items.size(),
              1U);
}

}  // namespace
}  // namespace multaqa::directory
