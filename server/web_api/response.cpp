#include "web_api/response.hpp"

#include "web_api/preconditions.hpp"

namespace multaqa::web_api {

std::string_view Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

Response json_response(int status, const json::value& body) {
    return text_response(status, "application/json", json::serialize(body));
}

Response no_content() { return {.status = 204, .headers = {}, .body = nullptr}; }

Response text_response(int status, std::string content_type, std::string body) {
    Response response{.status = status, .headers = {}, .body = std::make_shared<const std::string>(std::move(body))};
    response.with("Content-Type", std::move(content_type));
    return response;
}

Response resource_response(int status, const json::value& body, std::int64_t version) {
    return json_response(status, body).with("ETag", etag_of(version));
}

}  // namespace multaqa::web_api
