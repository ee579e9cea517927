// A refusal that a correct client can meet, with a stable code (RFC 9457): one value for HTTP and WebSocket.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace multaqa {

// Closed list; problem.cpp holds the word and the HTTP status of each, the catalogues its title
// ("problem.<word>"), schema/openapi.yaml its documentation.
enum class ProblemCode {
    malformed_json,
    malformed_request,
    unauthenticated,
    sign_in_failed,
    forbidden,
    origin_refused,
    not_found,
    method_not_allowed,
    not_acceptable,
    request_timeout,
    version_mismatch,
    revision_mismatch,
    schedule_conflict,
    nothing_to_release,
    release_blocked,
    slug_taken,
    email_taken,
    last_administrator,
    zone_change_running,
    status_transition_refused,
    nothing_to_give_up,
    suggestion_stale,
    suggestion_expired,
    link_invalid,
    payload_too_large,
    uri_too_long,
    unsupported_media_type,
    validation_failed,
    nonexistent_local_time,
    ambiguous_local_time,
    unknown_time_zone,
    idempotency_key_reused,
    import_unreadable,
    import_too_large,
    precondition_required,
    too_many_attempts,
    too_many_requests,
    header_too_large,
    internal_error,
    overloaded,
    storage_unavailable,
    shutting_down,
    not_ready,
};

std::string_view word(ProblemCode code);  // "schedule-conflict"
int http_status(ProblemCode code);        // 409
// Every code, in the order of the enum: for tests of catalogues and documentation.
std::vector<ProblemCode> all_problem_codes();

// Arguments of a message: name → text or number, in the order given. Never secrets, never contact data.
using MessageArgument = std::pair<std::string, std::string>;

// What is wrong with one field. `key` names a message of the catalogues ("fault.required"), rendered at the edge.
struct Fault {
    std::string pointer;  // RFC 6901, e.g. "/timeZone"; for query parameters "?limit", for headers "If-Match:"
    std::string key;
    std::vector<MessageArgument> arguments;
};

// One way to read a local time that the clocks skip or show twice (DECISIONS 2).
struct TimeAlternative {
    std::string disambiguation;  // "earlier" or "later"
    std::string start;           // local date-time, e.g. "2027-03-28T03:30:00"
    std::string utc_start;       // "2027-03-28T01:30:00Z"
    std::string utc_offset;      // "+02:00"
};

// What a capability attaches to a refusal for whoever completes the answer to the left of the client
// (scheduling: the clashes). Typed by derived classes; the lower layers only carry it.
struct ProblemEvidence {
    virtual ~ProblemEvidence() = default;
};

struct Problem {
    ProblemCode code{};
    std::vector<Fault> faults;  // all at once, never only the first
    std::vector<TimeAlternative> alternatives;
    std::shared_ptr<const ProblemEvidence> evidence;
    std::optional<std::int64_t> revision;             // the current one, where the client named an older
    std::optional<std::chrono::seconds> retry_after;  // 429 and 503
};

// Shorthands for the commonest refusals.
Problem not_found();
Problem forbidden();
Problem validation_failed(std::vector<Fault> faults);
Problem validation_failed(std::string pointer, std::string key, std::vector<MessageArgument> arguments = {});

}  // namespace multaqa
