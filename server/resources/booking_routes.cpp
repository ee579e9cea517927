// /bookings, and who takes a resource when.
#include "access/name_documents.hpp"
#include "access/name_queries.hpp"
#include "directory/account_name_queries.hpp"
#include "directory/item_routes.hpp"
#include "resources/booking_codec.hpp"
#include "resources/booking_commands.hpp"
#include "resources/booking_queries.hpp"
#include "resources/owner_documents.hpp"
#include "resources/resources_routes.hpp"

namespace multaqa::resources {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kBookings = "/api/v1/bookings";
constexpr auto kShownAtMost = std::chrono::hours{24 * 366};

access::PrincipalNames names_in(store::Connection& db, const Caller& caller, const std::vector<Booking>& bookings) {
    std::vector<std::optional<AccountId>> accounts;
    for (const auto& booking : bookings) {
        accounts.push_back(booking.requested_by);
        accounts.push_back(booking.decided_by);
    }
    return directory::names_of_accounts(db, caller, accounts);
}

json::object with_names(const Booking& booking, const access::PrincipalNames& names) {
    auto body = booking_json(booking);
    access::add_name(body, "requestedByName", names, booking.requested_by);
    access::add_name(body, "decidedByName", names, booking.decided_by);
    return body;
}

Response respond(const Resources& resources, const Caller& caller, int status, const Booking& booking) {
    const auto names = access::names_or_none(*resources.database, [&](store::Connection& db) { return names_in(db, caller, {booking}); });
    auto response = web_api::resource_response(status, with_names(booking, names), booking.version);
    if (status == 201) response.with("Location", std::string(kBookings) + "/" + booking.id.text());
    return response;
}

Result<Booking> read_one(const Resources& resources, const Caller& caller, const BookingId& id) {
    return resources.database->read_value([&](store::Connection& db) { return get_booking(db, caller, id); });
}

// A repeat under the same key is answered with the present state.
void answer_booking(const Resources& resources, const ExchangePtr& exchange, command::Command<Booking> command, int status) {
    access::answer_command<Booking>(
        *resources.executor, exchange, std::move(command),
        [exchange, &resources, status](const Booking& booking) { return respond(resources, exchange->request().caller, status, booking); },
        [exchange, &resources](const command::Answer& stored) -> Result<Response> {
            const auto present = read_one(resources, exchange->request().caller, BookingId{stored.resource_id});
            if (present.has_error()) return present.error();
            return respond(resources, exchange->request().caller, stored.status, *present);
        });
}

void create_booking_in(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    auto key = access::key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    if (!request.caller.is_staff()) return exchange->answer(forbidden());
    auto wanted = read_booking_request(*body);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    answer_booking(resources, exchange, request_booking(std::move(*wanted), std::move(*key)), 201);
}

void decide(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto id = BookingId::parse(request.path_parameter("id"));
    if (!id || !request.caller.is_signed_in()) return exchange->answer(not_found());
    auto key = access::key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    // Whoever may not see it hears that first.
    if (const auto seen = read_one(resources, request.caller, *id); seen.has_error()) return exchange->answer(seen.error());
    const auto version = web_api::required_version(request);
    if (version.has_error()) return exchange->answer(version.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    auto wanted = read_decision(*body);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    answer_booking(resources, exchange, decide_booking(*id, *version, std::move(*wanted), std::move(*key)), 200);
}

// ?resource=room/{id}
Result<std::optional<scheduling::Subject>> read_subject(const Request& request) {
    const auto text = request.query_parameter("resource");
    if (!text) return std::optional<scheduling::Subject>{};
    auto subject = scheduling::parse_subject_key(*text);
    if (!subject || subject->kind == scheduling::SubjectKind::person) return validation_failed("?resource", "fault.resource-key");
    return subject;
}

Result<Response> page_of_bookings(const Resources& resources, const Request& request) {
    auto subject = read_subject(request);
    if (subject.has_error()) return subject.error();
    BookingQuestion question{std::move(*subject), {}};
    if (const auto text = request.query_parameter("status")) {
        question.status = parse_booking_status(*text);
        if (!question.status) return validation_failed("?status", "fault.enum");
    }
    access::PrincipalNames names;
    return directory::answer_list<BookingId>(
        request,
        [&](const BookingId& after, std::size_t limit) {
            return resources.database->read_value([&](store::Connection& db) {
                auto bookings = list_bookings(db, request.caller, question, after, limit);
                if (bookings.has_value()) names = names_in(db, request.caller, bookings->items);
                return bookings;
            });
        },
        [&](const Booking& booking) { return with_names(booking, names); });
}

// ?from=&to=, instants; from now on for a week where they are left out.
Result<Interval> read_window(const Request& request, Instant now) {
    std::vector<Fault> faults;
    const auto read = [&](const char* name, Instant otherwise) {
        const auto text = request.query_parameter(name);
        if (!text) return otherwise;
        const auto instant = parse_utc(*text);
        if (!instant) faults.push_back({std::string("?") + name, "fault.instant", {}});
        return instant.value_or(otherwise);
    };
    const auto from = read("from", now);
    const auto to = read("to", from + std::chrono::hours{24 * 7});
    if (faults.empty() && (to <= from || to - from > kShownAtMost)) faults.push_back({"?to", "fault.window", {{"days", "366"}}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    return Interval{from, to};
}

// Those that the caller may know.
std::vector<scheduling::Owner> owners_in(const ResourceUse& use) {
    std::vector<scheduling::Owner> owners;
    for (const auto& seen : use.occupancies)
        if (seen.owner) owners.push_back(*seen.owner);
    return owners;
}

json::object use_json(const ResourceUse& use, const OwnerNames& names) {
    json::array items;
    for (const auto& seen : use.occupancies) {
        json::object item{{"utcStart", format_utc(seen.occupancy.interval.start)},
                          {"utcEnd", format_utc(seen.occupancy.interval.end)},
                          {"firmness", word(seen.occupancy.firmness)},
                          {"masked", !seen.owner.has_value()}};
        if (use.resource.subject.kind == scheduling::SubjectKind::equipment) item["quantity"] = seen.occupancy.quantity;
        if (seen.owner) item["owner"] = owner_json(*seen.owner, names);
        items.push_back(std::move(item));
    }
    return {{"resource", resource_json(use.resource.subject)}, {"items", std::move(items)}};
}

Result<Response> occupancies(const Resources& resources, const Request& request) {
    const auto id = RoomId::parse(request.path_parameter("id"));
    if (!id || !request.caller.is_staff()) return not_found();
    const auto now = resources.clock();
    const auto window = read_window(request, now);
    if (window.has_error()) return window.error();
    return resources.database->read_value([&](store::Connection& db) -> Result<Response> {
        const auto use = list_use(db, request.caller, id->text(), *window, now, resources.sees_scope);
        if (use.has_error()) return use.error();
        return web_api::json_response(200, use_json(*use, names_of_owners(db, owners_in(*use), resources.names_of_sessions)));
    });
}

}  // namespace

void add_booking_routes(web_api::Router& router, const Resources& resources) {
    const std::string one = std::string(kBookings) + "/{id}";
    router.get(kBookings, Entry::signed_in, [&resources](const Request& request) { return page_of_bookings(resources, request); });
    router.post(kBookings, Entry::signed_in, [&resources](const ExchangePtr& exchange) { create_booking_in(resources, exchange); });
    router.get(one, Entry::signed_in, [&resources](const Request& request) -> Result<Response> {
        const auto id = BookingId::parse(request.path_parameter("id"));
        if (!id) return not_found();
        const auto found = read_one(resources, request.caller, *id);
        if (found.has_error()) return found.error();
        return respond(resources, request.caller, 200, *found);
    });
    router.post(one + "/decide", Entry::signed_in, [&resources](const ExchangePtr& exchange) { decide(resources, exchange); });
    router.get("/api/v1/resources/{id}/occupancies", Entry::signed_in,
               [&resources](const Request& request) { return occupancies(resources, request); });
}

}  // namespace multaqa::resources
