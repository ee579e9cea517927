// /unavailabilities and /people/{id}/unavailabilities; what is told of a person's calendar.
#include "directory/item_routes.hpp"
#include "directory/reference_queries.hpp"
#include "resources/calendar_codec.hpp"
#include "resources/calendar_commands.hpp"
#include "resources/calendar_queries.hpp"
#include "resources/resources_routes.hpp"
#include "resources/unavailability_codec.hpp"
#include "resources/unavailability_commands.hpp"
#include "resources/unavailability_queries.hpp"

namespace multaqa::resources {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kUnavailabilities = "/api/v1/unavailabilities";
constexpr const char* kOfPerson = "/api/v1/people/{id}/unavailabilities";
constexpr const char* kCalendar = "/api/v1/people/{id}/calendar";
constexpr const char* kCalendars = "/api/v1/calendars";

Response respond(int status, const SeenUnavailability& seen) {
    const auto& unavailability = seen.unavailability;
    auto response = web_api::resource_response(status, unavailability_json(unavailability, seen.clashes), unavailability.version);
    if (status == 201) response.with("Location", std::string(kUnavailabilities) + "/" + unavailability.id.text());
    return response;
}

Result<SeenUnavailability> read_one(const Resources& resources, const Caller& caller, const UnavailabilityId& id) {
    const auto now = resources.clock();
    return resources.database->read_value([&](store::Connection& db) { return get_unavailability(db, caller, id, now); });
}

// Whoever may not know hears not_found before anything of the request is looked at. Who was merged stands for the survivor.
std::optional<PersonId> known_person(const Resources& resources, const Request& request) {
    const auto named = PersonId::parse(request.path_parameter("id"));
    if (!named) return std::nullopt;
    return resources.database->read_value([&](store::Connection& db) -> std::optional<PersonId> {
        auto person = directory::survivor_of(db, *named);
        if (!may_know(db, request.caller, person)) return std::nullopt;
        return person;
    });
}

std::optional<UnavailabilityId> known_unavailability(const Resources& resources, const Request& request) {
    auto id = UnavailabilityId::parse(request.path_parameter("id"));
    if (!id || read_one(resources, request.caller, *id).has_error()) return std::nullopt;
    return id;
}

void declare(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto person = known_person(resources, request);
    if (!person) return exchange->answer(not_found());
    auto key = access::key_of(request);
    if (key.has_error()) return exchange->answer(key.error());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    auto wanted = read_unavailability(*body);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    resources.executor->submit<SeenUnavailability>(
        request.caller, request.id, declare_unavailability(*person, std::move(*wanted), std::move(*key)),
        [exchange, &resources](const command::Outcome<SeenUnavailability>& outcome) {
            if (outcome.has_error()) return exchange->answer(outcome.error());
            if (const auto* made = std::get_if<SeenUnavailability>(&*outcome)) return exchange->answer(respond(201, *made));
            const auto& stored = std::get<command::Answer>(*outcome);
            const auto present = read_one(resources, exchange->request().caller, UnavailabilityId{stored.resource_id});
            if (present.has_error()) return exchange->answer(present.error());
            exchange->answer(std::move(respond(stored.status, *present).with("Idempotency-Replayed", "true")));
        });
}

void change(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto id = known_unavailability(resources, request);
    if (!id) return exchange->answer(not_found());
    const auto version = web_api::required_version(request);
    if (version.has_error()) return exchange->answer(version.error());
    auto patch = web_api::json_body(request);
    if (patch.has_error()) return exchange->answer(patch.error());
    access::answer_command(*resources.executor, exchange, change_unavailability(*id, *version, std::move(*patch)),
                           [](const SeenUnavailability& changed) { return respond(200, changed); });
}

void withdraw(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto id = known_unavailability(resources, request);
    if (!id) return exchange->answer(not_found());
    const auto version = web_api::required_version(request);
    if (version.has_error()) return exchange->answer(version.error());
    access::answer_command(*resources.executor, exchange, withdraw_unavailability(*id, *version),
                           [](const SeenUnavailability&) { return web_api::no_content(); });
}

Result<Response> page_of_unavailabilities(const Resources& resources, const Request& request, const std::optional<PersonId>& person) {
    return directory::answer_list<UnavailabilityId>(
        request,
        [&](const UnavailabilityId& after, std::size_t limit) {
            return resources.database->read_value(
                [&](store::Connection& db) { return list_unavailabilities(db, request.caller, person, after, limit); });
        },
        [](const Unavailability& unavailability) { return unavailability_json(unavailability); });
}

Result<Response> page_of_calendars(const Resources& resources, const Request& request) {
    if (!request.caller.is_staff()) return forbidden();
    return directory::answer_list<PersonId>(
        request,
        [&](const PersonId& after, std::size_t limit) {
            return resources.database->read_value([&](store::Connection& db) { return list_calendars(db, request.caller, after, limit); });
        },
        [](const CalendarOfPerson& one) { return calendar_json(one.person, one.calendar); });
}

Result<Response> read_calendar_of(const Resources& resources, const Request& request) {
    const auto person = known_person(resources, request);
    if (!person) return not_found();
    const auto calendar = resources.database->read_value([&](store::Connection& db) { return find_calendar(db, *person); });
    return web_api::json_response(200, calendar_json(*person, calendar));
}

void put_calendar_of(const Resources& resources, const ExchangePtr& exchange) {
    const auto& request = exchange->request();
    const auto person = known_person(resources, request);
    if (!person) return exchange->answer(not_found());
    const auto body = web_api::json_body(request);
    if (body.has_error()) return exchange->answer(body.error());
    auto wanted = read_calendar(*body);
    if (wanted.has_error()) return exchange->answer(wanted.error());
    access::answer_command(*resources.executor, exchange, tell_calendar(*person, std::move(*wanted)),
                           [person](const ToldCalendar& told) { return web_api::json_response(200, calendar_json(*person, told.calendar)); });
}

}  // namespace

void add_unavailability_routes(web_api::Router& router, const Resources& resources) {
    const std::string one = std::string(kUnavailabilities) + "/{id}";
    router.get(kUnavailabilities, Entry::signed_in,
               [&resources](const Request& request) { return page_of_unavailabilities(resources, request, std::nullopt); });
    router.get(kOfPerson, Entry::signed_in, [&resources](const Request& request) -> Result<Response> {
        const auto person = known_person(resources, request);
        if (!person) return not_found();
        return page_of_unavailabilities(resources, request, *person);
    });
    router.post(kOfPerson, Entry::signed_in, [&resources](const ExchangePtr& exchange) { declare(resources, exchange); });
    router.get(one, Entry::signed_in, [&resources](const Request& request) -> Result<Response> {
        const auto id = UnavailabilityId::parse(request.path_parameter("id"));
        if (!id) return not_found();
        const auto found = read_one(resources, request.caller, *id);
        if (found.has_error()) return found.error();
        return respond(200, *found);
    });
    router.patch(one, Entry::signed_in, [&resources](const ExchangePtr& exchange) { change(resources, exchange); });
    router.delete_(one, Entry::signed_in, [&resources](const ExchangePtr& exchange) { withdraw(resources, exchange); });
    router.get(kCalendars, Entry::signed_in, [&resources](const Request& request) { return page_of_calendars(resources, request); });
    router.get(kCalendar, Entry::signed_in, [&resources](const Request& request) { return read_calendar_of(resources, request); });
    router.put(kCalendar, Entry::signed_in, [&resources](const ExchangePtr& exchange) { put_calendar_of(resources, exchange); });
}

}  // namespace multaqa::resources
