#include "common/identity/caller.hpp"

#include <gtest/gtest.h>

namespace multaqa {
namespace {

const std::string kForum = "event:forum";
const std::string kHost = "organization:host";
const std::string kOther = "event:other";

Caller organizer(std::vector<Grant> grants) {
    return {.account = AccountId("a1"), .role = Role::organizer, .grants = std::move(grants)};
}

std::optional<GrantRole> right(const Caller& caller, std::vector<std::string> names) { return caller.right_in(names); }

TEST(RightIn, IsTheStrongestOfAllThatStandForTheThing) {
    const auto caller = organizer({{kForum, GrantRole::viewer}, {kHost, GrantRole::editor}});
    EXPECT_EQ(right(caller, {kForum}), GrantRole::viewer);
    EXPECT_EQ(right(caller, {kForum, kHost}), GrantRole::editor);
    EXPECT_EQ(right(caller, {kOther}), std::nullopt);
}

TEST(RightIn, IsThatOfAnOrganizerForTheProtocolOfficeEverywhere) {
    for (const Role role : {Role::protocol, Role::admin})
        EXPECT_EQ(right({.account = AccountId("a1"), .role = role, .grants = {}}, {kForum}), GrantRole::organizer);
    for (const Role role : {Role::anonymous, Role::participant, Role::organizer})
        EXPECT_EQ(right({.account = AccountId("a1"), .role = role, .grants = {}}, {kForum}), std::nullopt) << word(role);
}

TEST(RightIn, EndsAtTheScopesOfAToken) {
    Caller narrow{.account = AccountId("a1"), .role = Role::admin, .grants = {}, .scopes = {kForum}};
    EXPECT_EQ(right(narrow, {kForum}), GrantRole::organizer);
    EXPECT_EQ(right(narrow, {kOther}), std::nullopt);
    EXPECT_FALSE(narrow.is_admin() || narrow.is_protocol() || narrow.is_staff() || narrow.may_create_events());
    narrow = organizer({{kForum, GrantRole::editor}, {kOther, GrantRole::editor}});
    narrow.scopes = {kForum};
    EXPECT_EQ(right(narrow, {kForum}), GrantRole::editor);
    EXPECT_EQ(right(narrow, {kOther}), std::nullopt);
    narrow.scopes = {kHost};
    EXPECT_EQ(right(narrow, {kForum, kHost}), GrantRole::editor) << "the host's token reaches the host's event";
}

TEST(StandsOn, KnowsEverythingThatWasShown) {
    Caller caller = organizer({});
    caller.actor = AccountId("a2");
    caller.token = TokenId("t1");
    caller.links = {LinkId("l1"), LinkId("l2")};
    for (const auto* subject : {"account/a1", "account/a2", "token/t1", "link/l2"}) EXPECT_TRUE(caller.stands_on(subject)) << subject;
    for (const auto* subject : {"account/a3", "account/", "token/a1", "link/l3", "a1", ""})
        EXPECT_FALSE(caller.stands_on(subject)) << subject;
}

TEST(GrantRoles, AreWords) {
    for (const auto role : {GrantRole::participant, GrantRole::viewer, GrantRole::editor, GrantRole::organizer})
        EXPECT_EQ(parse_grant_role(word(role)), role);
    EXPECT_EQ(parse_grant_role("protocol"), std::nullopt);
}

}  // namespace
}  // namespace multaqa
