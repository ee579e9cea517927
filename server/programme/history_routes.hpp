// ?asOf= of /events/{id} and /events/{id}/sessions.
#pragma once

#include "programme/programme_routes.hpp"

namespace multaqa::programme {

// Where the request names a moment; the routes of the present ask has_moment() first.
inline bool has_moment(const web_api::Request& request) { return request.query_parameter("asOf").has_value(); }
Result<web_api::Response> answer_event_at(const ProgrammeParts& parts, const web_api::Request& request);
Result<web_api::Response> answer_sessions_at(const ProgrammeParts& parts, const web_api::Request& request);

}  // namespace multaqa::programme
