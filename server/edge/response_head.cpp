#include "edge/response_head.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/log.hpp"

namespace multaqa::edge {
namespace {

constexpr std::size_t kRequestIdBytes = 64;

bool breaks_lines(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

// RFC 9110 §8.6: none in a 204, and in a 304 it would have to be that of the 200.
bool may_bear_length(int status) { return status >= 200 && status != 204 && status != 304; }

}  // namespace

std::string_view reason_phrase(int status) {
    constexpr std::array<std::pair<int, std::string_view>, 29> kReasons = {{
        {200, "OK"}, {201, "Created"}, {202, "Accepted"}, {204, "No Content"}, {206, "Partial Content"},
        {301, "Moved Permanently"}, {302, "Found"}, {303, "See Other"}, {304, "Not Modified"},
        {307, "Temporary Redirect"}, {308, "Permanent Redirect"}, {400, "Bad Request"}, {401, "Unauthorized"},
        {403, "Forbidden"}, {404, "Not Found"}, {405, "Method Not Allowed"}, {406, "Not Acceptable"},
        {408, "Request Timeout"}, {409, "Conflict"}, {410, "Gone"}, {412, "Precondition Failed"},
        {413, "Content Too Large"}, {414, "URI Too Long"}, {415, "Unsupported Media Type"},
        {422, "Unprocessable Content"}, {428, "Precondition Required"}, {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"}, {503, "Service Unavailable"},
    }};
    const auto found = std::find_if(kReasons.begin(), kReasons.end(), [&](const auto& r) { return r.first == status; });
    return found == kReasons.end() ? std::string_view("Internal Server Error") : found->second;
}

void append_tail(std::string& head, std::string_view date_line, std::string_view request_id, int version,
                 Persistence persistence) {
    head.append(date_line).append("X-Request-Id: ").append(request_id).append("\r\n");
    if (persistence == Persistence::close) head.append("Connection: close\r\n");
    else if (version == 10) head.append("Connection: keep-alive\r\n");
    head.append("\r\n");
}

void append_head(std::string& head, const web_api::Response& response) {
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason_phrase(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers) {
        if (breaks_lines(name) || breaks_lines(value)) {
            log::error("response-header-dropped", {{"status", std::int64_t{response.status}}});
            continue;
        }
        head.append(name).append(": ").append(value).append("\r\n");
    }
    if (!may_bear_length(response.status)) return;
    head.append("Content-Length: ").append(std::to_string(response.body ? response.body->size() : 0)).append("\r\n");
}

bool is_request_id(std::string_view text) {
    return !text.empty() && text.size() <= kRequestIdBytes && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.';
    });
}

}  // namespace multaqa::edge
