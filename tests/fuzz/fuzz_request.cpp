// An HTTP request as it comes from the network: the scan for its end, Beast's parser, our reading of targets, cookies,
// codings, tags and languages.
#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <string>

#include "common/text/percent_encoding.hpp"
#include "common/text/utf8.hpp"
#include "edge/request_builder.hpp"
#include "edge/request_head.hpp"
#include "edge/request_parser.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "web_api/header_values.hpp"
#include "web_api/preconditions.hpp"
#include "web_api/target.hpp"

namespace {

using multaqa::fuzz::require;
using namespace multaqa;

constexpr std::size_t kHeader = 4'000, kTarget = 1'000;

bool lies_within(std::string_view part, std::string_view whole) {
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

// However the bytes are cut, the same header is found.
void check_scan(std::string_view text, const edge::HeaderScan& whole) {
    if (whole.state != edge::HeaderScan::State::complete) return;
    const auto half = text.size() / 2;
    const auto first = edge::scan_header(text.substr(0, half), 0, kHeader, kTarget);
    if (first.state != edge::HeaderScan::State::incomplete) return;
    const auto second = edge::scan_header(text, half, kHeader, kTarget);
    require("a header in two pieces is the same header",
            second.state == whole.state && second.size == whole.size && second.skipped == whole.skipped);
}

void check_request(const web_api::Request& request) {
    require("a path begins with a slash", !request.path.empty() && request.path.front() == '/');
    require("a path is UTF-8 without control characters", is_utf8(request.path) && request.path.find('\0') == std::string::npos &&
                                                              request.path.find('\n') == std::string::npos);
    require("no path climbs", (request.path + "/").find("/../") == std::string::npos);
    for (const auto& [name, value] : request.headers)
        require("no header holds a line end", (name + value).find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    (void)request.language();
    (void)request.cookie("mq_session");
    (void)web_api::required_version(request);
    (void)web_api::idempotency_key(request);
    (void)web_api::page_of(request);
}

void check_header(std::string_view text) {
    const auto scan = edge::scan_header(text, 0, kHeader, kTarget);
    check_scan(text, scan);
    if (scan.state != edge::HeaderScan::State::complete) return;
    require("the header lies within the bytes", scan.skipped + scan.size <= text.size() && scan.size <= kHeader);
    edge::RequestHead head;
    edge::RequestParser parser(head);
    edge::ErrorCode error;
    const auto used = parser.put(boost::asio::const_buffer(text.data() + scan.skipped, scan.size), error);
    if (error || !parser.is_header_done() || used != scan.size || !parser.is_acceptable()) return;
    for (const auto& [name, value] : head.fields)
        require("fields are views into the bytes", lies_within(name, text) && lies_within(value, text));
    require("the target is a view into the bytes", lies_within(head.target, text));
    if (const auto request = edge::build_request(head, "id", {"192.0.2.1", web_api::Transport::plain}, {"192.0.2.1"})) check_request(*request);
    if (parser.is_done()) return;
    std::string body;
    parser.eager(true);
    parser.take_body(body, kTarget);
    const auto rest = text.substr(scan.skipped + scan.size);
    (void)parser.put(boost::asio::const_buffer(rest.data(), rest.size()), error);
    require("a body keeps its limit", body.size() <= kTarget);
}

void check_values(std::string_view text) {
    if (const auto cookie = web_api::cookie_value(text, "a")) require("a cookie is part of its header", lies_within(*cookie, text));
    const auto codings = web_api::accepted_codings(text);
    for (const int weight : {codings.gzip, codings.brotli, codings.identity})
        require("a weight is between 0 and 1000", weight >= 0 && weight <= 1000);
    (void)web_api::matches_none(text, "\"a\"");
    (void)web_api::lists_token(text, "upgrade");
    (void)negotiate_language(text);
    if (const auto decoded = web_api::percent_decode(text, web_api::Part::path)) {
        require("what is decoded is UTF-8", is_utf8(*decoded));
        require("encoding undoes decoding", web_api::percent_decode(multaqa::percent_encode(*decoded), web_api::Part::query) == *decoded);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = multaqa::fuzz::as_text(data, size);
    check_header(text);
    check_values(text);
    return 0;
}
