// Outcomes of /sessions/{id}, /events/{id} and /series/{id}, and /outcomes/{id}.
#include "programme/answer_routes.hpp"
#include "programme/outcome_codec.hpp"
#include "programme/outcome_commands.hpp"
#include "programme/outcome_documents.hpp"
#include "programme/outcome_queries.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::ExchangePtr;
using web_api::Request;
using web_api::Response;

constexpr const char* kOutcomes = "/api/v1/outcomes";

Response respond_with_outcome(int status, const Outcome& outcome) {
    auto response = web_api::resource_response(status, outcome_json(outcome), outcome.version);
    if (status == 201) response.with("Location", std::string(kOutcomes) + "/" + outcome.id.text());
    return response;
}

Result<Response> one_outcome(const ProgrammeParts& parts, const Request& request) {
    const auto id = id_of<OutcomeId>(request);
    if (id.has_error()) return id.error();
    const auto outcome = parts.database->read_value([&](store::Connection& db) { return get_outcome(db, request.caller, *id); });
    if (outcome.has_error()) return outcome.error();
    return respond_with_outcome(200, *outcome);
}

template <class IdType>
Result<Response> list_of(const ProgrammeParts& parts, const Request& request) {
    auto id = id_of<IdType>(request);
    if (id.has_error()) return id.error();
    const auto page = web_api::page_of(request);
    if (page.has_error()) return page.error();
    std::vector<Fault> faults;
    OutcomeQuestion question{.of = std::move(*id), .kind = {}, .status = {}};
    question.kind = filter_of(request, "kind", "fault.enum", parse_outcome_kind, faults);
    question.status = filter_of(request, "status", "fault.enum", parse_outcome_status, faults);
    if (!faults.empty()) return validation_failed(std::move(faults));
    const auto found = parts.database->read_value(
        [&](store::Connection& db) { return list_outcomes(db, request.caller, question, page->limit, page->cursor); });
    if (found.has_error()) return found.error();
    json::array items;
    for (const auto& outcome : found->outcomes) items.emplace_back(outcome_json(outcome));
    return web_api::page_response(request, std::move(items), found->next);
}

Result<command::Command<Outcome>> recording(const Request& request) {
    const auto session = id_of<SessionId>(request);
    if (session.has_error()) return session.error();
    return creation_of(request, parse_outcome, [&](OutcomeContent content, auto key) {
        return record_outcome({*session, std::move(content)}, std::move(key));
    });
}

Result<command::Command<Outcome>> outcome_change(const Request& request) {
    return change_of<OutcomeId>(request, parse_outcome_patch, [](OutcomeId id, std::int64_t version, OutcomePatch patch) {
        return patch_outcome({std::move(id), version, std::move(patch)});
    });
}

Result<command::Command<OutcomeId>> outcome_removal(const Request& request) {
    return removal_of<OutcomeId>(request, [](OutcomeId id, std::int64_t version) { return archive_outcome({std::move(id), version}); });
}

}  // namespace

void add_outcome_routes(web_api::Router& router, const ProgrammeParts& parts) {
    const std::string one = std::string(kOutcomes) + "/{id}";
    router.get("/api/v1/sessions/{id}/outcomes", Entry::signed_in, [parts](const Request& r) { return list_of<SessionId>(parts, r); });
    router.get("/api/v1/events/{id}/outcomes", Entry::signed_in, [parts](const Request& r) { return list_of<EventId>(parts, r); });
    router.get("/api/v1/series/{id}/outcomes", Entry::signed_in, [parts](const Request& r) { return list_of<SeriesId>(parts, r); });
    router.post("/api/v1/sessions/{id}/outcomes", Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<Outcome>(
            *parts.executor, exchange, recording(exchange->request()), [](const Outcome& outcome) { return respond_with_outcome(201, outcome); },
            present_again<OutcomeId>(parts, exchange, get_outcome, respond_with_outcome));
    });
    router.get(one, Entry::signed_in, [parts](const Request& request) { return one_outcome(parts, request); });
    router.patch(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<Outcome>(*parts.executor, exchange, outcome_change(exchange->request()),
                                [](const Outcome& outcome) { return respond_with_outcome(200, outcome); });
    });
    router.delete_(one, Entry::signed_in, [parts](const ExchangePtr& exchange) {
        answer_command<OutcomeId>(*parts.executor, exchange, outcome_removal(exchange->request()),
                                  [](const OutcomeId&) { return web_api::no_content(); });
    });
}

}  // namespace multaqa::programme
