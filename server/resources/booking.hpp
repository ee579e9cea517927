// A booking of a room, a vehicle or pieces of an equipment that is no session. Values and rules, pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/result/problem.hpp"
#include "resources/placed_time.hpp"
#include "resources/resource.hpp"
#include "scheduling/needs.hpp"
#include "scheduling/on_conflict.hpp"
#include "scheduling/refusal.hpp"

namespace multaqa::resources {

inline constexpr const char* kBookingOwnerKind = "booking";

enum class BookingStatus { requested, held, confirmed, declined, released };
std::optional<BookingStatus> parse_booking_status(std::string_view word);
std::string_view word(BookingStatus status);

enum class Decision { hold, confirm, decline, release };
std::optional<Decision> parse_decision(std::string_view word);

// Nullopt where the decision makes no sense any more: what is declined or released stays so.
std::optional<BookingStatus> status_after(BookingStatus status, Decision decision);

struct BookingFields {
    scheduling::Subject subject;
    LocalizedText title;         // never empty
    std::int64_t quantity = 1;   // pieces of an equipment
    scheduling::Needs needs;
    std::string note;            // between who asks and who decides; may be empty

    friend bool operator==(const BookingFields&, const BookingFields&) = default;
};

struct Booking : BookingFields {
    BookingId id;
    PlacedTime time;
    BookingStatus status = BookingStatus::requested;
    std::optional<Instant> held_until;  // with held alone
    std::optional<AccountId> requested_by;
    std::optional<AccountId> decided_by;
    std::int64_t version = 1;
    Instant updated_at;

    friend bool operator==(const Booking&, const Booking&) = default;
};

scheduling::Owner owner_of(const BookingId& id);

// Nothing for what is declined or released.
std::vector<scheduling::Occupancy> occupancies_of(const Booking& booking);

// Who asked for it sees it, and who decides over its resource.
enum class BookingSight { none, requester, decider };
BookingSight sight_of(const Caller& caller, const Booking& booking, const std::optional<OrganizationId>& owner);

// Evidence of a schedule_conflict: the booking as it would have become.
struct RefusedBooking : scheduling::ScheduleRefusal {
    Booking wanted;
};

}  // namespace multaqa::resources
