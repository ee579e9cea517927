// The header of one request as views into the connection's read buffer, before anything is copied.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "web_api/request.hpp"

namespace multaqa::edge {

struct RequestHead {
    web_api::Method method = web_api::Method::other;
    std::string_view target;
    int version = 11;  // 10 or 11
    std::vector<std::pair<std::string_view, std::string_view>> fields;  // names as sent
    // Those that the edge itself looks at.
    std::string_view host, accept_encoding, if_none_match, expect, upgrade, request_id, transfer_encoding;
    int hosts = 0;
    int credentials = 0;  // cookies and Authorization headers

    void clear();  // keeps the capacity of fields
};

// How far the header has come in the bytes read so far. The parser is only given whole headers, because it hands out
// views and would consume half of one.
struct HeaderScan {
    enum class State { incomplete, complete, malformed, target_too_long, too_large };
    State state = State::incomplete;
    std::size_t skipped = 0;  // empty lines before the request line (RFC 9112 §2.2)
    std::size_t size = 0;     // of the complete header, with the empty line that ends it
};
// `from` is where the last scan of the same bytes stopped (its text.size()), 0 at first.
HeaderScan scan_header(std::string_view text, std::size_t from, std::size_t header_bytes, std::size_t target_bytes);

}  // namespace multaqa::edge
