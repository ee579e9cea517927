#include "resources/booking.hpp"

#include <gtest/gtest.h>

#include "resources/blocking.hpp"

namespace multaqa::resources {
namespace {

const OrganizationId kRegion{"018d3a52-0000-7000-8000-000000000001"};
const AccountId kAsker{"018d3a52-0000-7000-8000-000000000002"};

Caller organizer(std::vector<Grant> grants) { return {kAsker, Role::organizer, std::move(grants)}; }

TEST(RightOver, IsOfProtocolOfGeneralOwnersAndOfTheOwningOrganisation) {
    EXPECT_EQ(right_over({{}, Role::protocol, {}}, std::nullopt), Right::decide);
    EXPECT_EQ(right_over({{}, Role::admin, {}}, kRegion), Right::decide);
    EXPECT_EQ(right_over(organizer({{"resource-owner"}}), std::nullopt), Right::decide);
    EXPECT_EQ(right_over(organizer({{"organization:" + kRegion.text()}}), kRegion), Right::decide);
    EXPECT_EQ(right_over(organizer({{"organization:" + kRegion.text()}}), std::nullopt), Right::request);
    EXPECT_EQ(right_over(organizer({{"organization:"}}), std::nullopt), Right::request);
    EXPECT_EQ(right_over(organizer({{"event:e1"}}), kRegion), Right::request);
    EXPECT_EQ(right_over(organizer({}), kRegion), Right::request);
}

TEST(StatusAfter, LetsNothingComeBackFromDeclinedOrReleased) {
    using enum BookingStatus;
    const auto after = [](BookingStatus status) {
        std::vector<std::optional<BookingStatus>> reached;
        for (const auto decision : {Decision::hold, Decision::confirm, Decision::decline, Decision::release})
            reached.push_back(status_after(status, decision));
        return reached;
    };
    using Reached = std::vector<std::optional<BookingStatus>>;
    EXPECT_EQ(after(requested), (Reached{held, confirmed, declined, released}));
    EXPECT_EQ(after(held), (Reached{held, confirmed, declined, released}));
    EXPECT_EQ(after(confirmed), (Reached{std::nullopt, std::nullopt, std::nullopt, released}));
    EXPECT_EQ(after(declined), Reached(4));
    EXPECT_EQ(after(released), Reached(4));
}

Booking booking_of(BookingStatus status) {
    Booking booking;
    booking.id = BookingId{"b"};
    booking.subject = {scheduling::SubjectKind::equipment, "receivers"};
    booking.quantity = 40;
    booking.time.utc = {from_micros(0), from_micros(3'600'000'000)};
    booking.status = status;
    booking.requested_by = kAsker;
    return booking;
}

TEST(OccupanciesOfABooking, AreAsFirmAsItsStatus) {
    using scheduling::Firmness;
    const auto firmness_of = [](BookingStatus status) { return occupancies_of(booking_of(status)).at(0).firmness; };
    EXPECT_EQ(firmness_of(BookingStatus::requested), Firmness::requested);
    EXPECT_EQ(firmness_of(BookingStatus::held), Firmness::held);
    EXPECT_EQ(firmness_of(BookingStatus::confirmed), Firmness::confirmed);
    EXPECT_TRUE(occupancies_of(booking_of(BookingStatus::declined)).empty());
    EXPECT_TRUE(occupancies_of(booking_of(BookingStatus::released)).empty());
    EXPECT_EQ(occupancies_of(booking_of(BookingStatus::held)).at(0).quantity, 40);
}

TEST(SightOfABooking, IsOfWhoAskedAndOfWhoDecides) {
    const auto booking = booking_of(BookingStatus::requested);
    EXPECT_EQ(sight_of(organizer({}), booking, kRegion), BookingSight::requester);
    EXPECT_EQ(sight_of({{}, Role::protocol, {}}, booking, kRegion), BookingSight::decider);
    EXPECT_EQ(sight_of({AccountId{"somebody else"}, Role::organizer, {}}, booking, kRegion), BookingSight::none);
    auto of_nobody = booking;
    of_nobody.requested_by.reset();
    EXPECT_EQ(sight_of({{}, Role::organizer, {}}, of_nobody, kRegion), BookingSight::none);
}

TEST(ConfirmationOfABlocking, ChangesWithTheThingTheWindowAndWhatIsDisplaced) {
    const BlockedThing hall = scheduling::Subject{scheduling::SubjectKind::room, "hall"};
    const Interval hour{from_micros(0), from_micros(3'600'000'000)};
    const Displaced displaced = occupancies_of(booking_of(BookingStatus::held));
    const auto confirmation = confirmation_of(hall, hour, displaced);
    EXPECT_EQ(confirmation.size(), 22U);
    EXPECT_EQ(confirmation, confirmation_of(hall, hour, displaced));
    EXPECT_NE(confirmation, confirmation_of(BlockedSite{SiteId{"hall"}}, hour, displaced));
    EXPECT_NE(confirmation, confirmation_of(hall, {hour.start, hour.end + minutes{1}}, displaced));
    EXPECT_NE(confirmation, confirmation_of(hall, hour, {}));
    auto moved = displaced;
    moved.front().interval.end += minutes{5};
    EXPECT_NE(confirmation, confirmation_of(hall, hour, moved));
}

TEST(BlockedKey, ReadsWhatItWrites) {
    for (const auto* key : {"room/r", "vehicle/v", "equipment/e", "site/s"}) EXPECT_EQ(key_of(parse_blocked_key(key).value()), key);
    EXPECT_FALSE(parse_blocked_key("planet/p"));
}

}  // namespace
}  // namespace multaqa::resources
