// ETag, If-Match, If-None-Match (RFC 9110 §13), Idempotency-Key and paging parameters, read from a request.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "common/result/result.hpp"
#include "common/limits.hpp"
#include "web_api/request.hpp"
#include "web_api/response.hpp"

namespace multaqa::web_api {

// The version that If-Match names: `"v7"` → 7. precondition_required when absent; version_mismatch for anything that
// is not one strong tag of ours; "*" is not accepted (a change must name what it has seen).
Result<std::int64_t> required_version(const Request& request);

std::string etag_of(std::int64_t version);  // "\"v7\""

struct KeyedRequest {
    std::string key;
    std::string hash;  // SHA-256 of method, path and body, hex
};
// Absent: nullopt. Empty, longer than limits::kIdempotencyKeyBytes or not printable ASCII: validation_failed.
Result<std::optional<KeyedRequest>> idempotency_key(const Request& request);

// ?limit=&cursor= : cursor is an opaque text that the previous page gave out.
struct Page {
    std::size_t limit = limits::kPageItemsDefault;
    std::string cursor;  // "" = from the start
};
Result<Page> page_of(const Request& request);
// {"items": […]} with Link: <…?cursor=…>; rel="next" when `next_cursor` is not empty.
Response page_response(const Request& request, json::array items, const std::string& next_cursor);
// The same of a body that says more than its items.
Response page_response(const Request& request, const json::object& body, const std::string& next_cursor);

// The body as JSON: unsupported_media_type unless application/json (or application/merge-patch+json), malformed_json.
Result<json::value> json_body(const Request& request);

}  // namespace multaqa::web_api
