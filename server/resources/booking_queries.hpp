// Reading bookings, and who takes a resource when.
#pragma once

#include <optional>
#include <vector>

#include "access/scope_queries.hpp"
#include "common/identity/caller.hpp"
#include "common/result/result.hpp"
#include "directory/draft.hpp"
#include "resources/booking.hpp"
#include "store/database.hpp"

namespace multaqa::resources {

using directory::Slice;

// For other capabilities: without a look at rights.
std::optional<Resource> find_resource(store::Connection& db, const scheduling::Subject& subject);
std::optional<Booking> find_booking(store::Connection& db, const BookingId& id);
// not_found for those who neither asked for it nor decide over it.
Result<Booking> get_booking(store::Connection& db, const Caller& caller, const BookingId& id);

struct BookingQuestion {
    std::optional<scheduling::Subject> subject;
    std::optional<BookingStatus> status;
};
// Whoever decides over the subject that is asked for, or over all, sees all of its bookings; others their own.
// forbidden for those who are not staff.
Result<Slice<Booking>> list_bookings(store::Connection& db, const Caller& caller, const BookingQuestion& question,
                                     const BookingId& after, std::size_t limit);

// What takes the resource within the window, and what of it the caller may know: without an owner it is masked
// (DECISIONS 23). Holds that have expired are left out. not_found for those who are not staff.
struct SeenOccupancy {
    scheduling::Occupancy occupancy;
    std::optional<scheduling::Owner> owner;
};
struct ResourceUse {
    Resource resource;
    std::vector<SeenOccupancy> occupancies;  // by start
};
Result<ResourceUse> list_use(store::Connection& db, const Caller& caller, std::string_view resource_id, const Interval& window, Instant now,
                             const access::SeesScope& elsewhere = {});

}  // namespace multaqa::resources
