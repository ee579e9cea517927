#include "access/sign_in.hpp"

#include <gtest/gtest.h>

#include "access/account_documents.hpp"
#include "access/api_token.hpp"
#include "access/live_tickets.hpp"
#include "access/sign_in_throttle.hpp"
#include "common/limits.hpp"

namespace multaqa::access {
namespace {

using namespace std::chrono_literals;

const Instant kNoon = *parse_utc("2026-11-21T12:00:00Z");

TEST(SignInExpiry, SlidesTwelveHoursButEndsAfterThirtyDays) {
    EXPECT_EQ(expiry(kNoon, kNoon), kNoon + 12h);
    EXPECT_EQ(expiry(kNoon, kNoon + 29 * 24h), kNoon + 29 * 24h + 12h);
    EXPECT_EQ(expiry(kNoon, kNoon + 30 * 24h - 1min), kNoon + 30 * 24h);
}

TEST(SignInUse, IsWrittenDownEveryFewMinutes) {
    const SignIn sign_in{SignInId{"s1"}, "", AccountId{"a"}, kNoon, kNoon, kNoon + 12h};
    EXPECT_FALSE(is_worth_touching(sign_in, kNoon + 4min));
    EXPECT_TRUE(is_worth_touching(sign_in, kNoon + 5min));
}

ApiToken token() {
    return {.id = TokenId{"t1"},
            .account = AccountId{"a1"},
            .name = "display",
            .role = Role::participant,
            .created_at = kNoon,
            .expires_at = kNoon + 1h,
            .used_at = std::nullopt};
}

TEST(ApiTokenLife, EndsAtItsInstant) {
    EXPECT_TRUE(is_alive(token(), kNoon + 59min));
    EXPECT_FALSE(is_alive(token(), kNoon + 1h));
    auto endless = token();
    endless.expires_at.reset();
    EXPECT_TRUE(is_alive(endless, kNoon + 100'000h));
}

TEST(ApiTokenUse, IsWrittenDownTheFirstTimeAndThenEveryFewMinutes) {
    auto used = token();
    EXPECT_TRUE(is_worth_touching(used, kNoon));
    used.used_at = kNoon;
    EXPECT_FALSE(is_worth_touching(used, kNoon + 4min));
    EXPECT_TRUE(is_worth_touching(used, kNoon + 5min));
}

TEST(ApiTokenDocument, HoldsNoSecretAndNoAccount) {
    EXPECT_EQ(json::value(document(token())),
              json::parse_trusted(
                  R"({"id":"t1","name":"display","role":"participant","created":"2026-11-21T12:00:00Z",
                                      "expiresAt":"2026-11-21T13:00:00Z"})"));
}

class Throttle : public ::testing::Test {
  protected:
    void fail(int times, Instant at = kNoon) {
        for (int i = 0; i < times; ++i) EXPECT_EQ(throttle.begin("amina@x", "192.0.2.1", at), std::nullopt);
    }
    SignInThrottle throttle{3};
};

TEST_F(Throttle, StopsTheEleventhAttemptUntilTheFirstIsFifteenMinutesOld) {
    fail(1);
    fail(9, kNoon + 5min);
    EXPECT_EQ(throttle.begin("amina@x", "192.0.2.1", kNoon + 6min),
              std::optional<std::chrono::seconds>(9min));
    EXPECT_EQ(throttle.begin("amina@x", "192.0.2.1", kNoon + 15min - 1us),
              std::optional<std::chrono::seconds>(1s));
    EXPECT_EQ(throttle.begin("amina@x", "192.0.2.1", kNoon + 15min), std::nullopt);
    EXPECT_EQ(throttle.begin("amina@x", "192.0.2.1", kNoon + 16min),
              std::optional<std::chrono::seconds>(4min));
}

TEST_F(Throttle, LooksAtAccountAndAddressTogether) {
    fail(10);
    EXPECT_EQ(throttle.begin("amina@x", "192.0.2.2", kNoon), std::nullopt);
    EXPECT_EQ(throttle.begin("idris@x", "192.0.2.1", kNoon), std::nullopt);
}

TEST_F(Throttle, ForgetsFailuresAtASuccess) {
    fail(9);
    throttle.succeeded("amina@x", "192.0.2.1");
    fail(10);
}

TEST_F(Throttle, DoesNotCountWhatWasNeverJudged) {
    fail(10);
    throttle.withdraw("amina@x", "192.0.2.1");
    fail(1);
    throttle.withdraw("idris@x", "192.0.2.9");
}

TEST_F(Throttle, ForgetsThePairTriedLongestAgoWhenThereAreTooMany) {
    fail(10);
    throttle.begin("b", "", kNoon);
    throttle.begin("c", "", kNoon);
    EXPECT_TRUE(throttle.begin("amina@x", "192.0.2.1", kNoon).has_value());
    throttle.begin("d", "", kNoon);  // b was the oldest by now
    EXPECT_TRUE(throttle.begin("amina@x", "192.0.2.1", kNoon).has_value());
    for (const auto* other : {"e", "f", "g"}) throttle.begin(other, "", kNoon);
    EXPECT_FALSE(throttle.begin("amina@x", "192.0.2.1", kNoon).has_value());
}

const Caller kCaller{AccountId{"a1"}, Role::organizer, {{"event:e1", GrantRole::organizer}}};

TEST(LiveTickets, AreGoodForOneUse) {
    LiveTickets tickets(10);
    const auto ticket = tickets.issue(kCaller, kNoon);
    ASSERT_TRUE(ticket.has_value());
    EXPECT_EQ(ticket->expires_at, kNoon + 30s);
    const auto redeemed = tickets.redeem(ticket->text, kNoon + 29s);
    ASSERT_TRUE(redeemed.has_value());
    EXPECT_EQ(redeemed->account, kCaller.account);
    EXPECT_EQ(redeemed->grants, kCaller.grants);
    EXPECT_EQ(tickets.redeem(ticket->text, kNoon + 29s).error().code, ProblemCode::unauthenticated);
}

TEST(LiveTickets, ExpireAndCannotBeGuessed) {
    LiveTickets tickets(10);
    const auto ticket = tickets.issue(kCaller, kNoon);
    EXPECT_EQ(tickets.redeem(ticket->text, kNoon + 30s).error().code, ProblemCode::unauthenticated);
    EXPECT_EQ(tickets.redeem("", kNoon).error().code, ProblemCode::unauthenticated);
    EXPECT_EQ(tickets.redeem(std::string(43, 'A'), kNoon).error().code, ProblemCode::unauthenticated);
}

TEST(LiveTickets, AreBoundedAndMakeRoomForThemselves) {
    LiveTickets tickets(2);
    EXPECT_TRUE(tickets.issue(kCaller, kNoon).has_value());
    EXPECT_TRUE(tickets.issue(kCaller, kNoon + 1s).has_value());
    EXPECT_EQ(tickets.issue(kCaller, kNoon + 2s).error().code, ProblemCode::too_many_requests);
    EXPECT_TRUE(tickets.issue(kCaller, kNoon + 30s).has_value());
}

}  // namespace
}  // namespace multaqa::access
