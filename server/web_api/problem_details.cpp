#include "web_api/problem_details.hpp"

#include <string>
#include <string_view>

namespace multaqa::web_api {
namespace {

// FieldErrorCode of schema/openapi.yaml: the word of the message key, "fault.required" → "required".
std::string_view field_error_code(std::string_view key) {
    constexpr std::string_view kPrefix = "fault.";
    return key.substr(0, kPrefix.size()) == kPrefix ? key.substr(kPrefix.size()) : key;
}

json::array errors_json(const std::vector<Fault>& faults, const Messages& messages, UiLanguage language) {
    json::array errors;
    for (const auto& fault : faults)
        errors.push_back(json::object{{"pointer", fault.pointer},
                                      {"code", field_error_code(fault.key)},
                                      {"detail", messages.format(language, fault.key, fault.arguments)}});
    return errors;
}

json::array alternatives_json(const std::vector<TimeAlternative>& alternatives) {
    json::array list;
    for (const auto& alternative : alternatives)
        list.push_back(json::object{{"disambiguation", alternative.disambiguation},
                                    {"start", alternative.start},
                                    {"utcStart", alternative.utc_start},
                                    {"utcOffset", alternative.utc_offset}});
    return list;
}

// Overload passes within a second or so; a client that is told nothing would come back at once.
std::optional<std::chrono::seconds> retry_after(const Problem& problem) {
    if (problem.retry_after) return problem.retry_after;
    switch (problem.code) {
        case ProblemCode::overloaded:
        case ProblemCode::too_many_requests: return std::chrono::seconds(1);
        case ProblemCode::storage_unavailable:
        case ProblemCode::shutting_down:
        case ProblemCode::not_ready: return std::chrono::seconds(5);
        default: return std::nullopt;
    }
}

}  // namespace

json::object problem_json(const Problem& problem, const Messages& messages, UiLanguage language,
                          const std::string& request_id) {
    const std::string code(word(problem.code));
    json::object body{{"type", "urn:multaqa:problem:" + code},
                      {"title", messages.format(language, "problem." + code)},
                      {"status", http_status(problem.code)},
                      {"code", code}};
    if (const auto detail = "problem." + code + ".detail"; messages.has(detail))
        body["detail"] = messages.format(language, detail);
    if (!problem.faults.empty()) body["errors"] = errors_json(problem.faults, messages, language);
    if (!problem.alternatives.empty()) body["alternatives"] = alternatives_json(problem.alternatives);
    if (problem.revision) body["revision"] = *problem.revision;
    if (!request_id.empty()) body["requestId"] = request_id;
    return body;
}

Response problem_response(const Problem& problem, const Request& request, const Messages& messages,
                          const CompleteProblem& complete) {
    const auto language = request.language();
    auto body = problem_json(problem, messages, language, request.id);
    if (!request.path.empty()) body["instance"] = request.target.substr(0, request.target.find('?'));
    if (complete) complete(problem, request, body);
    auto response = text_response(http_status(problem.code), "application/problem+json", json::serialize(body));
    response.with("Content-Language", std::string(word(language))).with("Cache-Control", "no-store");
    if (const auto seconds = retry_after(problem)) response.with("Retry-After", std::to_string(seconds->count()));
    if (http_status(problem.code) == 401) response.with("WWW-Authenticate", "Bearer realm=\"multaqa\"");
    return response;
}

}  // namespace multaqa::web_api
