// Requests of an administrator to the application, without a socket, with the script of what was asked and answered.
#pragma once

#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/application.hpp"
#include "common/json/json.hpp"
#include "web_api/preconditions.hpp"
#include "web_api/target.hpp"

namespace multaqa::test {

// One thread at a time.
class Desk {
  public:
    explicit Desk(app::Application& application) : application_(application) {}

    struct Ask {
        web_api::Method method = web_api::Method::get;
        std::string target;  // below /api/v1, with its query
        std::string body;
        std::string media_type = "application/json";
        std::optional<std::int64_t> version;  // If-Match
        std::string token = "local";
    };
    struct Answer {
        int status = 0;
        json::value body;  // null where it is no JSON
        std::string bytes;
        bool is_done() const { return status >= 200 && status < 300; }
        std::string text(std::string_view member) const;  // "" where there is none
    };
    // Reading is not written into the script.
    Answer ask(const Ask& wanted);
    Answer get(const std::string& target) { return ask({.target = target}); }
    Answer post(const std::string& target, const json::value& body, std::optional<std::int64_t> version = {});
    Answer patch(const std::string& target, std::int64_t version, const json::value& body);
    Answer remove(const std::string& target, std::int64_t version);

    // Line by line, the last ones last.
    const std::vector<std::string>& script() const { return script_; }

  private:
    app::Application& application_;
    std::vector<std::string> script_;
};

inline web_api::Request desk_request(const Desk::Ask& wanted) {
    web_api::Request request;
    request.method = wanted.method;
    request.target = "/api/v1" + wanted.target;
    auto target = web_api::parse_target(request.target).value();
    request.path = std::move(target.path);
    request.query = std::move(target.query);
    request.headers.emplace_back("authorization", "Bearer " + wanted.token);
    if (wanted.method != web_api::Method::get) request.headers.emplace_back("content-type", wanted.media_type);
    if (wanted.version) request.headers.emplace_back("if-match", web_api::etag_of(*wanted.version));
    request.body = wanted.body;
    request.remote_address = "127.0.0.1";
    request.id = "desk";
    return request;
}

inline std::string desk_line(const Desk::Ask& wanted, const Desk::Answer& answer) {
    std::string line(word(wanted.method));
    line += " " + wanted.target;
    if (wanted.version) line += " v" + std::to_string(*wanted.version);
    if (wanted.body.size() < 600) line += " " + wanted.body;
    line += " -> " + std::to_string(answer.status);
    return answer.is_done() ? line : line + " " + answer.text("code");
}

inline std::string Desk::Answer::text(std::string_view member) const {
    if (!body.is_object()) return "";
    const auto* const found = body.as_object().if_contains(member);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
}

inline Desk::Answer Desk::ask(const Ask& wanted) {
    auto promise = std::make_shared<std::promise<web_api::Response>>();
    auto future = promise->get_future();
    application_.service().handle(desk_request(wanted), [promise](web_api::Response response) { promise->set_value(std::move(response)); });
    const auto response = future.get();
    Answer answer{response.status, {}, response.body ? *response.body : ""};
    const bool is_json = std::string(response.header("Content-Type")).find("json") != std::string::npos;
    if (is_json && !answer.bytes.empty()) answer.body = json::parse_trusted(answer.bytes);
    if (wanted.method != web_api::Method::get) script_.push_back(desk_line(wanted, answer));
    return answer;
}

inline Desk::Answer Desk::post(const std::string& target, const json::value& body, std::optional<std::int64_t> version) {
    return ask({.method = web_api::Method::post, .target = target, .body = json::serialize(body), .version = version});
}

inline Desk::Answer Desk::patch(const std::string& target, std::int64_t version, const json::value& body) {
    return ask({.method = web_api::Method::patch, .target = target, .body = json::serialize(body), .version = version});
}

inline Desk::Answer Desk::remove(const std::string& target, std::int64_t version) {
    return ask({.method = web_api::Method::delete_, .target = target, .version = version});
}

}  // namespace multaqa::test
