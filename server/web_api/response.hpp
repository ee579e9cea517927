// An HTTP answer without a socket: status, headers and a body that may be shared by many.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/json/json.hpp"

namespace multaqa::web_api {

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;  // Content-Length, Date, Server and X-Request-Id are edge's
    std::shared_ptr<const std::string> body;                   // null: none

    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    std::string_view header(std::string_view name) const;  // "" if absent; names exactly as we write them: "ETag"
};

Response json_response(int status, const json::value& body);
Response no_content();
Response text_response(int status, std::string content_type, std::string body);
// With ETag "v<version>": every changeable resource (CONTRACT.md).
Response resource_response(int status, const json::value& body, std::int64_t version);

}  // namespace multaqa::web_api
