#include "resources/booking_commands.hpp"

#include <memory>

#include "common/limits.hpp"
#include "common/resource_limits.hpp"
#include "resources/booking_store.hpp"
#include "resources/resource_store.hpp"
#include "resources/resources_codec.hpp"
#include "scheduling/projection_commands.hpp"

namespace multaqa::resources {
namespace {

using scheduling::ScheduleRefusal;

Problem refused_booking(Problem problem, const Booking& wanted) {
    if (const auto refusal = std::dynamic_pointer_cast<const ScheduleRefusal>(problem.evidence)) {
        auto evidence = std::make_shared<RefusedBooking>();
        evidence->clashes = refusal->clashes;
        evidence->wanted = wanted;
        problem.evidence = std::move(evidence);
    }
    return problem;
}

Done project(command::Write& write, const Booking& booking, const BookingGovernance& governance) {
    const auto outcome = scheduling::project(
        write, {{{owner_of(booking.id), occupancies_of(booking)}}, governance.on_conflict, governance.reason});
    if (outcome.has_error()) return refused_booking(outcome.error(), booking);
    return {};
}

Result<Booking> request(command::Write& write, const RequestBooking& wanted) {
    const auto& context = write.context();
    if (!context.caller.is_staff()) return forbidden();
    if (context.caller.account && count_open_bookings(write.db(), *context.caller.account) >= limits::kOpenBookings)
        return validation_failed("", "fault.too-many-open-bookings", {{"max", std::to_string(limits::kOpenBookings)}});
    const auto resource = select_resource(write.db(), wanted.fields.subject);
    if (!resource || resource->standing == Standing::archived)
        return validation_failed("/resource/id", "fault.not-found-reference");
    auto time = place(*context.zones, wanted.period, resource->zone);
    if (time.has_error()) return time.error();
    Booking booking{wanted.fields, context.ids->next<BookingId>(), std::move(*time)};
    booking.requested_by = context.caller.account;
    booking.updated_at = context.now;
    if (const auto taken = project(write, booking, wanted.governance); taken.has_error()) return taken.error();
    insert_booking(write.db(), booking);
    write.record(booking_requested(booking));
    return booking;
}

// The requester may take back what was asked for, and nothing else.
Result<Booking> find_for_decision(command::Write& write, const BookingId& id, std::int64_t version, Decision decision) {
    const auto& caller = write.context().caller;
    auto booking = select_booking(write.db(), id);
    if (!booking) return not_found();
    const auto resource = select_resource(write.db(), booking->subject);
    const auto sight = sight_of(caller, *booking, resource ? resource->owner : std::nullopt);
    if (sight == BookingSight::none) return not_found();
    if (sight == BookingSight::requester && decision != Decision::release) return forbidden();
    if (booking->version != version) return Problem{.code = ProblemCode::version_mismatch};
    return std::move(*booking);
}

Booking after(const command::Context& context, Booking booking, BookingStatus status, std::optional<Instant> held_until) {
    booking.status = status;
    booking.held_until = held_until;
    booking.decided_by = context.caller.account;
    booking.version += 1;
    booking.updated_at = context.now;
    return booking;
}

Result<Booking> decide(command::Write& write, const BookingId& id, std::int64_t version, const DecideBooking& wanted) {
    const auto before = find_for_decision(write, id, version, wanted.decision);
    if (before.has_error()) return before.error();
    const auto status = status_after(before->status, wanted.decision);
    if (!status)
        return Problem{.code = ProblemCode::status_transition_refused, .faults = {{"/decision", "fault.booking-decided", {}}}};
    if (wanted.held_until && *wanted.held_until <= write.context().now) return validation_failed("/heldUntil", "fault.not-in-future");
    const auto booking = after(write.context(), *before, *status, wanted.held_until);
    if (const auto taken = project(write, booking, wanted.governance); taken.has_error()) return taken.error();
    update_booking(write.db(), booking);
    write.record(booking_decided(*before, booking, wanted.governance.reason));
    return booking;
}

command::LockSet locks_of(const std::vector<Booking>& bookings) {
    command::LockSet locks{{kScope}, {}};
    for (const auto& booking : bookings) locks.subjects.push_back(key_of(booking.subject));
    return locks;
}

}  // namespace

command::Command<Booking> request_booking(RequestBooking wanted, std::optional<command::IdempotencyKey> key) {
    command::Command<Booking> command;
    command.name = "request-booking";
    command.locks = [subject = wanted.fields.subject](store::Connection& db) {
        // Only what exists: a request must not be able to fill the table of subjects with what it makes up.
        command::LockSet locks{{kScope}, {}};
        if (select_resource(db, subject)) locks.subjects.push_back(key_of(subject));
        return locks;
    };
    command.run = [wanted = std::move(wanted)](command::Write& write) { return request(write, wanted); };
    command.key = std::move(key);
    command.stored = [](const Booking& booking) { return command::StoredAnswer{201, booking.id.text(), booking.version}; };
    return command;
}

command::Command<Booking> decide_booking(BookingId id, std::int64_t version, DecideBooking wanted,
                                         std::optional<command::IdempotencyKey> key) {
    command::Command<Booking> command;
    command.name = "decide-booking";
    command.locks = [id](store::Connection& db) {
        const auto booking = select_booking(db, id);
        return booking ? locks_of({*booking}) : command::LockSet{};
    };
    command.run = [id, version, wanted = std::move(wanted)](command::Write& write) { return decide(write, id, version, wanted); };
    command.key = std::move(key);
    command.stored = [](const Booking& booking) { return command::StoredAnswer{200, booking.id.text(), booking.version}; };
    return command;
}

command::Command<std::size_t> release_expired_bookings() {
    constexpr std::size_t kAtOnce = 100;
    command::Command<std::size_t> command;
    command.name = "release-expired-bookings";
    command.locks = [](store::Connection&) { return command::LockSet{{kScope}, {}}; };
    command.run = [](command::Write& write) -> Result<std::size_t> {
        const auto expired = select_expired(write.db(), write.context().now, kAtOnce);
        command::LockSet missing = locks_of(expired);
        for (const auto& key : missing.subjects) {
            try {
                write.require_subject(key);
            } catch (const command::LockMissing&) {
                throw command::LockMissing{std::move(missing)};
            }
        }
        for (const auto& before : expired) {
            const auto booking = after(write.context(), before, BookingStatus::released, std::nullopt);
            if (const auto freed = project(write, booking, {}); freed.has_error()) return freed.error();
            update_booking(write.db(), booking);
            write.record(booking_decided(before, booking, ""));
        }
        return expired.size();
    };
    return command;
}

}  // namespace multaqa::resources
