#include "resources/owner_queries.hpp"

#include "resources/booking.hpp"
#include "resources/booking_store.hpp"

namespace multaqa::resources {

OwnerNames names_of_owners(store::Connection& db, std::span<const scheduling::Owner> owners, const NamesOfSessions& names_of_sessions) {
    std::vector<BookingId> bookings;
    std::vector<std::string> sessions;
    for (const auto& owner : owners) {
        if (owner.kind == kBookingOwnerKind) bookings.emplace_back(owner.id);
        else sessions.push_back(owner.id);
    }
    auto names = names_of_sessions ? names_of_sessions(db, sessions) : OwnerNames{};
    for (auto& [id, title] : select_booking_titles(db, bookings)) names.emplace(id.text(), OwnerName{std::move(title), ""});
    return names;
}

}  // namespace multaqa::resources
