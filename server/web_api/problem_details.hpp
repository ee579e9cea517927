// Problems as application/problem+json (RFC 9457), with titles and details from the catalogues in the asked language.
#pragma once

#include <functional>

#include "common/text/messages.hpp"
#include "web_api/request.hpp"
#include "web_api/response.hpp"

namespace multaqa::web_api {

// Adds members that only a capability can fill: conflicts[] and suggestions[] of a schedule_conflict (DECISIONS 37).
using CompleteProblem = std::function<void(const Problem&, const Request&, json::object& body)>;

json::object problem_json(const Problem& problem, const Messages& messages, UiLanguage language, const std::string& request_id);
Response problem_response(const Problem& problem, const Request& request, const Messages& messages, const CompleteProblem& complete);

}  // namespace multaqa::web_api
