// SQL of bookings.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "resources/booking.hpp"
#include "store/connection.hpp"

namespace multaqa::resources {

void insert_booking(store::Connection& db, const Booking& booking);  // created when last updated
// Status, hold and who decided; besides its time nothing else of it ever changes.
void update_booking(store::Connection& db, const Booking& booking);
void update_booking_time(store::Connection& db, const Booking& booking);
std::optional<Booking> select_booking(store::Connection& db, const BookingId& id);

struct BookingFilter {
    std::optional<std::string> subject;       // its key
    std::optional<AccountId> requested_by;
    std::optional<BookingStatus> status;
};
// One page in order of creation.
std::vector<Booking> select_bookings(store::Connection& db, const BookingFilter& filter, const BookingId& after, std::size_t limit);

struct BookingTitle {
    BookingId id;
    LocalizedText title;
};
std::vector<BookingTitle> select_booking_titles(store::Connection& db, std::span<const BookingId> ids);  // unknown ids are left out

// Requested or held, of one requester.
std::int64_t count_open_bookings(store::Connection& db, const AccountId& requester);

// Held, and no longer.
std::vector<Booking> select_expired(store::Connection& db, Instant now, std::size_t limit);

}  // namespace multaqa::resources
