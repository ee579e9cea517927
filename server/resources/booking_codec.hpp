// Bookings as JSON: what clients send, and changes as the log keeps them.
#pragma once

#include "command/change.hpp"
#include "common/json/json.hpp"
#include "common/json/reader.hpp"
#include "common/result/result.hpp"
#include "resources/booking.hpp"

namespace multaqa::resources {

// How a write is meant; governs it and is not stored.
struct BookingGovernance {
    scheduling::OnConflict on_conflict = scheduling::OnConflict::reject;
    std::string reason;
};

struct RequestBooking {
    BookingFields fields;
    WantedPeriod period;
    BookingGovernance governance;
};
// validation_failed with every fault that can be seen without the database.
Result<RequestBooking> read_booking_request(const json::value& body);

struct DecideBooking {
    Decision decision = Decision::decline;
    std::optional<Instant> held_until;  // with hold alone
    BookingGovernance governance;
};
Result<DecideBooking> read_decision(const json::value& body);

// {"kind": "room", "id": …}, the member `resource`.
json::object resource_json(const scheduling::Subject& subject);
std::optional<scheduling::Subject> read_resource(json::ObjectReader& reader, std::vector<Fault>& faults);
WantedPeriod read_period(json::ObjectReader& reader);
void add_time(json::object& body, const PlacedTime& time);

json::object booking_json(const Booking& booking);
command::Change booking_requested(const Booking& booking);
command::Change booking_moved(const Booking& before, const Booking& after);
command::Change booking_decided(const Booking& before, const Booking& after, const std::string& reason);

}  // namespace multaqa::resources
