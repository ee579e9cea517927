#include "web_api/preconditions.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <string_view>

#include "common/text/percent_encoding.hpp"
#include "web_api/header_values.hpp"

namespace multaqa::web_api {
namespace {

std::optional<std::int64_t> parse_integer(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

// NUL between the parts, so that none can take over the end of another.
std::string fingerprint(const Request& request) {
    std::string text(word(request.method));
    text.append(1, '\0').append(request.path).append(1, '\0').append(request.body);
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex.push_back(kHex[digest[i] >> 4]);
        hex.push_back(kHex[digest[i] & 15]);
    }
    return hex;
}

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool is_json(std::string_view content_type) {
    const auto type = trimmed(content_type.substr(0, content_type.find(';')));
    return equal_ignoring_case(type, "application/json") || equal_ignoring_case(type, "application/merge-patch+json");
}

}  // namespace

std::string etag_of(std::int64_t version) { return "\"v" + std::to_string(version) + "\""; }

Result<std::int64_t> required_version(const Request& request) {
    if (!request.has_header("if-match")) return Problem{.code = ProblemCode::precondition_required};
    auto tag = trimmed(request.header("if-match"));
    const bool ours = tag.size() > 3 && tag.substr(0, 2) == "\"v" && tag.back() == '"';
    const auto version = ours ? parse_integer(tag.substr(2, tag.size() - 3)) : std::nullopt;
    if (!version || *version < 1) return Problem{.code = ProblemCode::version_mismatch};
    return *version;
}

Result<std::optional<KeyedRequest>> idempotency_key(const Request& request) {
    if (!request.has_header("idempotency-key")) return std::optional<KeyedRequest>{};
    const auto key = request.header("idempotency-key");
    if (key.empty() || key.size() > limits::kIdempotencyKeyBytes || !is_printable_ascii(key))
        return validation_failed("Idempotency-Key:", "fault.idempotency-key",
                                 {{"limit", std::to_string(limits::kIdempotencyKeyBytes)}});
    return std::optional<KeyedRequest>{KeyedRequest{.key = std::string(key), .hash = fingerprint(request)}};
}

Result<Page> page_of(const Request& request) {
    Page page;
    if (const auto text = request.query_parameter("limit")) {
        const auto limit = parse_integer(*text);
        if (!limit || *limit < 1 || *limit > static_cast<std::int64_t>(limits::kPageItems))
            return validation_failed("?limit", "fault.range", {{"min", "1"}, {"max", std::to_string(limits::kPageItems)}});
        page.limit = static_cast<std::size_t>(*limit);
    }
    page.cursor = request.query_parameter("cursor").value_or("");
    return page;
}

Response page_response(const Request& request, json::array items, const std::string& next_cursor) {
    return page_response(request, json::object{{"items", std::move(items)}}, next_cursor);
}

Response page_response(const Request& request, const json::object& body, const std::string& next_cursor) {
    auto response = json_response(200, body);
    if (next_cursor.empty()) return response;
    std::string link = "<" + request.target.substr(0, request.target.find('?')) + "?";
    for (const auto& [name, value] : request.query)
        if (name != "cursor") link += percent_encode(name) + "=" + percent_encode(value) + "&";
    link += "cursor=" + percent_encode(next_cursor) + ">; rel=\"next\"";
    return std::move(response.with("Link", std::move(link)));
}

Result<json::value> json_body(const Request& request) {
    if (!is_json(request.header("content-type"))) return Problem{.code = ProblemCode::unsupported_media_type};
    return json::parse(request.body);
}

}  // namespace multaqa::web_api
