#include "common/result/problem.hpp"

#include <array>

namespace multaqa {
namespace {

struct Entry {
    ProblemCode code;
    std::string_view word;
    int status;
};

// In a function, because the names of some codes are also the names of shorthands in this namespace.
constexpr auto all_entries() {
    using enum ProblemCode;
    return std::array{
        Entry{malformed_json, "malformed-json", 400},
        Entry{malformed_request, "malformed-request", 400},
        Entry{unauthenticated, "unauthenticated", 401},
        Entry{sign_in_failed, "sign-in-failed", 401},
        Entry{forbidden, "forbidden", 403},
        Entry{origin_refused, "origin-refused", 403},
        Entry{not_found, "not-found", 404},
        Entry{method_not_allowed, "method-not-allowed", 405},
        Entry{not_acceptable, "not-acceptable", 406},
        Entry{request_timeout, "request-timeout", 408},
        Entry{version_mismatch, "version-mismatch", 412},
        Entry{revision_mismatch, "revision-mismatch", 409},
        Entry{schedule_conflict, "schedule-conflict", 409},
        Entry{nothing_to_release, "nothing-to-release", 409},
        Entry{release_blocked, "release-blocked", 409},
        Entry{slug_taken, "slug-taken", 409},
        Entry{email_taken, "email-taken", 409},
        Entry{last_administrator, "last-administrator", 409},
        Entry{zone_change_running, "zone-change-running", 409},
        Entry{status_transition_refused, "status-transition-refused", 409},
        Entry{nothing_to_give_up, "nothing-to-give-up", 409},
        Entry{suggestion_stale, "suggestion-stale", 409},
        Entry{suggestion_expired, "suggestion-expired", 410},
        Entry{link_invalid, "link-invalid", 410},
        Entry{payload_too_large, "payload-too-large", 413},
        Entry{uri_too_long, "uri-too-long", 414},
        Entry{unsupported_media_type, "unsupported-media-type", 415},
        Entry{validation_failed, "validation-failed", 422},
        Entry{nonexistent_local_time, "nonexistent-local-time", 422},
        Entry{ambiguous_local_time, "ambiguous-local-time", 422},
        Entry{unknown_time_zone, "unknown-time-zone", 422},
        Entry{idempotency_key_reused, "idempotency-key-reused", 422},
        Entry{import_unreadable, "import-unreadable", 422},
        Entry{import_too_large, "import-too-large", 422},
        Entry{precondition_required, "precondition-required", 428},
        Entry{too_many_attempts, "too-many-attempts", 429},
        Entry{too_many_requests, "too-many-requests", 429},
        Entry{header_too_large, "header-too-large", 431},
        Entry{internal_error, "internal-error", 500},
        Entry{overloaded, "overloaded", 503},
        Entry{storage_unavailable, "storage-unavailable", 503},
        Entry{shutting_down, "shutting-down", 503},
        Entry{not_ready, "not-ready", 503},
    };
}
constexpr auto kEntries = all_entries();

constexpr bool in_enum_order() {
    for (std::size_t i = 0; i < kEntries.size(); ++i)
        if (static_cast<std::size_t>(kEntries[i].code) != i) return false;
    return kEntries.size() == static_cast<std::size_t>(ProblemCode::not_ready) + 1;
}
static_assert(in_enum_order(), "kEntries is indexed by the enum");

const Entry& entry(ProblemCode code) { return kEntries.at(static_cast<std::size_t>(code)); }

}  // namespace

std::string_view word(ProblemCode code) { return entry(code).word; }
int http_status(ProblemCode code) { return entry(code).status; }

std::vector<ProblemCode> all_problem_codes() {
    std::vector<ProblemCode> codes;
    codes.reserve(kEntries.size());
    for (const auto& e : kEntries) codes.push_back(e.code);
    return codes;
}

Problem not_found() { return {.code = ProblemCode::not_found}; }
Problem forbidden() { return {.code = ProblemCode::forbidden}; }

Problem validation_failed(std::vector<Fault> faults) {
    return {.code = ProblemCode::validation_failed, .faults = std::move(faults)};
}

Problem validation_failed(std::string pointer, std::string key, std::vector<MessageArgument> arguments) {
    return validation_failed({Fault{std::move(pointer), std::move(key), std::move(arguments)}});
}

}  // namespace multaqa
