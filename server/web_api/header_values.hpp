// Values of HTTP headers that we read ourselves, without allocation: cookies, codings, lists of tokens and tags.
#pragma once

#include <optional>
#include <string_view>

namespace multaqa::web_api {

// The value of the first cookie of this name in a Cookie header (RFC 6265 §4.2.1), quotes kept.
std::optional<std::string_view> cookie_value(std::string_view cookie_header, std::string_view name);

enum class Coding { identity, gzip, brotli };
std::string_view word(Coding coding);  // "gzip", "br", "identity"

// Weights of an Accept-Encoding header in thousandths; 0 = refused (RFC 9110 §12.5.3). An empty header, or none,
// accepts identity only.
struct AcceptedCodings {
    int gzip = 0;
    int brotli = 0;
    int identity = 1;  // the last resort unless it is named
};
AcceptedCodings accepted_codings(std::string_view accept_encoding);

// Whether a comma-separated list names the token, ignoring case: Connection, Upgrade, Sec-WebSocket-Protocol.
bool lists_token(std::string_view list, std::string_view token);

// Whether If-None-Match names this tag (with quotes) by weak comparison, or is "*".
bool matches_none(std::string_view if_none_match, std::string_view quoted_etag);

bool equal_ignoring_case(std::string_view a, std::string_view b);  // ASCII
std::string_view trimmed(std::string_view text);                   // without spaces and tabs at both ends

}  // namespace multaqa::web_api
