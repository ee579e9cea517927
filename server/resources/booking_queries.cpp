#include "resources/booking_queries.hpp"

#include "resources/booking_store.hpp"
#include "resources/resource_store.hpp"
#include "scheduling/occupancy_queries.hpp"

namespace multaqa::resources {
namespace {

std::optional<OrganizationId> owner_of(store::Connection& db, const scheduling::Subject& subject) {
    const auto resource = select_resource(db, subject);
    return resource ? resource->owner : std::nullopt;
}

bool may_see(store::Connection& db, const Caller& caller, const scheduling::Occupancy& occupancy, const Resource& resource,
             const access::SeesScope& elsewhere) {
    if (occupancy.owner.kind != kBookingOwnerKind) return access::sees(elsewhere, db, caller, occupancy.scope);
    const auto booking = select_booking(db, BookingId(occupancy.owner.id));
    return booking && sight_of(caller, *booking, resource.owner) != BookingSight::none;
}

}  // namespace

std::optional<Resource> find_resource(store::Connection& db, const scheduling::Subject& subject) { return select_resource(db, subject); }
std::optional<Booking> find_booking(store::Connection& db, const BookingId& id) { return select_booking(db, id); }

Result<Booking> get_booking(store::Connection& db, const Caller& caller, const BookingId& id) {
    auto booking = select_booking(db, id);
    if (!booking || sight_of(caller, *booking, owner_of(db, booking->subject)) == BookingSight::none) return not_found();
    return std::move(*booking);
}

Result<Slice<Booking>> list_bookings(store::Connection& db, const Caller& caller, const BookingQuestion& question,
                                     const BookingId& after, std::size_t limit) {
    if (!caller.is_staff()) return forbidden();
    BookingFilter filter;
    filter.status = question.status;
    if (question.subject) filter.subject = key_of(*question.subject);
    const auto owner = question.subject ? owner_of(db, *question.subject) : std::nullopt;
    // An account that is none asked for nothing.
    if (right_over(caller, owner) != Right::decide) filter.requested_by = caller.account.value_or(AccountId{});
    return directory::slice_of(select_bookings(db, filter, after, limit + 1), limit,
                               [](const Booking& booking) { return booking.id.text(); });
}

Result<ResourceUse> list_use(store::Connection& db, const Caller& caller, std::string_view resource_id, const Interval& window, Instant now,
                             const access::SeesScope& elsewhere) {
    if (!caller.is_staff()) return not_found();
    auto resource = select_resource(db, resource_id);
    if (!resource) return not_found();
    ResourceUse use{std::move(*resource), {}};
    for (auto& occupancy : scheduling::list_occupancies(db, {&use.resource.subject, 1}, window)) {
        if (!is_alive(occupancy, now) || !overlaps(occupancy.interval, window)) continue;
        std::optional<scheduling::Owner> owner;
        if (may_see(db, caller, occupancy, use.resource, elsewhere)) owner = occupancy.owner;
        use.occupancies.push_back({std::move(occupancy), std::move(owner)});
    }
    return use;
}

}  // namespace multaqa::resources
