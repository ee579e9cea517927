// Requests and a service made of small parts, for the tests of web_api.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "web_api/request.hpp"
#include "web_api/target.hpp"

namespace multaqa::web_api {

inline Request make_request(Method method, const std::string& target,
                            std::vector<std::pair<std::string, std::string>> headers = {}, std::string body = "") {
    Request request;
    const auto parsed = parse_target(target);
    request.method = method;
    request.target = target;
    if (parsed) {
        request.path = parsed->path;
        request.query = parsed->query;
    }
    request.headers = std::move(headers);
    request.body = std::move(body);
    request.remote_address = "192.0.2.7";
    request.id = "r-1";
    return request;
}

}  // namespace multaqa::web_api
