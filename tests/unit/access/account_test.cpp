#include "access/account.hpp"

#include <gtest/gtest.h>

#include "access/access_codec.hpp"
#include "access/account_documents.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

TEST(FoldEmail, MakesOneAddressOfItsSpellings) {
    for (const auto* spelling :
         {"amina@example.org", "Amina@Example.ORG", "  AMINA@example.org\n", "amina\xE2\x80\x8B@example.org"})
        EXPECT_EQ(fold_email(spelling), "amina@example.org") << spelling;
    EXPECT_EQ(fold_email("\xC3\x89lu@Mairie.fr"), fold_email("e\xCC\x81LU@mairie.FR"));
    EXPECT_EQ(fold_email("رئيس@مثال.المغرب"), "رئيس@مثال.المغرب");
}

TEST(IsEmail, WantsSomethingOnBothSidesOfOneAt) {
    for (const auto* address :
         {"a@b", "amina@example.org", "first.last+tag@sub.example.org", "رئيس@مثال.المغرب"})
        EXPECT_TRUE(is_email(address)) << address;
    for (const auto* address : {"", "@", "a@", "@b", "amina", "a@b@c", "a b@c", "a@b\n", "a@b\x7f"})
        EXPECT_FALSE(is_email(address)) << address;
    const std::string domain = "@example.org";
    EXPECT_TRUE(is_email(std::string(limits::kEmailBytes - domain.size(), 'a') + domain));
    EXPECT_FALSE(is_email(std::string(limits::kEmailBytes - domain.size() + 1, 'a') + domain));
}

TEST(Limited, NeverGivesMoreThanEitherSide) {
    const Grant of_event{"event:e1", GrantRole::organizer};
    const Caller organizer{AccountId{"a"}, Role::organizer, {of_event}};
    struct Case {
        Role account, most, expected;
    };
    for (const auto& [account, most, expected] : {Case{Role::admin, Role::participant, Role::participant},
                                                  Case{Role::participant, Role::admin, Role::participant},
                                                  Case{Role::protocol, Role::organizer, Role::organizer},
                                                  Case{Role::organizer, Role::organizer, Role::organizer}})
        EXPECT_EQ(limited({AccountId{"a"}, account, {}}, most).role, expected);
    EXPECT_EQ(limited(organizer, Role::admin).grants, std::vector<Grant>{of_event});
    const Grant to_look{"event:e1", GrantRole::viewer};
    EXPECT_EQ(limited(organizer, Role::participant).grants, std::vector<Grant>{to_look});
    const Caller guest{AccountId{"a"}, Role::participant, {{"event:e1", GrantRole::participant}, {"event:e2", GrantRole::editor}}};
    EXPECT_EQ(limited(guest, Role::admin).grants, (std::vector<Grant>{{"event:e1", GrantRole::participant}, {"event:e2", GrantRole::viewer}}))
        << "an editor is staff, a participant is not";
}

const Account kAmina{.id = AccountId{"a1"},
                     .email = "amina@example.org",
                     .role = Role::organizer,
                     .grants = {{"event:e1", GrantRole::organizer}},
                     .person = std::nullopt,
                     .version = 3};

TEST(AccountDocument, HoldsWhatTheOwnerMayKnow) {
    EXPECT_EQ(json::value(document(kAmina)),
              json::parse_trusted(R"({"id":"a1","email":"amina@example.org","role":"organizer",
                                      "grants":[{"scope":"event:e1","role":"organizer"}],"version":3})"));
}

TEST(AccountChange, NamesTheAddressWithoutTellingIt) {
    const auto change = account_added(kAmina);
    EXPECT_EQ(change.scope, "access");
    EXPECT_EQ(change.kind, "AccountAdded");
    EXPECT_EQ(json::parse_trusted(change.data),
              json::parse_trusted(R"({"fields":{"role":{"after":"organizer"}},"personal":["email"]})"));
}

TEST(GrantChange, TellsTheScopeAndBothRoles) {
    EXPECT_EQ(
        json::parse_trusted(grant_given(kAmina.id, "event:e1", GrantRole::participant, GrantRole::organizer).data),
        json::parse_trusted(R"({"fields":{"event:e1":{"before":"participant","after":"organizer"}}})"));
}

}  // namespace
}  // namespace multaqa::access
