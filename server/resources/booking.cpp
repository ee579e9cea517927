#include "resources/booking.hpp"

#include "common/text/words.hpp"

namespace multaqa::resources {
namespace {

constexpr Words<BookingStatus, 5> kStatuses{{{BookingStatus::requested, "requested"},
                                             {BookingStatus::held, "held"},
                                             {BookingStatus::confirmed, "confirmed"},
                                             {BookingStatus::declined, "declined"},
                                             {BookingStatus::released, "released"}}};

constexpr Words<Decision, 4> kDecisions{
    {{Decision::hold, "hold"}, {Decision::confirm, "confirm"}, {Decision::decline, "decline"}, {Decision::release, "release"}}};

std::optional<scheduling::Firmness> firmness_of(BookingStatus status) {
    switch (status) {
        case BookingStatus::requested: return scheduling::Firmness::requested;
        case BookingStatus::held: return scheduling::Firmness::held;
        case BookingStatus::confirmed: return scheduling::Firmness::confirmed;
        case BookingStatus::declined:
        case BookingStatus::released: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<BookingStatus> parse_booking_status(std::string_view text) { return parse_word(kStatuses, text); }
std::string_view word(BookingStatus status) { return word_of(kStatuses, status); }
std::optional<Decision> parse_decision(std::string_view text) { return parse_word(kDecisions, text); }

std::optional<BookingStatus> status_after(BookingStatus status, Decision decision) {
    if (!firmness_of(status)) return std::nullopt;
    const bool is_confirmed = status == BookingStatus::confirmed;
    switch (decision) {
        case Decision::hold: return is_confirmed ? std::nullopt : std::optional(BookingStatus::held);
        case Decision::confirm: return is_confirmed ? std::nullopt : std::optional(BookingStatus::confirmed);
        case Decision::decline: return is_confirmed ? std::nullopt : std::optional(BookingStatus::declined);
        case Decision::release: return BookingStatus::released;
    }
    return std::nullopt;
}

scheduling::Owner owner_of(const BookingId& id) { return {kBookingOwnerKind, id.text()}; }

std::vector<scheduling::Occupancy> occupancies_of(const Booking& booking) {
    const auto firmness = firmness_of(booking.status);
    if (!firmness) return {};
    scheduling::Occupancy occupancy;
    occupancy.owner = owner_of(booking.id);
    occupancy.id = scheduling::occupancy_id(occupancy.owner, booking.subject, scheduling::Basis::working);
    occupancy.subject = booking.subject;
    occupancy.interval = booking.time.utc;
    occupancy.firmness = *firmness;
    occupancy.scope = "resources";
    occupancy.lineage = "/" + booking.id.text();
    occupancy.expires_at = booking.held_until;
    occupancy.quantity = booking.quantity;
    occupancy.needs = booking.needs;
    return {occupancy};
}

BookingSight sight_of(const Caller& caller, const Booking& booking, const std::optional<OrganizationId>& owner) {
    if (right_over(caller, owner) == Right::decide) return BookingSight::decider;
    const bool is_own = caller.account && booking.requested_by == caller.account;
    return is_own ? BookingSight::requester : BookingSight::none;
}

}  // namespace multaqa::resources
