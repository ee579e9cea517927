// Asking for a resource and deciding over it. A booking projects what it takes in the same transaction, so that a session
// cannot take what is held for it, nor it what a session has (DECISIONS 16).
#pragma once

#include <cstdint>
#include <optional>

#include "command/command.hpp"
#include "resources/booking.hpp"
#include "resources/booking_codec.hpp"

namespace multaqa::resources {

// For staff. A request alone only warns others; it needs a resource that is in use.
command::Command<Booking> request_booking(RequestBooking request, std::optional<command::IdempotencyKey> key = {});

// not_found for those who may not see it; forbidden for a requester who is no decider, unless the booking is released.
// Then version_mismatch, status_transition_refused, schedule_conflict (evidence: RefusedBooking).
command::Command<Booking> decide_booking(BookingId id, std::int64_t version, DecideBooking decide,
                                         std::optional<command::IdempotencyKey> key = {});

// Releases what was held until a time that has passed, as many as one command should; answers how many.
command::Command<std::size_t> release_expired_bookings();

}  // namespace multaqa::resources
