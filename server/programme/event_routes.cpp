// /events and /events/{id}.
#include <algorithm>

#include "programme/answer_routes.hpp"
#include "programme/event_commands.hpp"
#include "programme/event_documents.hpp"
#include "programme/event_duplicate_codec.hpp"
#include "programme/event_duplicate_commands.hpp"
#include "programme/event_input_codec.hpp"
#include "programme/event_queries.hpp"
#include "programme/event_rights.hpp"
#include "programme/history_routes.hpp"
#include "programme/open_conflicts_queries.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kEvents = "/api/v1/events";
constexpr std::size_t kPageOfCounted = 50;

Response respond(int status, const Event& event, std::optional<std::int64_t> revision) {
    return web_api::resource_response(status, event_json(event, revision), event.version);
}

Response respond_created(const EventWritten& written) {
    return respond(201, written.event, written.revision).with("Location", std::string(kEvents) + "/" + written.event.id.text());
}

json::object event_as_seen(store::Connection& db, const Caller& caller, const Event& event) {
    const bool is_staff = sight_of(caller, event) == Sight::working;
    return event_json(event, is_staff ? std::optional(revision_of(db, event.id)) : std::nullopt);
}

// ?with=openConflicts: each takes a whole programme to read, so whoever wants them says so.
enum class Counted { nothing, open_conflicts };
std::optional<Counted> parse_counted(std::string_view text) {
    return text == "openConflicts" ? std::optional(Counted::open_conflicts) : std::nullopt;
}

json::object counts_json(const ConflictCounts& counts) {
    using scheduling::Severity;
    json::object encoded;
    for (const Severity severity : {Severity::refuse, Severity::block_release, Severity::warn, Severity::advise}) {
        const auto found = counts.find(severity);
        encoded[word(severity)] = found == counts.end() ? 0 : found->second;
    }
    return encoded;
}

// What is over, wherever on earth it was, needs no looking after.
bool is_over(const Event& event, Instant now) {
    return now > Instant(event.content.last_day.time_since_epoch() + std::chrono::hours{48});
}

void add_open_conflicts(json::object& item, store::Connection& db, const ProgrammeParts& parts, const Caller& caller, const Event& event) {
    const auto now = parts.clock();
    if (sight_of(caller, event) != Sight::working || is_over(event, now)) return;
    item["openConflicts"] = counts_json(count_open_conflicts(db, event, *parts.zones(), now));
}

// No 304 here: revision and newest release move without the event's version.
Result<Response> one_event(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<EventId>(request);
    if (id.has_error()) return id.error();
    return parts.database->read_value([&](store::Connection& db) -> Result<Response> {
        const auto event = get_event(db, request.caller, *id);
        if (event.has_error()) return event.error();
        return web_api::resource_response(200, event_as_seen(db, request.caller, *event), event->version);
    });
}

Result<Response> list_by_slug(const ProgrammeParts& parts, const Request& request, std::string_view slug) {
    return parts.database->read_value([&](store::Connection& db) -> Result<Response> {
        json::array items;
        const auto event = find_event_by_slug(db, slug);
        if (event && sight_of(request.caller, *event) != Sight::none) items.emplace_back(event_as_seen(db, request.caller, *event));
        return web_api::page_response(request, std::move(items), "");
    });
}

Result<EventQuestion> event_question(const Request& request) {
    std::vector<Fault> faults;
    EventQuestion question;
    question.series = filter_of(request, "series", "fault.id", [](std::string_view text) { return SeriesId::parse(text); }, faults);
    question.type = filter_of(request, "type", "fault.enum", parse_event_type, faults);
    question.from = filter_of(request, "from", "fault.date", parse_plain_date, faults);
    question.to = filter_of(request, "to", "fault.date", parse_plain_date, faults);
    question.title = std::string(request.query_parameter("q").value_or(""));
    if (question.title.size() > limits::kTitleBytes)
        faults.push_back({"?q", "fault.too-long", {{"max", std::to_string(limits::kTitleBytes)}}});
    if (!faults.empty()) return validation_failed(std::move(faults));
    return question;
}

Result<Response> page_of_events(const ProgrammeParts& parts, const Request& request) {
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    if (const auto slug = request.query_parameter("slug")) return list_by_slug(parts, request, *slug);
    if (!request.caller.is_signed_in()) {
        Problem problem;
        problem.code = ProblemCode::unauthenticated;
        return problem;
    }
    const auto question = event_question(request);
    if (question.has_error()) return question.error();
    std::vector<Fault> faults;
    const auto counted = filter_of(request, "with", "fault.enum", parse_counted, faults).value_or(Counted::nothing);
    if (!faults.empty()) return validation_failed(std::move(faults));
    return parts.database->read_value([&](store::Connection& db) -> Result<Response> {
        // Each count takes a whole programme to look through.
        const auto limit = counted == Counted::open_conflicts ? std::min(page->limit, kPageOfCounted) : page->limit;
        const auto found = list_events(db, request.caller, *question, limit, page->cursor);
        if (found.has_error()) return found.error();
        json::array items;
        for (const auto& event : found->events) {
            auto item = event_as_seen(db, request.caller, event);
            if (counted == Counted::open_conflicts) add_open_conflicts(item, db, parts, request.caller, event);
            items.emplace_back(std::move(item));
        }
        return web_api::page_response(request, std::move(items), found->next);
    });
}

Result<command::Command<EventWritten>> event_creation(const ProgrammeParts& parts, const Request& request) {
    return creation_of(request, parse_event, [&](EventContent content, auto key) {
        return create_event({parts.ids->next<EventId>(), std::move(content)}, std::move(key));
    });
}

Result<command::Command<EventWritten>> event_change(const Request& request) {
    return change_of<EventId>(request, parse_event_patch, [](EventId id, std::int64_t version, EventPatch patch) {
        return patch_event({std::move(id), version, std::move(patch)});
    });
}

Result<command::Command<EventWritten>> duplication(const ProgrammeParts& parts, const Request& request) {
    const auto source = id_of<EventId>(request);
    if (source.has_error()) return source.error();
    const auto parse = [&](const json::value& body) { return parse_duplicate_event(*source, parts.ids->next<EventId>(), body); };
    return creation_of(request, parse, duplicate_event);
}

void answer_with_created(const ProgrammeParts& parts, const ExchangePtr& exchange, Result<command::Command<EventWritten>> command) {
    answer_command<EventWritten>(*parts.executor, exchange, std::move(command), respond_created, [parts, exchange](const command::Answer& stored) {
        return parts.database->read_value([&](store::Connection& db) -> Result<Response> {
            const auto event = get_event(db, exchange->request().caller, EventId{stored.resource_id});
            if (event.has_error()) return event.error();
            return respond_created({*event, revision_of(db, event->id)});
        });
    });
}

}  // namespace

void add_event_routes(web_api::Router& router, const ProgrammeParts& parts) {
    const std::string one = std::string(kEvents) + "/{id}";
    router.get(kEvents, Entry::anyone, [parts](const Request& request) { return page_of_events(parts, request); });
    router.post(kEvents, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_created(parts, exchange, event_creation(parts, exchange->request()));
    });
    router.post(one + "/duplicate", Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_with_created(parts, exchange, duplication(parts, exchange->request()));
    });
    router.get(one, Entry::anyone, [parts](const Request& request) {
        return has_moment(request) ? answer_event_at(parts, request) : one_event(parts, request);
    });
    router.patch(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<EventWritten>(*parts.executor, exchange, event_change(exchange->request()), [parts](const EventWritten& written) {
            // Slug and visibility decide what is answered from memory.
            if (parts.publication_changed) parts.publication_changed(written.event.id);
            return respond(200, written.event, written.revision);
        });
    });
}

}  // namespace multaqa::programme
