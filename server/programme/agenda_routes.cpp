// /events/{id}/agenda: what is not answered from memory.
#include "programme/agenda_queries.hpp"
#include "programme/answer_routes.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::programme {
namespace {

using web_api::Entry;
using web_api::Request;
using web_api::Response;

Result<AgendaQuestion> agenda_question(const ProgrammeParts& parts, const Request& request) {
    auto id = id_of<EventId>(request);
    if (id.has_error()) return id.error();
    AgendaQuestion question;
    question.event = std::move(*id);
    std::vector<Fault> faults;
    if (const auto text = request.query_parameter("audience")) {
        const auto audience = parse_audience(*text);
        if (!audience) faults.push_back({"?audience", "fault.enum", {}});
        question.audience = audience.value_or(Audience::public_);
    }
    if (const auto text = request.query_parameter("release")) {
        if (*text != "latest" && !parse_release_number(*text)) faults.push_back({"?release", "fault.release-number", {}});
        question.release = *text;
    }
    if (!faults.empty()) return validation_failed(std::move(faults));
    question.zone_version = parts.zones()->version();
    return question;
}

Response with_headers(Response response, const AgendaDocument& document, Audience audience) {
    return std::move(response.with("ETag", "\"" + document.etag + "\"")
                         .with("Vary", "Accept-Encoding, Cookie, Authorization")
                         .with("Cache-Control", audience == Audience::staff ? "private, no-cache" : "no-cache"));
}

Result<Response> get_agenda_of(const ProgrammeParts& parts, const Request& request) {
    auto question = agenda_question(parts, request);
    if (question.has_error()) return question.error();
    if (question->audience == Audience::staff && !request.caller.is_signed_in()) {
        Problem problem;
        problem.code = ProblemCode::unauthenticated;
        return problem;
    }
    // One tag only: what follows is the common case of a client that has what it got last.
    auto known = web_api::trimmed(request.header("if-none-match"));
    if (known.size() > 2 && known.front() == '"' && known.back() == '"') question->known_etag = known.substr(1, known.size() - 2);
    const auto document = parts.database->read_value([&](store::Connection& db) { return get_agenda(db, request.caller, *question); });
    if (document.has_error()) return document.error();
    const bool is_known = !document->bytes || web_api::matches_none(known, "\"" + document->etag + "\"");
    if (is_known) return with_headers(Response{304, {}, nullptr}, *document, question->audience);
    return with_headers(Response{200, {{"Content-Type", "application/json"}}, document->bytes}, *document, question->audience);
}

}  // namespace

void add_agenda_routes(web_api::Router& router, const ProgrammeParts& parts) {
    router.get("/api/v1/events/{id}/agenda", Entry::anyone, [parts](const Request& request) { return get_agenda_of(parts, request); });
}

}  // namespace multaqa::programme
