// Header blocks of answers as text; what the edge itself adds to every answer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "web_api/response.hpp"

namespace multaqa::edge {

enum class Persistence { keep_alive, close };

// Date, X-Request-Id, Connection where it is not the default of the version, and the empty line.
void append_tail(std::string& head, std::string_view date_line, std::string_view request_id, int version,
                 Persistence persistence);

// Status line and headers of an answer that a handler made, with Content-Length where it may stand. A header whose
// name or value would break the block (CR, LF, NUL) is left out and logged.
void append_head(std::string& head, const web_api::Response& response);

std::string_view reason_phrase(int status);

// 1–64 letters, digits, "-", "_", ".": what we take over from a client or proxy as request id.
bool is_request_id(std::string_view text);

}  // namespace multaqa::edge
