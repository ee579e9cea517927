// The working programme as it stood at a revision or an instant, found by walking the change log; for staff.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "common/identity/caller.hpp"
#include "common/json/json.hpp"
#include "common/result/result.hpp"
#include "programme/event.hpp"
#include "store/connection.hpp"

namespace multaqa::programme {

// "17" is a revision of the event's scope, "2027-01-12T09:00:00Z" an instant; validation_failed for anything else.
using Moment = std::variant<std::int64_t, Instant>;
Result<Moment> parse_moment(std::string_view text);

// As the resource, without what the log does not keep: version, updated, and what a release holds of a session's
// published placement. Rights are those of now. not_found before the event existed; validation_failed where the history
// does not reach back that far.
Result<json::object> event_at(store::Connection& db, const Caller& caller, const EventId& event, const Moment& moment);
// By utcStart, then id.
Result<std::vector<json::object>> sessions_at(store::Connection& db, const Caller& caller, const EventId& event, const Moment& moment);

}  // namespace multaqa::programme
