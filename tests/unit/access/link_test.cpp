#include "access/link.hpp"

#include <gtest/gtest.h>

#include "access/access_codec.hpp"
#include "access/account_documents.hpp"
#include "access/acts_for.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

using namespace std::chrono_literals;

const Instant kNoon = *parse_utc("2026-11-21T12:00:00Z");

std::string secret(char letter) { return std::string(42, letter) + "A"; }

Link link(LinkPurpose purpose) {
    return {.id = LinkId{"l1"}, .purpose = purpose, .scope = "access", .created_at = kNoon, .expires_at = kNoon + 1h};
}

TEST(LinkLife, EndsAtItsInstantAndAtTheFirstUseWhereItWorksOnce) {
    for (const auto purpose : {LinkPurpose::first_administrator, LinkPurpose::invitation, LinkPurpose::password_reset,
                               LinkPurpose::agenda}) {
        auto one = link(purpose);
        EXPECT_TRUE(is_alive(one, kNoon + 59min)) << word(purpose);
        EXPECT_FALSE(is_alive(one, kNoon + 1h)) << word(purpose);
        one.used_at = kNoon;
        EXPECT_EQ(is_alive(one, kNoon + 1min), purpose == LinkPurpose::agenda) << word(purpose);
        EXPECT_EQ(parse_link_purpose(word(purpose)), purpose);
    }
}

TEST(LinkAddress, CarriesTheSecretInTheFragment) {
    EXPECT_EQ(address_of({link(LinkPurpose::invitation), "abc"}), "/invitation#abc");
    EXPECT_EQ(address_of({link(LinkPurpose::agenda), "abc"}), "/visit#abc");
}

TEST(LinkDocument, ShowsItsSecretOnlyWhereItIsIssued) {
    auto one = link(LinkPurpose::invitation);
    one.invitation = {"amina@example.org", Role::organizer, {{"event:e1", GrantRole::editor}}};
    EXPECT_EQ(json::value(document(one)),
              json::parse_trusted(R"({"id":"l1","purpose":"invitation","email":"amina@example.org","role":"organizer",
                  "grants":[{"scope":"event:e1","role":"editor"}],
                  "created":"2026-11-21T12:00:00Z","expiresAt":"2026-11-21T13:00:00Z"})"));
    EXPECT_EQ(document(IssuedLink{one, "abc"}).at("path").as_string(), "/invitation#abc");
}

TEST(LinkChange, NamesTheAddressAndTheLabelWithoutTellingThem) {
    auto one = link(LinkPurpose::invitation);
    one.label = "for the minister";
    one.invitation = {"amina@example.org", Role::organizer, {{"event:e1", GrantRole::editor}}};
    EXPECT_EQ(json::parse_trusted(link_issued(one).data),
              json::parse_trusted(R"({"fields":{"event:e1":{"after":"editor"},"expiresAt":{"after":"2026-11-21T13:00:00Z"},
                  "purpose":{"after":"invitation"},"role":{"after":"organizer"},"scope":{"after":"access"}},
                  "personal":["email","label"]})"));
    EXPECT_EQ(link_revoked(one).topics.at(0).topic, "rights/link/l1");
}

TEST(BrowsersLinks, AreKeptTogetherUpToALimit) {
    EXPECT_EQ(with_secret("", secret('a')), secret('a'));
    EXPECT_EQ(with_secret(secret('a') + "." + secret('b'), secret('a')), secret('b') + "." + secret('a'));
    std::string cookie;
    for (const char letter : std::string("abcdefghij")) cookie = with_secret(cookie, secret(letter));
    const auto kept = split_secrets(cookie);
    EXPECT_EQ(kept.size(), limits::kLinksPerBrowser);
    EXPECT_EQ(kept.front(), secret('c'));
    EXPECT_EQ(kept.back(), secret('j'));
}

TEST(BrowsersLinks, HoldNothingButSecrets) {
    for (const auto* wrong : {"", ".", "..", "short", "x.y.z", "; DROP TABLE link"})
        EXPECT_EQ(split_secrets(wrong), std::vector<std::string>{}) << wrong;
    EXPECT_EQ(split_secrets("junk." + secret('a') + "."), std::vector{secret('a')});
}

TEST(Acting, GivesTheRightsOfThePrincipalAndNeverToAdminister) {
    const Caller own{.account = AccountId{"assistant"}, .role = Role::admin, .grants = {{"event:own", GrantRole::organizer}}};
    const Caller president{.account = AccountId{"president"}, .role = Role::admin, .grants = {}};
    const auto caller = acting(own, president, Role::protocol, "account:president");
    EXPECT_EQ(caller.account, president.account);
    EXPECT_EQ(caller.actor, own.account);
    EXPECT_EQ(caller.acts_for, "account:president");
    EXPECT_EQ(caller.role, Role::protocol);
    const Caller guest{.account = AccountId{"guest"}, .role = Role::participant, .grants = {}};
    EXPECT_EQ(acting(own, guest, Role::protocol, "account:guest").role, Role::participant);
    EXPECT_EQ(acting(own, guest, Role::protocol, "account:guest").grants, std::vector<Grant>{});
}

TEST(Acting, KeepsTheBoundsOfTheTokenThatItCameWith) {
    const Caller own{.account = AccountId{"assistant"}, .role = Role::participant, .grants = {}, .scopes = {"event:e1"}, .reach = Reach::reads, .token = TokenId{"t1"}};
    const Caller president{.account = AccountId{"president"}, .role = Role::protocol, .grants = {}};
    const auto caller = acting(own, president, Role::organizer, "account:president");
    EXPECT_EQ(caller.role, Role::organizer);
    EXPECT_EQ(caller.scopes, own.scopes);
    EXPECT_EQ(caller.reach, Reach::reads);
    EXPECT_EQ(caller.token, own.token);
}

TEST(Acting, ForAPersonWithoutAccountKeepsItsOwnThings) {
    const Caller own{.account = AccountId{"assistant"}, .role = Role::organizer, .grants = {}};
    const auto caller = acting(own, {.account = std::nullopt, .role = Role::participant, .grants = {}}, Role::protocol, "person:p");
    EXPECT_EQ(caller.account, own.account);
    EXPECT_EQ(caller.role, Role::participant);
}

TEST(Acting, EndsWithWhatTheActorCameWith) {
    const Caller own{.account = AccountId{"assistant"}, .role = Role::organizer, .until = kNoon};
    const Caller rights{.account = AccountId{"president"}, .role = Role::protocol};
    EXPECT_EQ(acting(own, rights, Role::protocol, "account:president").until, kNoon);
}

TEST(Principals, AreAccountsOrPersons) {
    const std::string id = "018d3a52-0000-7000-8000-00000000000a";
    EXPECT_EQ(account_of_principal("account:" + id), AccountId{id});
    EXPECT_EQ(person_of_principal("person:" + id), PersonId{id});
    for (const auto& wrong : {"account:x", "person:", "", "event:018d3a52-0000-7000-8000-00000000000a"}) {
        EXPECT_EQ(account_of_principal(wrong), std::nullopt) << wrong;
        EXPECT_EQ(person_of_principal(wrong), std::nullopt) << wrong;
    }
}

TEST(AccountPatched, IsDisabledOnce) {
    const Account account{.id = AccountId{"a1"}, .email = "a@x", .role = Role::admin};
    using State = AccountPatch::State;
    const auto disabled = patched(account, {.role = {}, .state = State::disabled, .person = {}}, kNoon);
    EXPECT_EQ(disabled.disabled_at, kNoon);
    EXPECT_FALSE(administers(disabled));
    EXPECT_EQ(patched(disabled, {.role = {}, .state = State::disabled, .person = {}}, kNoon + 1h), disabled);
    EXPECT_EQ(patched(disabled, {.role = {}, .state = State::enabled, .person = {}}, kNoon), account);
    EXPECT_EQ(patched(account, {}, kNoon), account);
}

}  // namespace
}  // namespace multaqa::access
